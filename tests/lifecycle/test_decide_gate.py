"""Moving a project from its pages: approve, override with a reason, aside and back."""

from datetime import date, timedelta

import pytest

from lifecycle.models import Project, StageTransition
from tests.cast import put_in_state


def post(client, user, project, rest, **data):
    client.force_login(user)
    return client.post(f"/projects/{project.number}/{rest}", data)


def state(project):
    return Project.objects.values_list("state", flat=True).get(pk=project.pk)


def test_the_approver_passes_the_gate_and_a_second_click_changes_nothing(cast, client):
    assert post(client, cast.sales, cast.project, "advance/", gate="G0").status_code == 302
    assert state(cast.project) == "presales"
    post(client, cast.sales, cast.project, "advance/", gate="G0")
    assert state(cast.project) == "presales" and StageTransition.objects.filter(result="passed").count() == 1


def test_unmet_conditions_are_told_and_the_try_is_written_down(cast, client):
    put_in_state(cast.project, "presales")
    answer = post(client, cast.sales, cast.project, "advance/", gate="G2")
    assert state(cast.project) == "presales" and StageTransition.objects.filter(result="refused").count() == 1
    assert "conditions are not met" in client.get(answer.url).content.decode()


@pytest.mark.parametrize(("who", "status"), [("consultant", 403), ("support", 403), ("admin", 403), ("outsider", 404)])
def test_others_cannot_move_it(cast, client, who, status):
    for rest in ("advance/", "move/suspend/", "override/"):
        assert post(client, getattr(cast, who), cast.project, rest, gate="G0").status_code == status
    assert state(cast.project) == "lead"


def test_somebody_who_is_no_approver_is_told_who_decides(cast, client):
    answer = post(client, cast.implementation, cast.project, "advance/", gate="G0")
    assert state(cast.project) == "lead"
    assert "This step is decided by" in client.get(answer.url).content.decode()


def test_an_unknown_gate_is_not_found(cast, client):
    assert post(client, cast.sales, cast.project, "advance/", gate="G99").status_code == 404


def test_an_executive_overrides_with_a_reason_only(cast, client):
    put_in_state(cast.project, "presales")
    client.force_login(cast.executive)
    page = client.get(f"/projects/{cast.project.number}/override/").content.decode()
    assert "not met below" in page or "conditions below are not met" in page
    short = post(client, cast.executive, cast.project, "override/", gate="G2", reason="short")
    assert short.status_code == 422 and "reason" in short.context["form"].errors
    done = post(
        client, cast.executive, cast.project, "override/", gate="G2", reason="The customer's board decides on Friday"
    )
    assert done.status_code == 302 and state(cast.project) == "contract"
    stage = client.get(f"/projects/{cast.project.number}/presales/").content.decode()
    assert "board decides on Friday" in stage and "Overridden" in stage


def test_nobody_overrides_their_own_gate(cast, client):
    put_in_state(cast.project, "presales", presales_owner=cast.executive)
    answer = post(client, cast.executive, cast.project, "override/", gate="G2", reason="Because I want it so much")
    assert answer.status_code == 422 and "own gate" in answer.content.decode()
    assert state(cast.project) == "presales"


@pytest.mark.parametrize(
    ("act", "before", "data", "after"),
    [
        ("suspend", "delivery", {"reason": "Budget", "review_on": date.today() + timedelta(days=30)}, "suspended"),
        ("resume", "suspended", {"reason": "Budget is there"}, "delivery"),
        ("back", "delivery", {"reason": "Hand-over incomplete"}, "contract"),
        ("lose", "presales", {"reason": "price", "note": "Too dear"}, "lost"),
    ],
)
def test_moves_aside_need_their_reason(cast, client, act, before, data, after):
    put_in_state(cast.project, before, state_before="delivery", contract_passed_at=None)
    empty = post(client, cast.sales, cast.project, f"move/{act}/")
    assert empty.status_code == 422 and state(cast.project) == before
    assert post(client, cast.sales, cast.project, f"move/{act}/", **data).status_code == 302
    assert state(cast.project) == after


def test_only_executives_terminate_and_open_again(cast, client):
    put_in_state(cast.project, "delivery")
    data = {"settlement": "Paid for the work done"}
    assert post(client, cast.sales, cast.project, "move/terminate/", **data).status_code == 403
    assert post(client, cast.executive, cast.project, "move/terminate/", **data).status_code == 302
    assert state(cast.project) == "terminated"


def test_what_the_state_does_not_allow_is_refused_in_words(cast, client):
    put_in_state(cast.project, "delivery")
    answer = post(client, cast.sales, cast.project, "move/lose/", reason="price", note="Too dear")
    assert answer.status_code == 422 and "cannot be lost" in answer.content.decode()
    assert post(client, cast.sales, cast.project, "move/nonsense/").status_code == 404
