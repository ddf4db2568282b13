"""Before signing: somebody who delivers has assessed risks, serious ones are answered, the site's conditions are listed."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from lifecycle import gates
from presales.gates.risks import assessed_risks
from tests.presales.ready import make_readiness, make_risk

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=20)


def line(cast: SimpleNamespace, code: str) -> gates.Line:
    return next(row for row in gates.evaluate(cast.project, "G3").lines if row.condition.code == code)


def test_serious_risks_are_answered_before_signing(cast: SimpleNamespace) -> None:
    assert line(cast, "G3-e").answer.met
    risk = make_risk(cast)
    assert str(line(cast, "G3-e").answer.detail) == "“The interface comes late” has no prevention or no contingency"
    assert not line(cast, "G3-e").blocks
    risk.assess(by=cast.pm, probability=4, impact=4, due=LATER)
    risk.respond(by=cast.pm, prevention="联调", contingency="人工", trigger="没有回复", owner=cast.pm, due=LATER)
    assert line(cast, "G3-e").answer.met


def test_small_risks_and_those_that_are_over_do_not_hold(cast: SimpleNamespace) -> None:
    make_risk(cast, probability=1, impact=2)
    make_risk(cast).close(by=cast.pm, outcome="已经过去")
    assert line(cast, "G3-e").answer.met


def test_site_conditions_have_a_person_and_a_day(cast: SimpleNamespace) -> None:
    assert str(line(cast, "G3-d").answer.detail) == "No condition at the site is listed."
    loose = make_readiness(cast, responsible=None)
    answer = line(cast, "G3-d").answer
    assert (answer.met, answer.url) == (False, loose.get_absolute_url())
    loose.responsible = cast.owner
    loose.save()
    assert line(cast, "G3-d").answer.met


def test_only_those_who_deliver_count_as_assessors(cast: SimpleNamespace) -> None:
    risk = make_risk(cast)
    risk.assess(by=cast.sales, probability=4, impact=4, due=LATER)
    assert assessed_risks(cast.project) == []
    risk.assess(by=cast.implementation, probability=3, impact=4, due=LATER)
    assert assessed_risks(cast.project) == [risk]
