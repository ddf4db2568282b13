"""The requirements document: reviewed by somebody else, baselined with all that is in it, signed by the customer."""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone, translation

from lifecycle import gates
from lifecycle.errors import Refused
from lifecycle.forms.requirements_documents import BaselineForm, SubmitForm
from lifecycle.models import Attachment, Objective, Requirement, RequirementsDocument
from lifecycle.models.traces import Trace
from lifecycle.requirementspaper import requirements_document
from presales.models import ResearchLog
from tests.cast import PASSWORD, make_user, member, put_in_state
from tests.presales.registers import make_objective, make_requirement, make_requirements_document
from tests.presales.writing import a_final_log, send, sign_by_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def complete(cast: SimpleNamespace) -> SimpleNamespace:
    make_objective(cast)
    make_requirement(cast)
    make_requirement(cast, title="床旁扫码", title_en="Scan at the bedside", priority="should")
    return cast


# -- review ------------------------------------------------------------------------------------------------------------


def test_a_colleague_reviews_it(complete: SimpleNamespace) -> None:
    document = make_requirements_document(complete, upto="review")
    assert not document.is_editable
    document.pass_review(by=complete.pm, note="条目清楚")
    assert document.state == "reviewed" and document.reviewed_at


def test_the_author_reviews_nothing(complete: SimpleNamespace) -> None:
    document = make_requirements_document(complete, upto="draft")
    with pytest.raises(Refused, match="Whoever wrote it") as refusal:
        document.submit(by=complete.consultant, reviewer=complete.implementation)
    assert refusal.value.field == "reviewer"
    choices = SubmitForm(record=document, user=complete.implementation).fields["reviewer"].queryset  # type: ignore[attr-defined]
    assert set(choices) == {complete.pm, complete.consultant}


def test_only_who_was_asked_reviews_it(complete: SimpleNamespace) -> None:
    document = make_requirements_document(complete, upto="review")
    with pytest.raises(Refused, match=r"Only (张敏|Zhang Min)"):
        document.pass_review(by=complete.consultant)
    with pytest.raises(Refused) as refusal:
        document.return_review(by=complete.pm, note="改")
    assert refusal.value.field == "note"
    document.return_review(by=complete.pm, note="目标没有现状值")
    assert (document.state, document.review_note) == ("draft", "目标没有现状值")


def test_who_may_not_write_requirements_does_not_review_them(complete: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="cannot review requirements") as refusal:
        make_requirements_document(complete, upto="draft").submit(by=complete.implementation, reviewer=complete.sales)
    assert refusal.value.field == "reviewer"


def test_one_is_finished_before_the_next_begins(complete: SimpleNamespace) -> None:
    make_requirements_document(complete, upto="reviewed")
    with pytest.raises(Refused, match="not baselined yet"):
        make_requirements_document(complete, upto="draft")


# -- the baseline ------------------------------------------------------------------------------------------------------


def test_all_that_is_in_it_is_fixed(complete: SimpleNamespace) -> None:
    captured = make_requirement(complete, upto="captured", title="远程会诊")
    document = make_requirements_document(complete)
    assert document.state == "baselined"
    assert [row.state for row in Requirement.objects.order_by("number")] == ["baselined", "baselined", "captured"]
    assert Objective.objects.get().state == "baselined"
    assert document.held == [
        {"code": "O-01", "revision": 1}, {"code": "R-01", "revision": 1}, {"code": "R-02", "revision": 1},
    ]  # fmt: skip
    assert document in Trace.targets(Requirement.objects.get(number=1)) and not Trace.targets(captured)


def test_every_gap_is_named_and_nothing_is_fixed(complete: SimpleNamespace) -> None:
    make_requirement(complete, title="接口", title_en="Interfaces", description="", priority="", approach="")
    make_requirement(complete, title="报表", title_en="Reports", upto="analysed")
    make_objective(complete, metric="", due=None)
    make_objective(complete, judged="no")
    document = make_requirements_document(complete, upto="reviewed")
    with pytest.raises(Refused) as refusal:
        document.baseline(by=complete.implementation)
    words = str(refusal.value.message)
    assert words.startswith("4 entries cannot be baselined. ")
    for part in (
        "O-02: figure, due is missing", "O-03: it is judged not achievable", "R-03 “Interfaces”: ", "the description",
        "the priority", "the way of realisation", "R-04 “Reports”: the quality check by a colleague",
    ):  # fmt: skip
        assert part in words, words
    assert not Requirement.objects.filter(state="baselined").exists()
    assert not Objective.objects.filter(state="baselined").exists()
    document.refresh_from_db()
    assert document.state == "reviewed"


