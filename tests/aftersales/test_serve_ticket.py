"""Tickets: answered and solved within working hours, confirmed or opened again, rated, led on; by us and by private link."""

import re
import uuid
from datetime import datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from aftersales import desk, ticketmail
from aftersales.models import ImprovementItem, SupportTicket
from lifecycle.errors import Refused
from lifecycle.models import ChecklistItem, Outbox, PortalLink, Question, Requirement, SiteSettings, Trace
from lifecycle.workhours import a_day, add_hours, hours_between
from tests.aftersales.tickets import a_service_visit, a_ticket, an_improvement, solved
from tests.cast import put_in_state

pytestmark = pytest.mark.django_db
NINE, SIX = time(9), time(18)
TOKEN = re.compile(r"/a/([^/\s]+)/")


@pytest.fixture
def cast(cast: SimpleNamespace) -> SimpleNamespace:
    put_in_state(cast.project, "payment")
    return cast


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In a plain week: Monday is 2026-03-09."""
    return datetime(2026, 3, day, hour, minute, tzinfo=timezone.get_default_timezone())


def test_hours_run_only_while_we_work() -> None:
    assert add_hours(at(9, 10), 4, NINE, SIX) == at(9, 14)
    assert add_hours(at(9, 17), 4, NINE, SIX) == at(10, 12)
    assert add_hours(at(13, 17), 2, NINE, SIX) == at(16, 10)  # over a weekend
    assert add_hours(at(14, 11), 1, NINE, SIX) == at(16, 10)  # reported on a Saturday
    assert add_hours(at(9, 22), 0.5, NINE, SIX) == at(10, 9, 30)
    assert add_hours(at(9, 9), 18, NINE, SIX) == at(10, 18)
    assert hours_between(at(13, 17), at(16, 10), NINE, SIX) == 2
    assert hours_between(at(16, 10), at(13, 17), NINE, SIX) == 0
    assert a_day(NINE, SIX) == 9


def test_the_settings_say_by_when(cast: SimpleNamespace) -> None:
    site = SiteSettings.load()
    site.service_from, site.service_to = time(0, 1), time(23, 59)
    site.service_targets = {"high": {"response": 0.5, "solve": 1}}
    site.save()
    ticket = a_ticket(cast, reported_at=at(9, 10), priority="high")
    assert (ticket.response_due, ticket.resolve_due) == (at(9, 10, 30), at(9, 11))
    assert ticket.is_breached and "late" in ticket.promise_words
    ticket.priority = "normal"  # not in the table: ours
    ticket.put(by=cast.support, read_version=ticket.version)
    assert ticket.response_due == at(9, 18)


def test_settings_are_edited_on_their_page(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.admin)
    page = client.get("/settings/service/")
    assert page.status_code == 200
    data = {name: field.value() for name, field in ((f.name, f) for f in page.context["form"])}
    data |= {"version": SiteSettings.load().version, "service_from": "08:30", "service_to": "08:00"}
    assert "It ends before it begins." in client.post("/settings/service/", data).content.decode()
    data |= {"service_to": "17:30", "high_response": "6", "high_solve": "2"}
    assert "Nothing is solved before it is answered." in client.post("/settings/service/", data).content.decode()
    data |= {"high_response": "2", "high_solve": "6"}
    assert client.post("/settings/service/", data).status_code == 302
    site = SiteSettings.load()
    assert (site.service_from, site.service_hours("high", "solve")) == (time(8, 30), 6)
    client.force_login(cast.support)
    assert client.get("/settings/service/").status_code == 403


def test_it_goes_from_new_to_closed(cast: SimpleNamespace) -> None:
    ticket = a_ticket(cast)
    assert (ticket.state, ticket.next_due) == ("new", ticket.response_due)
    with pytest.raises(Refused):
        ticket.solve(by=cast.support, solution="没有回复就解决")
    with pytest.raises(Refused) as refusal:
        ticket.respond(by=cast.support, answer=" ")
    assert refusal.value.field == "answer"
    ticket.respond(by=cast.support, answer="已收到")
    ticket.start(by=cast.support)
    ticket.solve(by=cast.support, solution="内存已调大")
    assert ticket.next_due is None and "solved in time" in ticket.promise_words
    with pytest.raises(Refused) as refusal:
        ticket.confirm(by=cast.support, how="")
    assert refusal.value.field == "how"
    with pytest.raises(Refused) as refusal:
        ticket.confirm(by=cast.support, how="电话", rating=6)
    assert refusal.value.field == "rating"
    ticket.confirm(by=cast.support, how="电话", rating=4, words="很快")
    ticket.close(by=cast.support)
    assert (ticket.state, ticket.rating) == ("closed", 4)
    with pytest.raises(Refused):  # a second click
        ticket.close(by=cast.support)


def test_opened_again_the_time_begins_anew(cast: SimpleNamespace) -> None:
    ticket = solved(cast, reported_at=timezone.now() - timedelta(days=30))
    assert ticket.resolve_late
    with pytest.raises(Refused) as refusal:
        ticket.reopen(by=cast.support, reason="")
    assert refusal.value.field == "reason"
    ticket.reopen(by=cast.support, reason="还是慢")
    ticket.refresh_from_db()
    assert (ticket.state, ticket.times_reopened, ticket.solved_at) == ("reopened", 1, None)
    assert ticket.resolve_due > timezone.now() and not ticket.resolve_late
    assert ticket.response_late  # what was late stays late


def test_it_begins_when_the_system_is_live_and_goes_on_after_closing(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "delivery")
    with override("en"), pytest.raises(Refused, match="live"):
        a_ticket(cast)
    put_in_state(cast.project, "closed")
    ticket = a_ticket(cast)
    ticket.respond(by=cast.support, answer="已收到")
    client.force_login(cast.support)
    page = client.get(f"/projects/{cast.project.number}/aftersales/tickets/").content.decode()
    assert "New: Service ticket" in page
    put_in_state(cast.project, "terminated")
    with pytest.raises(Refused, match="ended"):
        a_ticket(cast)


def test_a_ticket_of_a_closed_project_stands_on_today(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "payment")
    ticket = a_ticket(cast)
    put_in_state(cast.project, "closed")
    client.force_login(cast.support)
    assert ticket.get_absolute_url() in client.get("/").content.decode()


def test_it_leads_to_an_issue_a_requirement_and_an_improvement_once_each(cast: SimpleNamespace) -> None:
    ticket = solved(cast)
    facts = {"severity": "high", "owner": cast.pm, "due": timezone.localdate()}
    first, second = ticket.make_issue(by=cast.support, **facts), ticket.make_issue(by=cast.support, **facts)
    assert first == second == Question.objects.get() and first.question_kind == "defect"
    requirement = ticket.make_requirement(by=cast.support, category="usability")
    assert (requirement.state, requirement.source) == ("phase_two", "ticket")
    improvement = ticket.make_improvement(by=cast.support, area="ux")
    assert ticket.make_improvement(by=cast.support, area="ux") == improvement == ImprovementItem.objects.get()
    assert Requirement.objects.count() == 1
    assert Trace.targets(ticket) == [first, requirement, improvement]
    with pytest.raises(Refused) as refusal:
        a_ticket(cast).make_improvement(by=cast.support, area="nothing")
    assert refusal.value.field == "area"


def private_page(kind: str) -> str:
    mail = Outbox.objects.filter(kind=kind).latest("pk")
    found = TOKEN.search(mail.text)
    assert found
    return f"/a/{found[1]}/"


def test_the_customer_reports_by_private_link_and_a_second_click_is_the_same(
    cast: SimpleNamespace, client: Client
) -> None:
    ticketmail.open_desk(cast.project, cast.owner, by=cast.support, message="有事找我们")
    path = private_page("service_desk")
    assert client.get(path).status_code == 200
    data = {"ticket_kind": "technical", "priority": "high", "text": "不能登录", "creation_key": str(uuid.uuid4())}
    assert client.post(path, data | {"text": ""}).status_code == 422
    assert client.post(path, data).status_code == 302
    assert client.post(path, data).status_code == 302
    ticket = SupportTicket.objects.get()
    assert (ticket.contact, ticket.channel, ticket.assigned) == (cast.owner, "link", cast.support)
    assert Outbox.objects.filter(kind="ticket_assigned", to_email=cast.support.email).count() == 1
    other = a_ticket(cast, contact=cast.signatory, title="别人的", text="别人的事")
    assert "别人的事" not in client.get(path).content.decode()
    assert other.pk


def test_the_customer_says_whether_it_is_solved_and_how_we_did(cast: SimpleNamespace, client: Client) -> None:
    ticket = solved(cast)
    path = private_page("ticket_solved")
    assert PortalLink.objects.filter(purpose="service", revoked_at=None).count() == 1
    wrong = client.post(path, {"ticket": ticket.pk, "verdict": "no", "words": ""})
    assert wrong.status_code == 422
    assert client.post(path, {"ticket": ticket.pk, "verdict": "no", "words": "还是慢"}).status_code == 302
    ticket.refresh_from_db()
    assert ticket.state == "reopened"
    ticket.solve(by=cast.support, solution="换了打印机驱动")
    path = private_page("ticket_solved")
    for _click in range(2):
        client.post(path, {"ticket": ticket.pk, "verdict": "yes", "rating": "5", "words": "谢谢"})
    ticket.refresh_from_db()
    assert (ticket.state, ticket.rating, ticket.rating_words) == ("confirmed", 5, "谢谢")
    foreign = solved(cast, contact=cast.signatory)
    assert client.post(path, {"ticket": foreign.pk, "verdict": "yes"}).status_code == 422


def test_a_system_that_runs_is_served_while_its_project_rests(cast: SimpleNamespace, client: Client) -> None:
    ticketmail.open_desk(cast.project, cast.owner, by=cast.support)
    put_in_state(cast.project, "suspended", state_before="trial_run")
    data = {"ticket_kind": "technical", "priority": "high", "text": "不能登录", "creation_key": str(uuid.uuid4())}
    assert client.post(private_page("service_desk"), data).status_code == 302
    assert SupportTicket.objects.get().contact == cast.owner
    put_in_state(cast.project, "suspended", state_before="contract")
    with override("en"), pytest.raises(Refused, match="live"):
        a_ticket(cast)


def test_an_ended_link_is_dead(cast: SimpleNamespace, client: Client) -> None:
    link = ticketmail.open_desk(cast.project, cast.owner, by=cast.support)
    path = private_page("service_desk")
    client.force_login(cast.pm)
    client.post(f"/projects/{cast.project.number}/aftersales/tickets/links/{link.pk}/end/")
    client.logout()
    assert client.get(path).status_code == 410


def test_a_visit_is_confirmed_and_proves_the_open_item_alone(cast: SimpleNamespace) -> None:
    ticket = solved(cast)
    with pytest.raises(Refused) as refusal:
        a_service_visit(ticket, cast, ends=time(8))
    assert refusal.value.field == "ends"
    with pytest.raises(Refused) as refusal:
        a_service_visit(ticket, cast, outcome="open")
    assert refusal.value.field == "left"
    visit = a_service_visit(ticket, cast)
    with pytest.raises(Refused) as refusal:
        visit.confirm(by=cast.support, on=timezone.localdate() + timedelta(days=1), how="纸质")
    assert refusal.value.field == "on"
    visit.confirm(by=cast.support, on=timezone.localdate(), how="纸质", rating=5)
    ticket.refresh_from_db()
    assert (visit.state, ticket.rating) == ("confirmed", 5)
    visit.issue(by=cast.support)
    assert ChecklistItem.objects.get(project=cast.project, code="S3-11", occurrence=1).state == "done"
    assert not ChecklistItem.objects.filter(project=cast.project, code="S3-11", occurrence=2, state="done").exists()


def test_the_list_of_all_tickets_counts_filters_and_exports(cast: SimpleNamespace, client: Client) -> None:
    solved(cast)
    late = a_ticket(cast, title="很旧的", title_en="Very old", reported_at=timezone.now() - timedelta(days=40))
    client.force_login(cast.support)
    page = client.get("/service/")
    assert page.status_code == 200 and page.context["figures"]["solved_share"] == 50
    page = client.get("/service/?late=yes").content.decode()
    assert late.title_en in page and "Printing returns" not in page
    table = client.get("/service/?export=csv")
    assert table.status_code == 200 and "Very old" in b"".join(table).decode("utf-8-sig")
    client.force_login(cast.outsider)
    assert client.get("/service/").context["figures"]["n"] == 0
    rows = {
        key: rows
        for key, _title, _icon, rows in desk.today(user=cast.support, projects=type(cast.project).objects.all())
    }
    assert "Very old" in [row["title"] for row in rows["tickets"]]
    client.force_login(cast.commercial)
    assert client.get("/service/").status_code == 403


def test_pages_of_a_ticket_open(cast: SimpleNamespace, client: Client) -> None:
    ticket = solved(cast)
    visit, item = a_service_visit(ticket, cast), an_improvement(cast)
    client.force_login(cast.support)
    base = f"/projects/{cast.project.number}/aftersales/"
    for record in (ticket, visit, item):
        assert client.get(record.get_absolute_url()).status_code == 200
    for path in (
        "tickets/", "tickets/?late=yes&priority=high", "tickets/new/", f"visits/new/?ticket={ticket.number}", "visits/",
        "improvements/", "improvements/new/", "tickets/links/new/",
    ):  # fmt: skip
        assert client.get(base + path).status_code == 200, path
    for act in ("confirm", "reopen", "issue", "requirement", "improve"):
        assert client.get(ticket.act_url(act)).status_code == 200, act
    sent = client.post(f"{base}tickets/links/new/", {"contact": cast.owner.pk})
    assert sent.status_code == 302


def test_its_page_says_everything_in_words(cast: SimpleNamespace, client: Client) -> None:
    ticket = a_ticket(cast)
    client.force_login(cast.support)
    page = client.get(ticket.get_absolute_url()).content.decode()
    assert "So far" in page and "promise_words" not in page
    assert "Opened again" not in page  # it never was
    rate = client.get(f"{solved(cast).get_absolute_url()}do/confirm/").context["form"]
    assert rate["rating"].value() in (None, "")
