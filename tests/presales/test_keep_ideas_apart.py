"""Ideas are kept apart from what was heard, and wait until the log is final: no solution at once."""

from types import SimpleNamespace

import pytest
from django.test import Client

from lifecycle.errors import Refused
from lifecycle.researchlogpaper import research_log
from tests.presales.writing import a_final_log, a_log

pytestmark = pytest.mark.django_db
IDEA = {"topic": "对账", "text": "按医保类别自动对账", "need_behind": "拒付当月发现"}


def test_the_form_of_a_talk_offers_no_idea_and_its_page_hides_them(cast: SimpleNamespace, client: Client) -> None:
    log = a_log(cast)
    log.entries.create(kind="idea", **IDEA)
    client.force_login(cast.implementation)
    form = client.get(log.get_absolute_url() + "edit/").content.decode()
    assert 'value="problem"' in form and 'value="idea"' not in form and IDEA["text"] not in form
    page = client.get(log.get_absolute_url()).content.decode()
    assert IDEA["text"] not in page and "1 idea is put away until the log is final" in page
    with pytest.raises(Refused, match="not possible in the state"):
        log.note_idea(by=cast.implementation, **IDEA)
    log.finish(by=cast.implementation)
    page = client.get(log.get_absolute_url()).content.decode()
    assert IDEA["text"] in page.split('id="ideas"')[1] and IDEA["text"] not in page.split('id="ideas"')[0]


def test_an_idea_is_noted_once_with_its_need_and_stays_with_us(cast: SimpleNamespace, client: Client) -> None:
    log = a_final_log(cast)
    client.force_login(cast.implementation)
    url = log.act_url("note-idea")
    page = client.post(url, IDEA | {"need_behind": ""})
    assert page.status_code == 422 and "need_behind" in page.context["form"].errors
    assert client.post(url, IDEA).status_code == 302 and client.post(url, IDEA).status_code == 422
    log.refresh_from_db()
    (idea,) = log.ideas
    assert IDEA["text"] not in str(research_log(log)) and idea not in [
        row for _t, rows in log.topics() for row in rows
    ]
    assert client.post(log.act_url("drop-idea"), {"entry": idea.pk}).status_code == 302
    log.refresh_from_db()
    assert not log.ideas


def test_what_was_heard_is_not_taken_out_as_an_idea(cast: SimpleNamespace, client: Client) -> None:
    log = a_final_log(cast)
    log.note_idea(by=cast.implementation, **IDEA)
    fact = log.entries.exclude(kind="idea").first()
    client.force_login(cast.implementation)
    assert client.post(log.act_url("drop-idea"), {"entry": fact.pk}).status_code == 422
    assert log.entries.filter(pk=fact.pk).exists()
