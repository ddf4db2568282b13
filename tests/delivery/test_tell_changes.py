"""What the demo tells of changes goes through the verbs that people use: signed with money, rejected, being assessed."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from delivery.demo import changes
from delivery.models import ChangeProcess, ChangeRequest
from lifecycle.models import ChecklistItem, Document, Project
from tests.cast import put_in_state
from tests.presales.contracts import approve_contract, sign_contract
from tests.presales.registers import make_requirement, make_requirements_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """An example project in delivery; papers are not printed, and count as sent."""
    make_requirement(cast)
    make_requirements_document(cast)
    approve_contract(cast)
    sign_contract(cast, contract_due_on=date.today() + timedelta(days=90))
    put_in_state(cast.project, "delivery")
    paper = Document(number="P", project=cast.project, state="frozen")
    for kind in (ChangeProcess, ChangeRequest):
        monkeypatch.setattr(kind, "issue", lambda self, **facts: paper)
        monkeypatch.setattr(kind, "document", property(lambda self: paper))
    monkeypatch.setattr(changes, "ask", lambda *args, **facts: None)
    people = {"owner": cast.owner, "signatory": cast.signatory}

    class Course(SimpleNamespace):
        @property
        def project(self) -> Project:
            return Project.objects.select_related("customer").get(pk=self.pk)

    return Course(
        pk=cast.project.pk, manager=cast.pm, implementer=cast.implementation, collector=cast.commercial,
        story=SimpleNamespace(key="hosp-erp"), cast=SimpleNamespace(of_kind=lambda story, kind: people[kind]),
    )  # fmt: skip


def test_one_is_signed_one_rejected_one_being_assessed(course: SimpleNamespace) -> None:
    changes._when_agreed(course, lambda: pytest.fail("no change before the process is agreed"))
    changes._agree(None, course)  # type: ignore[arg-type]
    process = ChangeProcess.objects.get()
    process.document_signed(Document(number="D19"), by=course.manager)
    changes._sign_one(None, course)  # type: ignore[arg-type]
    row = ChangeRequest.objects.get()
    assert (row.state, row.cost, row.days, row.avoided_cost) == ("alternative", 60000, 9, 58000)
    row.document_signed(Document(number="D20"), by=course.manager)
    assert course.project.contract_amount == 1340000
    changes._reject_one(course)
    changes._hand_in(course)
    assert ChangeRequest.objects.get(state="submitted").link.contact == process.single_contact
    assert sorted(ChangeRequest.objects.values_list("state", flat=True)) == ["rejected", "signed", "submitted"]


def test_where_no_charter_is_signed_the_item_says_where_the_rules_stand(course: SimpleNamespace) -> None:
    item = ChecklistItem.objects.get(project=course.pk, code=changes.ITEM)
    assert changes.work(course, item, course.manager) and item.is_open
    course.story.key = "edu-office"
    assert changes.work(course, item, course.manager)
    item.refresh_from_db()
    assert (item.state, item.skip_note) == ("skipped", changes.SKIP_NOTE)
