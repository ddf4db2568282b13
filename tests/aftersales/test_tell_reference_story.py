"""What the demo tells of references and of how users get on goes through the verbs, and once."""

from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.demo import references
from aftersales.models import ReferencePresentation, ReferencePromotion, SelfRating
from tests.aftersales.trainings import held
from tests.cast import make_customer, put_in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(cast: SimpleNamespace) -> Any:
    put_in_state(cast.project, "payment")
    text = SimpleNamespace(zh="药房系统", en="Pharmacy system")
    people = SimpleNamespace(of_kind=lambda _story, kind: cast.owner)
    return SimpleNamespace(
        project=cast.project, cast=people, story=SimpleNamespace(key=references.NAMED, product=text)
    )


def test_it_is_released_shown_and_wakes_interest(course: Any) -> None:
    make_customer("江州二院")
    references._promote(course)
    references._promote(course)  # told once
    references._present(course)
    promotion = ReferencePromotion.objects.get()
    assert promotion.is_shareable and ReferencePresentation.objects.get().response == "interested"


def test_without_consent_to_the_name_it_names_nobody(course: Any) -> None:
    course.story.key = references.UNNAMED
    references._promote(course)
    promotion = ReferencePromotion.objects.get()
    assert promotion.is_shareable and not promotion.allows("name")


def test_those_who_were_trained_say_how_they_get_on(course: Any, cast: SimpleNamespace) -> None:
    held(cast)
    references._usage(course)
    assert SelfRating.objects.get().answered_on is not None