def test_without_requirements_there_is_nothing_to_baseline(cast: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="no requirement to baseline"):
        make_requirements_document(cast)


def test_it_is_reviewed_before_it_is_baselined(complete: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="Draft"):
        make_requirements_document(complete, upto="draft").baseline(by=complete.implementation)


def test_one_round_of_research_has_to_be_owned_up_to(complete: SimpleNamespace) -> None:
    a_final_log(complete)
    document = make_requirements_document(complete, upto="reviewed")
    form = BaselineForm({}, record=document, user=complete.pm)
    assert "asked_once" in form.errors
    assert BaselineForm({"asked_once": "on"}, record=document, user=complete.pm).is_valid()
    log = a_final_log(complete)
    ResearchLog.objects.filter(pk=log.pk).update(at=timezone.now() - timedelta(days=4))
    form = BaselineForm({}, record=document, user=complete.pm)
    assert form.is_valid() and form.cleaned_data == {}


# -- with the customer -------------------------------------------------------------------------------------------------


def test_the_paper_says_what_is_agreed_and_not_how_we_judge(complete: SimpleNamespace) -> None:
    document = make_requirements_document(complete)
    requirement = Requirement.objects.get(number=1)
    Attachment.objects.create(
        project=complete.project, subject_kind="lifecycle.requirement", subject_id=requirement.pk, kind="prototype",
        name="床旁界面.png", content_type="image/png", size=1, sha256="a" * 64, uploaded_by=complete.pm,
    )  # fmt: skip
    built = requirements_document(document)
    body = built["body"]
    assert [row["code"] for row in body["objectives"]] == ["O-01"]
    assert [row["letter"] for row in body["objectives"][0]["smart"]] == list(Objective.SMART)
    assert set(body["requirements"][0]) == {
        "code", "title", "description", "category", "origin", "priority", "approach", "source",
    }  # fmt: skip
    assert body["appendix"] == [{"code": "R-01", "kind": "prototype", "name": "床旁界面.png", "sha256": "a" * 16}]
    assert "两家同类医院已经做到" not in str(built)
    assert [slot["key"] for slot in built["slots"]] == ["customer-1", "vendor-1"]
    assert built["slots"][0]["name"]["zh"] == "林院长"


def test_only_a_baseline_is_issued(complete: SimpleNamespace) -> None:
    document = make_requirements_document(complete, upto="reviewed")
    with pytest.raises(Refused, match="Baseline it first"):
        document.guard_issue()
    document.baseline(by=complete.implementation)
    document.guard_issue()
    Requirement.objects.filter(number=1).update(revision=2)
    with pytest.raises(Refused, match="register has changed"):
        document.guard_issue()


def test_signed_by_both_it_proves_its_item(complete: SimpleNamespace) -> None:
    record = make_requirements_document(complete)
    document = record.issue(by=complete.implementation)
    sign_by_all(send(document, complete.implementation, complete.signatory))
    record.refresh_from_db()
    assert record.state == "signed"
    assert complete.project.items.get(code="S1-09").state == "done"
    with pytest.raises(Refused, match="stays as it is"):
        record.guard_issue()
    newer = make_requirements_document(complete)
    assert (record.state, newer.state) == ("signed", "baselined")
    newer.document_signed(document, by=None)
    record.refresh_from_db()
    assert record.state == "superseded"


