"""Writing research logs and solutions on their pages: one form with its lines, acts with what they ask."""

import uuid
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lifecycle.models import Project
from presales.models import ResearchLog, Solution
from tests.cast import make_contact, make_customer, make_project
from tests.presales.writing import a_final_log, a_log, a_presented_solution, a_solution

LOG = {
    "title": "药品流转", "at": "2026-01-05T09:00", "hours": "1.5", "place": "三楼", "purpose": "弄清流程",
    "process": "医嘱到发药", "precondition": "product", "other_people": "", "opening_remarks": "", "precondition_reason": "",
    "entries-TOTAL_FORMS": "2", "entries-INITIAL_FORMS": "0", "questions-TOTAL_FORMS": "1",
    "questions-INITIAL_FORMS": "0", "entries-0-kind": "problem", "entries-0-topic": "对账", "entries-0-text": "要两天",
    "questions-0-text": "", "entries-1-kind": "", "entries-1-text": "",
}  # fmt: skip


def at(project: Project, slug: str, name: str = "record_list", *args: Any) -> str:
    return reverse(name, args=[project.number, "presales", slug, *args])


@pytest.fixture
def client(cast: SimpleNamespace) -> Client:
    client = Client()
    client.force_login(cast.implementation)
    return client


def post_log(client: Client, cast: SimpleNamespace, **fields: Any) -> Any:
    people = {"contacts": [cast.owner.pk], "our_people": [cast.implementation.pk], "creation_key": str(uuid.uuid4())}
    return client.post(at(cast.project, "research-logs", "record_new"), LOG | people | fields)


def test_log_is_written_in_one_form(client: Client, cast: SimpleNamespace) -> None:
    response = post_log(client, cast)
    log = ResearchLog.objects.get()
    assert response.url == log.get_absolute_url()
    assert log.state == "drafted"
    assert list(log.contacts.all()) == [cast.owner]
    assert [entry.order for entry in log.entries.all()] == [1]
    assert client.get(log.get_absolute_url()).status_code == 200


def test_second_click_makes_no_second_log(client: Client, cast: SimpleNamespace) -> None:
    key = str(uuid.uuid4())
    for _click in range(2):
        post_log(client, cast, creation_key=key)
    assert ResearchLog.objects.count() == 1


def test_form_proposes_the_writer_and_the_last_place(client: Client, cast: SimpleNamespace) -> None:
    a_log(cast)
    form = client.get(at(cast.project, "research-logs", "record_new")).context["form"]
    assert form.initial["our_people"] == [cast.implementation.pk]
    assert (form.initial["place"], form.initial["precondition"]) == ("住院部三楼会议室", "product")


def test_reason_is_asked_beside_its_field(client: Client, cast: SimpleNamespace) -> None:
    response = post_log(client, cast, precondition="neither")
    assert response.status_code == 422
    assert "precondition_reason" in response.context["form"].errors
    assert not ResearchLog.objects.exists()


def test_people_of_others_are_no_choice(client: Client, cast: SimpleNamespace) -> None:
    stranger = make_contact(make_customer("别的客户"), "陌生人")
    response = post_log(client, cast, contacts=[stranger.pk], our_people=[cast.outsider.pk])
    assert {"contacts", "our_people"} <= set(response.context["form"].errors)
    response = post_log(client, cast, **{"entries-0-follow_up_owner": cast.outsider.pk})
    assert response.status_code == 422


@pytest.mark.parametrize(("language", "shown"), [("zh", False), ("en", True), ("both", True)])
def test_english_twins_follow_the_documents(client: Client, cast: SimpleNamespace, language: str, shown: bool) -> None:
    Project.objects.filter(pk=cast.project.pk).update(document_language=language)
    for slug in ("research-logs", "solutions"):
        context = client.get(at(cast.project, slug, "record_new")).context
        assert ("title_en" in context["form"].fields) is shown
    lines = client.get(a_solution(cast).get_absolute_url() + "edit/").context["formsets"][0]["formset"]
    assert ("body_en" in lines.forms[0].fields) is shown


def test_lacks_are_shown_with_the_way_to_mend_them(client: Client, cast: SimpleNamespace) -> None:
    log = a_log(cast, place="")
    page = client.get(log.get_absolute_url()).content.decode()
    assert f"{log.get_absolute_url()}edit/#id_place" in page
    response = client.post(log.act_url("finish"), follow=True)
    assert "place" in response.content.decode()
    log.refresh_from_db()
    assert log.state == "drafted"


def test_log_goes_through_its_acts(client: Client, cast: SimpleNamespace) -> None:
    log = a_log(cast, entries=False, at=timezone.now())
    client.post(log.act_url("appoint"), {"at": "2026-01-05T09:00", "contact": cast.owner.pk})
    client.post(log.act_url("hold"), {"hours": "1.5"})
    log.refresh_from_db()
    assert (log.state, str(log.hours)) == ("held", "1.5")
    entry = log.entries.create(kind="rule", topic="库存", text="谁盘点？", is_unclear=True)
    assert client.get(log.act_url("clarify")).status_code == 200
    client.post(log.act_url("clarify"), {"entry": entry.pk, "text": "每班"})
    client.post(log.act_url("reflect"), {"good": ["plan"], "note": ""})
    client.post(log.act_url("finish"))
    client.post(log.act_url("reopen"), {"reason": "漏记"})
    log.refresh_from_db()
    assert (log.state, log.unclear, log.self_review["answers"]["plan"]) == ("drafted", [], True)


