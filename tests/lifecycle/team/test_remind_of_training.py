"""The scheduled round tells the person and their mentor of a training that nobody has arranged, once each."""

from datetime import date, timedelta

import pytest

from lifecycle.growing import remind
from lifecycle.models import ConsultantTraining, Outbox

TODAY = date.today()


@pytest.fixture
def joined(cast):
    person = cast.consultant
    person.consultant_type, person.joined_on, person.mentor = (
        "PRODUCT_APP",
        TODAY - timedelta(days=10),
        cast.implementation,
    )
    person.save()
    return cast


def told():
    return set(Outbox.objects.filter(kind="training_due").values_list("to_email", flat=True))


def test_the_person_and_their_mentor_are_told_once_each(joined):
    assert remind(today=TODAY) == "2 trainings"
    assert remind(today=TODAY + timedelta(days=1)) == ""
    assert told() == {joined.consultant.email, joined.implementation.email}
    mail = Outbox.objects.get(kind="training_due", to_email=joined.implementation.email)
    assert f"/team/{joined.consultant.pk}/growth/" in mail.text and "At joining" in mail.subject


def test_nobody_is_told_of_a_training_that_is_arranged(joined):
    training = ConsultantTraining(person=joined.consultant)
    training.plan(by=joined.executive, version=0, kind="joining", topic="入门", planned_for=TODAY + timedelta(days=5))
    assert remind(today=TODAY) == "" and not told()


def test_nobody_is_told_of_somebody_who_left(joined):
    joined.consultant.is_active = False
    joined.consultant.save()
    assert remind(today=TODAY) == "" and not told()
