"""Somebody of the customer leaves: what waits for them and where they have a part is seen beforehand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lifecycle import places
from lifecycle.models import ChecklistItem, Event, Project, ProjectContact
from tests.cast import make_project, put_in_state
from tests.lifecycle.signing import papers


def page(contact):
    return f"/customers/{contact.customer_id}/contacts/{contact.pk}/leaves/"


def test_open_requests_are_listed_until_they_end(cast, document, open_request, client):
    assert [row.request for row in places.open_requests(cast.owner)] == [open_request]
    assert not places.open_requests(cast.signatory).exists()
    client.force_login(cast.sales)
    text = client.get(page(cast.owner)).content.decode()
    signatory = open_request.signatories.get(contact=cast.owner)
    assert document.number in text and f"/{signatory.pk}/" in text
    open_request.void(by=cast.sales, reason="需要修改内容")
    assert not places.open_requests(cast.owner).exists()


def test_somebody_asked_later_counts_and_a_copy_does_not(cast, document):
    from lifecycle.models.signatures import Invitee

    people = [
        Invitee(cast.pm, "vendor-1", order=1), Invitee(cast.owner, "customer-1", order=2),
        Invitee(cast.signatory, "", "copy", 3),
    ]  # fmt: skip
    papers.send(cast, document, ordered=True, people=people)
    assert places.open_requests(cast.owner).count() == 1 and not places.open_requests(cast.signatory).exists()


def test_parts_in_running_projects_are_listed_and_those_at_rest_are_not(cast):
    assert not places.places(cast.owner)
    ProjectContact.add(by=cast.sales, project=cast.project, contact=cast.owner, role="change-contact")
    Project.objects.filter(pk=cast.project.pk).update(sponsor=cast.owner)
    item = ChecklistItem.objects.filter(project=cast.project).first()
    ChecklistItem.objects.filter(pk=item.pk).update(waiting_contact=cast.owner, state=ChecklistItem.State.WAITING)
    other = make_project(cast.sales, cast.customer, "旧项目", sponsor=cast.owner)
    put_in_state(other, "lost")
    found = places.places(cast.owner)
    assert [place.project for place in found] == [cast.project] * 3
    assert places.holds_anything(cast.owner) and not places.holds_anything(cast.signatory)


def test_a_place_on_the_panel_counts_until_the_certificate_is_signed(cast):
    from aftersales.models import Acceptance, PanelMember

    acceptance = Acceptance(project=cast.project, title="终验", number=1, created_by=cast.pm, updated_by=cast.pm)
    acceptance.save()
    PanelMember.objects.create(acceptance=acceptance, contact=cast.owner, role="expert")
    assert [place.url for place in places.places(cast.owner)] == [acceptance.get_absolute_url()]
    Acceptance.objects.update(state="passed", signed_on=timezone.localdate())
    assert not places.places(cast.owner)


def test_a_kickoff_ahead_counts_and_one_held_does_not(cast):
    from delivery.models import Kickoff, KickoffAttendee

    kickoff = Kickoff(project=cast.project, number=1, created_by=cast.pm, updated_by=cast.pm)
    kickoff.save()
    KickoffAttendee.objects.create(kickoff=kickoff, side="customer", contact=cast.owner)
    assert [place.url for place in places.places(cast.owner)] == [kickoff.get_absolute_url()]
    Kickoff.objects.update(state="held")
    assert not places.places(cast.owner)


@pytest.mark.parametrize(
    ("state", "gate", "why"),
    [
        ("presales", "G2", "G2-f"),
        ("delivery", "G5", "G5-d"),
        ("acceptance", "G8", "G8-d"),
        ("payment", "G10", "G10-a"),
    ],
)
def test_the_gate_ahead_that_needs_the_customers_signature(cast, state, gate, why):
    from lifecycle.stages import registry

    project = put_in_state(cast.project, state)
    found, texts = places.signature_gate(project)
    assert found.code == gate and str(registry.conditions[why].text) in texts


def test_no_gate_is_named_where_nothing_is_left_to_sign(cast):
    project = put_in_state(cast.project, "payment")
    ChecklistItem.objects.filter(project=project).update(state="done", done_on=timezone.localdate())
    assert places.signature_gate(project) is None
    assert places.signature_gate(put_in_state(project, "closed")) is None


def test_noting_that_they_leave(cast, client):
    today = timezone.localdate()
    client.force_login(cast.sales)
    for _click in range(2):
        assert client.post(page(cast.owner), {"left_on": today.isoformat()}).status_code in (302, 200)
    cast.owner.refresh_from_db()
    assert cast.owner.left_on == today
    assert Event.objects.filter(verb="contact.left").count() == 1


def test_who_may_not_edit_contacts_sees_it_and_notes_nothing(cast, client):
    client.force_login(cast.executive)
    answer = client.get(page(cast.owner))
    assert answer.status_code == 200 and answer.context["form"] is None
    assert client.post(page(cast.owner), {"left_on": "2026-01-01"}).status_code == 403
    client.force_login(cast.outsider)
    assert client.get(page(cast.owner)).status_code == 404


def test_the_contacts_form_leads_on_to_what_remains(cast, client, open_request):
    client.force_login(cast.sales)
    for person, place in ((cast.owner, page(cast.owner)), (cast.signatory, f"/customers/{cast.customer.pk}/")):
        facts = {
            "name": person.name, "kinds": person.kinds, "language": "zh-hans", "version": person.version,
            "email": person.email, "left_on": (timezone.localdate() + timedelta(days=3)).isoformat(),
        }  # fmt: skip
        answer = client.post(f"/customers/{person.customer_id}/contacts/{person.pk}/", facts)
        assert answer.status_code == 302 and answer.url == place


def test_other_peoples_projects_are_counted_and_not_shown(cast, open_request, client):
    ProjectContact.add(by=cast.sales, project=cast.project, contact=cast.owner, role="change-contact")
    stranger = cast.outsider
    stranger.roles = ["IM"]
    stranger.save()
    client.force_login(stranger)
    context = client.get(page(cast.owner)).context
    assert (context["requests"], context["more_requests"]) == ([], 1)
    assert (context["projects"], context["more_projects"]) == ([], 1)