def test_solution_starts_with_its_sections(client: Client, cast: SimpleNamespace) -> None:
    form = client.get(at(cast.project, "solutions", "record_new")).context["form"]
    empty = {
        f"{name}-{which}": "0" for name in ("sections", "steps", "risks") for which in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    client.post(
        at(cast.project, "solutions", "record_new"),
        {"title": form.initial["title"], "template": form.initial["template"], "summary_plain": "一句话",
         "business_understanding": "", "creation_key": str(uuid.uuid4()), **empty},
    )  # fmt: skip
    solution = Solution.objects.get()
    assert solution.title == "人民医院 ERP 实施售前解决方案"
    assert solution.sections.count() == 12
    page = client.get(solution.get_absolute_url()).content.decode()
    assert "0 of 9 mandatory sections are written" in page
    assert f"{solution.get_absolute_url()}edit/#id_sections-0-body" in page


def test_solution_goes_through_its_acts(client: Client, cast: SimpleNamespace) -> None:
    solution = a_solution(cast)
    today = timezone.localdate().isoformat()
    client.post(solution.act_url("submit"), {"reviewer": cast.pm.pk})
    assert client.post(solution.act_url("pass"), {"score": "4"}).status_code == 422
    client.force_login(cast.pm)
    client.post(solution.act_url("pass"), {"score": "4", "note": "可以"})
    client.post(solution.act_url("present"), {"on": today, "to": [cast.owner.pk]})
    client.post(solution.act_url("agree"), {"on": today, "contact": cast.owner.pk})
    client.post(solution.act_url("derive"))
    solution.refresh_from_db()
    assert solution.state == "agreed"
    child = Solution.objects.get(parent=solution)
    for record in (solution, child):
        assert client.get(record.get_absolute_url()).status_code == 200


def test_step_that_ends_before_it_starts_is_refused(client: Client, cast: SimpleNamespace) -> None:
    solution = a_solution(cast, filled=False)
    page = client.get(solution.get_absolute_url() + "edit/")
    data: dict[str, Any] = {
        "version": solution.version,
        "title": "方案",
        "summary_plain": "",
        "business_understanding": "",
    }
    for row in page.context["formsets"]:
        formset = row["formset"]
        data |= {f"{formset.prefix}-TOTAL_FORMS": formset.total_form_count(),
                 f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count()}  # fmt: skip
        for form in formset.initial_forms:
            data |= {form[name].html_name: form[name].value() or "" for name in form.fields if name != "DELETE"}
    data |= {
        "steps-0-step": "上线",
        "steps-0-start": "2026-05-02",
        "steps-0-end": "2026-05-01",
        "steps-0-side": "both",
    }
    response = client.post(solution.get_absolute_url() + "edit/", data)
    assert response.status_code == 422
    assert "The end lies before the start." in response.content.decode()
    response = client.post(solution.get_absolute_url() + "edit/", data | {"steps-0-end": "2026-05-03"})
    assert response.status_code == 302
    assert solution.steps.get().step == "上线"


def test_sales_reads_and_does_not_write(cast: SimpleNamespace) -> None:
    log, solution = a_final_log(cast), a_presented_solution(cast)
    client = Client()
    client.force_login(cast.sales)
    for record in (log, solution):
        assert client.get(record.get_absolute_url()).status_code == 200
        assert client.get(record.get_absolute_url() + "edit/").status_code == 403
    assert client.post(log.act_url("reopen"), {"reason": "改"}).status_code == 403
    assert client.post(solution.act_url("rework"), {"reason": "改"}).status_code == 403


def test_outsider_sees_nothing(cast: SimpleNamespace) -> None:
    client = Client()
    client.force_login(cast.outsider)
    for record in (a_log(cast), a_solution(cast)):
        assert client.get(record.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("slug", ["research-logs", "solutions"])
def test_list_costs_the_same_however_long(
    client: Client, cast: SimpleNamespace, slug: str, django_assert_max_num_queries: Any
) -> None:
    make = a_log if slug == "research-logs" else a_solution
    make(cast)
    client.get(at(cast.project, slug))
    for _n in range(5):
        make(cast)
    with django_assert_max_num_queries(20):
        client.get(at(cast.project, slug))


def test_entry_of_another_log_cannot_be_clarified(client: Client, cast: SimpleNamespace) -> None:
    other = make_project(cast.sales, cast.customer, "二期", presales_owner=cast.sales)
    mine, theirs = a_log(cast), a_log(SimpleNamespace(**{**vars(cast), "project": other}))
    mine.entries.create(kind="rule", topic="a", text="b", is_unclear=True)
    entry = theirs.entries.create(kind="rule", topic="a", text="b", is_unclear=True)
    response = client.post(mine.act_url("clarify"), {"entry": entry.pk, "text": "答案"})
    assert response.status_code == 422
    entry.refresh_from_db()
    assert entry.clarified_on is None
