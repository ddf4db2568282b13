"""A payment that is only planned shows its day in words, never as code."""

from datetime import date

from tests.aftersales.milestones import make_milestone


def test_the_planned_day_is_text(cast, client):
    make_milestone(cast, planned_on=date(2027, 5, 6))
    client.force_login(cast.commercial)
    page = client.get("/payments/").content.decode()
    assert "planned for 6 May 2027" in page and "&lt;time" not in page
