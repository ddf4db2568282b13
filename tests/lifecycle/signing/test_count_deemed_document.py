"""What deemed acceptance is worth at gates: a signature for the kinds that the settings name, nothing for the others."""

import pytest
from django.utils import timezone, translation

from aftersales.documents import letters
from aftersales.gates.acceptances import certificate_signed
from lifecycle import completion, conditions, hooks, silence
from lifecycle.models import ChecklistItem, Document, Event, Evidence, SiteSettings
from presales.gates.duties import research_finished, solution_signed
from tests import silence as told
from tests.aftersales.acceptances import passed
from tests.cast import put_in_state
from tests.delivery.kickoffs import hold
from tests.lifecycle.signing import papers
from tests.presales.writing import a_final_log, a_presented_solution

REFUSED = "which this gate does not accept"


@pytest.fixture(autouse=True)
def no_certificates(monkeypatch):
    monkeypatch.setattr(completion, "owe", lambda document, **about: None)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def reached(monkeypatch):
    found = []
    monkeypatch.setitem(hooks.HOOKS, "trigger_reached", [lambda **facts: found.append(facts["trigger"])])
    return found


def item(cast, code):
    return ChecklistItem.objects.get(project=cast.project, code=code)


def test_a_solution_counts_where_its_kind_is_taken(cast):
    told.agree(cast, "D06")
    told.take(cast, "D06")
    solution = a_presented_solution(cast)
    document = told.deem(cast, solution.issue(by=cast.implementation))
    solution.refresh_from_db()
    assert (document.state, solution.state, solution.state_label) == ("deemed", "signed", "Deemed accepted")
    assert item(cast, "S1-03").state == "done"
    answer = solution_signed(cast.project)
    assert answer.met and "deemed accepted" in answer.detail
    events = set(Event.objects.filter(project=cast.project).values_list("verb", flat=True))
    assert "solution.deemed" in events and not {"solution.signed", "document.signed", "document.completed"} & events


def test_a_solution_stays_unsigned_where_its_kind_is_not_taken(cast):
    told.agree(cast, "D06")
    solution = a_presented_solution(cast)
    document = told.deem(cast, solution.issue(by=cast.implementation))
    solution.refresh_from_db()
    assert (document.state, solution.state) == ("deemed", "presented") and solution.state_label != "Deemed accepted"
    assert item(cast, "S1-03").is_open
    assert not Evidence.objects.filter(form="signed_document").exists()
    answer = solution_signed(cast.project)
    assert not answer.met and REFUSED in answer.detail and document.number in answer.detail
    assert REFUSED in conditions.items_ended("S1-03")(cast.project).detail


def test_beside_what_was_deemed_stands_that_it_was(cast, client):
    told.agree(cast, "D06")
    told.take(cast, "D06")
    document = told.deem(cast, a_presented_solution(cast).issue(by=cast.implementation))
    client.force_login(cast.sales)
    words = f"{document.number} (deemed accepted)"
    assert words in client.get(f"/projects/{cast.project.number}/presales/").content.decode()
    assert words in client.get(item(cast, "S1-03").get_absolute_url()).content.decode()


def test_a_letter_that_asks_for_payment_says_which_proof_is_silence(cast):
    told.agree(cast, "D35")
    document = told.deem(cast, passed(cast).issue(by=cast.pm), slot="panel-1")
    assert letters._proof(cast.project, "D35") == []
    told.take(cast, "D35")
    (proof,) = letters._proof(cast.project, "D35")
    assert proof["number"] == document.number and proof["title"]["en"].endswith("(deemed accepted)")


def test_a_signed_solution_says_signed(cast):
    told.agree(cast, "D06")
    solution = a_presented_solution(cast)
    document = solution.issue(by=cast.implementation)
    Document.objects.filter(pk=document.pk).update(state="completed")
    type(solution).objects.update(state="signed")
    solution.refresh_from_db()
    assert solution.state_label == "Signed" and not solution.is_deemed


