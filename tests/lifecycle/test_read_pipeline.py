"""The pipeline: columns by state, sums of all, amounts only for those who may know them, a forecast by month."""

from datetime import date, timedelta

import pytest

from lifecycle import portfolio
from lifecycle.models import Project
from tests.cast import make_customer, make_project, member, put_in_state

VIEWS = ("", "?view=table", "?view=forecast")


@pytest.fixture
def many(cast):
    customer = make_customer("图书馆", name_en="Library")
    for n in range(24):
        make_project(
            cast.sales, customer, f"项目{n}", name_en=f"Deal {n}", presales_owner=cast.sales, expected_amount=100000
        )
    return cast


def see(client, user, path, limit, check):
    client.force_login(user)
    with check(limit):
        return client.get(path)


@pytest.mark.parametrize("query", VIEWS)
def test_the_number_of_queries_does_not_grow(many, client, django_assert_max_num_queries, query):
    answer = see(client, many.sales, f"/pipeline/{query}", 15, django_assert_max_num_queries)
    assert answer.status_code == 200


def test_a_column_shows_twenty_cards_and_counts_and_adds_up_all(many, client):
    client.force_login(many.sales)
    text = client.get("/pipeline/").content.decode()
    assert text.count("board-card") == 20
    assert "25 · ¥3.68M" in text and "5 more" in text


def test_amounts_are_hidden_from_consultants(cast, client):
    client.force_login(cast.consultant)
    for query in VIEWS:
        text = client.get(f"/pipeline/{query}").content.decode()
        assert "Hospital ERP" in text or "forecast" in query
        assert "1.28M" not in text and "1,280,000" not in text


def test_the_role_in_the_project_decides_about_amounts(cast, client):
    """Somebody who may read contracts elsewhere is only a consultant here."""
    cast.consultant.roles = ["CO", "IM"]
    cast.consultant.save()
    other = make_project(cast.sales, make_customer("水务"), "水费", name_en="Water", expected_amount=510000)
    member(other, cast.consultant, "IM")
    rows = portfolio.with_money(Project.objects.visible_to(cast.consultant), cast.consultant)
    assert {row.number: bool(row.sees_money) for row in rows} == {cast.project.number: False, other.number: True}
    assert [g["amount"] for g in portfolio.sums(rows)] == [510000]


def test_outsiders_see_an_empty_pipeline(cast, client):
    client.force_login(cast.outsider)
    text = client.get("/pipeline/").content.decode()
    assert "The pipeline is empty" in text and "Hospital ERP" not in text


def test_what_stands_in_the_way_is_on_the_card(cast, client):
    Project.objects.filter(pk=cast.project.pk).update(
        red_promises=1, oldest_money_due=date.today() - timedelta(days=12)
    )
    client.force_login(cast.commercial)
    text = client.get("/pipeline/").content.decode()
    assert "Payment 12 d overdue" in text and "1 promise is not feasible" in text


def test_ended_projects_leave_the_pipeline(cast, client):
    put_in_state(cast.project, "lost", state_before="lead")
    client.force_login(cast.sales)
    assert "Hospital ERP" not in client.get("/pipeline/").content.decode()


def test_the_forecast_weighs_and_leads_to_its_rows(cast, client):
    day = date.today().replace(day=15)
    Project.objects.filter(pk=cast.project.pk).update(win_probability=50, expected_sign_on=day)
    client.force_login(cast.sales)
    text = client.get("/pipeline/?view=forecast").content.decode()
    assert "¥640,000.00" in text and "<svg" in text
    link = f"signing_after={day.replace(day=1)}"
    assert link in text
    rows = client.get(
        f"/projects/?signing_after={day.replace(day=1)}&signing_before={portfolio.month_end(day.replace(day=1))}"
    )
    assert "Hospital ERP" in rows.content.decode()


@pytest.mark.parametrize("query", ["?owner=999", "?signing_before=nonsense", "?customer=%00", "?view=wrong"])
def test_a_nonsense_filter_gives_a_page(cast, client, query):
    client.force_login(cast.sales)
    assert client.get(f"/pipeline/{query}").status_code == 200


def test_filters_narrow_board_and_sums(many, client):
    client.force_login(many.sales)
    text = client.get(f"/pipeline/?customer={many.customer.pk}").content.decode()
    assert "1 project · ¥1.28M" in text and "Deal 3" not in text
