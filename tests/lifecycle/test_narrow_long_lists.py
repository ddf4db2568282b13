"""Filters of long lists: a choice while there are few to choose from, words of the name once there are many."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client

from lifecycle.filters import among
from tests.cast import make_customer, make_project


@pytest.fixture
def page(cast: SimpleNamespace, client: Client) -> SimpleNamespace:
    library = make_customer("市图书馆", name_en="City Library", industry="culture")
    cast.second = make_project(cast.sales, library, "图书馆借阅", name_en="Lending", presales_owner=cast.sales)
    client.force_login(cast.sales)
    cast.read = lambda query: client.get(f"/projects/{query}").content.decode()
    return cast


def test_few_are_chosen_from_a_list(page: SimpleNamespace) -> None:
    assert f'<option value="{page.customer.pk}">Renmin Hospital</option>' in page.read("")


@pytest.mark.parametrize("words", ["library", "图书", "key"])
def test_many_are_found_by_words_of_either_language_or_their_key(
    page: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(among, "MANY", 1)
    html = page.read(f"?customer={page.second.customer_id if words == 'key' else words}")
    assert '<input type="text" name="customer"' in html
    assert page.second.number in html and page.project.number not in html


@pytest.mark.parametrize("words", ["nobody of that name", "9" * 60])
def test_what_nobody_is_called_finds_nothing(
    page: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr(among, "MANY", 1)
    assert page.project.number not in page.read(f"?customer={words}")


def test_rows_are_drawn_from_one_format_and_escaped() -> None:
    rows = [{"name": "<b>"}, {"name": "{name}"}]
    drawn = Template("{% load tl %}{% each rows %}<li>{name}</li>{% endeach %}").render(Context({"rows": rows}))
    assert drawn == "<li>&lt;b&gt;</li><li>{name}</li>"


def test_a_value_in_the_format_itself_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="come from the rows"):
        Template("{% load tl %}{% each rows %}<li>{{ name }}</li>{% endeach %}")