def test_a_log_is_confirmed_by_silence_and_says_so(cast):
    told.agree(cast, "D03")
    told.take(cast, "D03")
    log = a_final_log(cast)
    told.deem(cast, log.issue(by=cast.implementation))
    log.refresh_from_db()
    assert (log.state, log.state_label) == ("confirmed", "Deemed accepted")
    assert research_finished(cast.project).met


def test_minutes_of_a_kickoff_stand_without_a_day_of_signing(cast):
    told.agree(cast, "D18")
    told.take(cast, "D18")
    kickoff = hold(cast)
    told.deem(cast, kickoff.issue(by=cast.pm))
    kickoff.refresh_from_db()
    assert (kickoff.state, kickoff.signed_on, kickoff.state_label) == ("signed", None, "Deemed accepted")
    assert item(cast, "S2-02").state == "done"


def test_a_certificate_that_is_taken_makes_payment_due_and_is_signed_by_nobody(cast, reached):
    told.agree(cast, "D35")
    told.take(cast, "D35")
    acceptance = passed(cast)
    told.deem(cast, acceptance.issue(by=cast.pm), slot="panel-1")
    acceptance.refresh_from_db()
    assert reached == ["acceptance"] and acceptance.signed_on is None
    answer = certificate_signed(cast.project)
    assert answer.met and "was deemed accepted on" in answer.detail
    assert not any(row["signed"] for row in acceptance.signing_panel)


def test_a_certificate_that_is_not_taken_keeps_the_gate_shut(cast, reached):
    told.agree(cast, "D35")
    acceptance = passed(cast)
    told.deem(cast, acceptance.issue(by=cast.pm), slot="panel-1")
    answer = certificate_signed(cast.project)
    assert reached == [] and not answer.met and REFUSED in answer.detail


def test_a_preliminary_certificate_makes_nothing_due(cast, reached):
    told.agree(cast, "D35")
    told.take(cast, "D35")
    told.deem(cast, passed(cast, acceptance_kind="preliminary").issue(by=cast.pm), slot="panel-1")
    assert reached == []


def test_all_required_documents_counts_only_what_is_taken(cast):
    told.agree(cast, "T01")
    ChecklistItem.objects.filter(project=cast.project).update(state="done", done_on=timezone.localdate())
    document = told.deem(cast, papers.issue(cast))
    answer = conditions.signatures_in(cast.project)
    assert not answer.met and REFUSED in answer.detail and answer.url == document.get_absolute_url()
    told.take(cast, "T01")
    assert conditions.signatures_in(cast.project).met


def test_a_kind_taken_later_takes_what_was_deemed_before_once(cast):
    told.agree(cast, "D06")
    solution = a_presented_solution(cast)
    document = told.deem(cast, solution.issue(by=cast.implementation))
    told.take(cast, "D35")
    assert not Event.objects.filter(verb="document.deemed_counted").exists()
    told.take(cast, "D06", "D35")
    told.take(cast, "D35")
    told.take(cast, "D35", "D06")
    solution.refresh_from_db()
    assert solution.state == "signed" and item(cast, "S1-03").state == "done"
    assert Event.objects.filter(verb="document.deemed_counted", actor=cast.admin).count() == 1
    assert silence.refusal(document) == ""


def test_an_ended_project_is_left_alone_by_a_kind_taken_later(cast):
    told.agree(cast, "T01")
    told.deem(cast, papers.issue(cast))
    put_in_state(cast.project, "closed")
    told.take(cast, "T01")
    assert not Event.objects.filter(verb="document.deemed_counted").exists()
    assert SiteSettings.load().deemed_gate_kinds == ["T01"]


def test_void_takes_the_evidence_back(cast):
    told.agree(cast, "D06")
    told.take(cast, "D06")
    solution = a_presented_solution(cast)
    document = told.deem(cast, solution.issue(by=cast.implementation))
    document.void(by=cast.admin, reason="发错了版本")
    solution.refresh_from_db()
    assert solution.state == "presented" and not Evidence.objects.filter(form="signed_document").exists()
