"""A training plan that is with the customer stands as it was sent; changed later, what they signed proves nothing more."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from aftersales.models import TrainingPlan
from lifecycle.errors import Refused
from lifecycle.evidence import missing
from lifecycle.models import ChecklistItem, SignatureRequest
from lifecycle.models.signatures import Invitee
from tests.aftersales.training_plans import make_training_plan
from tests.cast import put_in_state
from tests.presales.writing import sign_by_all

pytestmark = pytest.mark.django_db


def test_what_is_out_for_signature_is_not_changed(cast: SimpleNamespace, client: Client) -> None:
    put_in_state(cast.project, "trial_run")
    ChecklistItem.schedule(cast.project, "aftersales", start=timezone.localdate())
    item = ChecklistItem.objects.get(project=cast.project, code="S3-01")
    plan = make_training_plan(cast)
    document = plan.issue(by=cast.implementation, language="zh")
    people = [Invitee(cast.signatory, "customer-1"), Invitee(cast.implementation, "vendor-1")]
    request = SignatureRequest.send(by=cast.implementation, document=document, people=people)
    plan = TrainingPlan.objects.get()
    assert not plan.is_editable
    client.force_login(cast.implementation)
    assert client.get(f"{plan.get_absolute_url()}edit/").status_code == 302
    with transaction.atomic(), pytest.raises(Refused, match="out for signature"):
        plan.put(by=cast.implementation, read_version=plan.version)
    sign_by_all(request)
    plan = TrainingPlan.objects.get()
    assert plan.state == "confirmed" and "Training plan, signed" not in missing(item)
    plan.revise(by=cast.pm, reason="人数变了，重新安排")
    assert "Training plan, signed" in missing(item) and TrainingPlan.objects.get().is_editable


def test_what_was_fed_back_stays_while_the_plan_rests_on_it(cast: SimpleNamespace) -> None:
    plan = make_training_plan(cast, upto="assessed")
    summary = plan.summaries.get()
    with pytest.raises(Refused, match="Open the plan again"):
        summary.reopen(by=cast.pm, reason="漏了两张反馈表")
    plan.go_on(by=cast.pm, reason="漏了两张反馈表")
    summary = plan.summaries.get()
    summary.reopen(by=cast.pm, reason="漏了两张反馈表")
    assert summary.state == "collecting"
