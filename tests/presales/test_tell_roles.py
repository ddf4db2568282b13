"""The table of roles: who holds which post and told of what, drawn from the logs and never over what was written."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from delivery.models import ResearchLog
from lifecycle.models import Contact
from lifecycle.researchreportpaper import research_report
from tests.cast import put_in_state
from tests.delivery.researching import a_site_report
from tests.presales.rounds import a_report
from tests.presales.writing import a_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def talked(cast: SimpleNamespace) -> SimpleNamespace:
    Contact.objects.filter(pk=cast.owner.pk).update(title="药师长", title_en="Chief pharmacist", department="药剂科")
    log = a_log(cast)
    log.contacts.set([cast.owner])
    log.entries.create(kind="idea", topic="我们的想法", text="换系统")
    log.finish(by=cast.implementation)
    cast.topics = [entry.topic for entry in log.entries.exclude(kind="idea")]
    return cast


def test_roles_come_from_the_logs_and_stand_on_the_paper(talked: SimpleNamespace) -> None:
    report = a_report(talked)
    report.fill(by=talked.implementation)
    report.refresh_from_db()
    (row,) = report.roles.splitlines()
    assert row.startswith(f"药师长 | {talked.owner.name} | ") and all(topic in row for topic in talked.topics)
    assert "我们的想法" not in row and report.roles_en.startswith("Chief pharmacist | ")
    ((post, *_rest),) = research_report(report)["body"]["tables"]["roles"]
    assert post == {"zh": "药师长", "en": "Chief pharmacist"}


def test_what_somebody_wrote_stays(talked: SimpleNamespace) -> None:
    report = a_report(talked, roles="护士长 | 赵敏 | 申领药品")
    assert "tables" in [finding.code for finding in report.hints()]  # the others are empty
    report.fill(by=talked.implementation)
    report.refresh_from_db()
    assert report.roles == "护士长 | 赵敏 | 申领药品" and report.roles_en == ""


def test_half_a_translation_of_a_post_is_none(talked: SimpleNamespace) -> None:
    Contact.objects.filter(pk=talked.owner.pk).update(title_en="")
    report = a_report(talked)
    report.fill(by=talked.implementation)
    assert report.roles and report.roles_en == ""


def test_the_report_of_implementation_research_has_them_too(cast: SimpleNamespace) -> None:
    put_in_state(cast.project, "delivery")
    Contact.objects.filter(pk=cast.owner.pk).update(title="药师长", title_en="Chief pharmacist")
    report = a_site_report(cast)
    log = ResearchLog(project=cast.project, title="对账", at=timezone.now(), state="final", precondition="product")
    log.created_by = log.updated_by = cast.implementation
    log.number = 1
    log.save()
    log.contacts.set([cast.owner])
    log.entries.create(kind="problem", topic="对账", topic_en="Reconciling", text="两天", text_en="Two days")
    report.fill(by=cast.implementation)
    report.refresh_from_db()
    assert report.roles == f"药师长 | {cast.owner.name} | 对账"
