"""Records are shown and chosen by what people call them, never by kind and number alone; lists of codes as words."""

import pytest
from django.urls import reverse

from tests.cast import put_in_state
from tests.delivery.kickoffs import hold
from tests.delivery.researching import a_site_form
from tests.delivery.solutions import make_implementation_solution
from tests.presales.registers import make_requirement


@pytest.fixture
def delivery(cast):
    make_requirement(cast)
    put_in_state(cast.project, "delivery")
    return cast


def test_a_form_offers_requirements_by_code_and_title(delivery, client):
    client.force_login(delivery.pm)
    page = client.get(f"{a_site_form(delivery).get_absolute_url()}edit/").content.decode()
    assert "R-01 " in page and "Requirement 1" not in page


def test_a_kickoff_names_the_meeting_that_prepared_it(delivery, client):
    kickoff = hold(delivery)
    client.force_login(delivery.pm)
    page = client.get(kickoff.get_absolute_url()).content.decode()
    assert kickoff.prep_meeting.label in page and "Meeting 1" not in page


def test_what_stands_in_english_already_is_not_told_twice(delivery, client):
    kickoff = hold(delivery)
    client.force_login(delivery.pm)
    assert "place in English" not in client.get(kickoff.get_absolute_url()).content.decode()
    client.cookies["django_language"] = "zh-hans"
    delivery.pm.language = "zh-hans"
    delivery.pm.save()
    assert "Lecture hall" in client.get(kickoff.get_absolute_url()).content.decode()


def test_what_a_reviewer_found_in_order_is_told_in_words(delivery, client):
    solution = make_implementation_solution(delivery, upto="agreed")
    client.force_login(delivery.pm)
    page = client.get(solution.get_absolute_url()).content.decode()
    assert "Users find their own work described as it is" in page and "&#x27;purpose&#x27;" not in page


def test_a_project_of_another_stranger_is_not_offered(delivery, client):
    client.force_login(delivery.outsider)
    address = reverse("record_new", args=[delivery.project.number, "delivery", "collected-forms"])
    assert client.get(address).status_code == 404