def test_a_declined_one_goes_back_to_its_author(complete: SimpleNamespace) -> None:
    record = make_requirements_document(complete)
    record.document_declined(SimpleNamespace(), reason="缺少二院区")  # type: ignore[arg-type]
    assert (record.state, record.declined_reason, record.held) == ("draft", "缺少二院区", [])
    assert Requirement.objects.filter(state="baselined").count() == 2  # what is agreed changes only by a change
    make_requirement(complete, title="二院区", title_en="Second site")
    record.submit(by=complete.implementation, reviewer=complete.pm)
    record.pass_review(by=complete.pm)
    record.baseline(by=complete.implementation)
    assert len(record.held) == 4 and record.declined_reason == ""


def test_out_for_signature_it_is_not_taken_back(complete: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    record = make_requirements_document(complete)
    record.rework(by=complete.implementation, reason="补充排除项")
    assert record.state == "draft"
    record.submit(by=complete.implementation, reviewer=complete.pm)
    record.pass_review(by=complete.pm)
    out = SimpleNamespace(state="sent", number="P-1-D05-01")
    monkeypatch.setattr(RequirementsDocument, "document", out)
    with pytest.raises(Refused, match="P-1-D05-01 is out for signature"):
        record.rework(by=complete.implementation, reason="再改一次")


# -- pages -------------------------------------------------------------------------------------------------------------


def get(cast: SimpleNamespace, who: str, address: str) -> str:
    client = Client()
    client.login(username=getattr(cast, who).email, password=PASSWORD)
    answer = client.get(f"/projects/{cast.project.number}/lifecycle/requirements-documents/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_its_page_lists_what_is_missing(complete: SimpleNamespace) -> None:
    make_requirement(complete, title="接口", title_en="Interfaces", priority="")
    make_requirement(complete, upto="captured", title="远程会诊", title_en="Remote consultation")
    make_requirements_document(complete, upto="reviewed")
    text = get(complete, "sales", "1/")
    assert "R-03 “Interfaces”: the priority is missing" in text
    assert "The customer was asked once" in text
    assert "1 requirement is noted and not analysed yet; it stays out." in text
    assert "Remote consultation" not in text
    assert "single round of research" in get(complete, "implementation", "1/do/baseline/")


# -- gates -------------------------------------------------------------------------------------------------------------


def line(cast: SimpleNamespace, code: str) -> gates.Line:
    return next(row for row in gates.evaluate(cast.project, "G2").lines if row.condition.code == code)


def test_the_gate_wants_the_baseline(complete: SimpleNamespace) -> None:
    put_in_state(complete.project, "presales")
    assert not line(complete, "G2-c").answer.met
    document = make_requirements_document(complete, upto="reviewed")
    asked = line(complete, "G2-c")
    assert asked.mode == "hard" and not asked.answer.met and asked.answer.url == document.get_absolute_url()
    document.baseline(by=complete.implementation)
    assert line(complete, "G2-c").answer.met


def test_the_gate_wants_objectives_that_are_smart_and_within_reach(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "presales")
    assert "No objective" in str(line(cast, "G2-d").answer.detail)
    objective = make_objective(cast, time_bound="", judged="")
    assert "T missing" in str(line(cast, "G2-d").answer.detail)
    objective.time_bound = "年底前"
    objective.put(by=cast.implementation, read_version=objective.version, diff={"time_bound": ["", "年底前"]})
    assert "nobody has judged" in str(line(cast, "G2-d").answer.detail)
    objective.judge(by=cast.pm, verdict="no", note="人手不够")
    assert "judged not achievable" in str(line(cast, "G2-d").answer.detail)
    objective.approve(by=cast.executive, note="总院已批准延期，二期追加预算")
    assert line(cast, "G2-d").answer.met


def test_who_left_the_document_out_with_a_reason_passes(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "presales")
    item = cast.project.items.get(code="S1-09")
    item.skip(by=cast.sales, reason_code="OTHER", note="客户沿用集团的需求规范书")
    assert not line(cast, "G2-c").answer.met
    item.approve_skip(by=cast.implementation)
    assert line(cast, "G2-c").answer.met and line(cast, "G2-d").answer.met


def test_a_colleague_of_the_project_can_be_named(complete: SimpleNamespace) -> None:
    other = make_user("second", ["CO"])
    member(complete.project, other, "CO")
    document = make_requirements_document(complete, upto="draft")
    document.submit(by=complete.implementation, reviewer=other)
    assert document.reviewer == other
