"""What one project learned is kept in one step, checked by a curator, found and suggested again."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused
from lifecycle.models import KnowledgeNote, Trace
from tests.cast import make_customer, make_project
from tests.lifecycle.communications.notes import a_consultation, a_contact

pytestmark = pytest.mark.django_db


def a_note(cast: SimpleNamespace, **fields: object) -> KnowledgeNote:
    note = KnowledgeNote()
    facts = {
        "kind": "faq",
        "title": "断网怎么办",
        "title_en": "No network?",
        "text": "本地暂存",
        "text_en": "It is kept locally",
    }
    note.write(by=cast.consultant, version=0, **(facts | fields))
    return note


def keep(client: Client, cast: SimpleNamespace) -> KnowledgeNote:
    row = a_consultation(cast)
    client.force_login(cast.sales)
    form = client.get(row.act_url("keep")).context["form"]
    told = {name: form[name].value() or "" for name in form.fields}
    assert (told["title"], told["text_en"], told["industry"]) == (
        "断网时还能登记吗？", "Yes, it uploads when the network is back.", "health",
    )  # fmt: skip
    assert "leave out the customer" in str(form.fields["title"].help_text)
    assert client.post(row.act_url("keep"), told).status_code == 302
    (note,) = Trace.targets(row)
    with pytest.raises(Refused):
        row.make_note(by=cast.sales, **told)
    return note


def test_a_consultation_becomes_a_note_in_one_step(client: Client, cast: SimpleNamespace) -> None:
    note = keep(client, cast)
    page = client.get(note.get_absolute_url()).content.decode()
    assert cast.project.get_absolute_url() in page and "not checked yet" in page
    client.force_login(cast.outsider)  # sees the note, not the project that it comes from
    page = client.get(note.get_absolute_url()).content.decode()
    assert "Can we register without a network?" in page
    assert cast.project.number not in page and "Hospital" not in page


def test_without_an_answer_nothing_is_kept(client: Client, cast: SimpleNamespace) -> None:
    row = a_consultation(cast, answer="", answer_en="")
    client.force_login(cast.sales)
    assert row.act_url("keep") not in client.get(row.get_absolute_url()).content.decode()
    row.give_answer(by=cast.sales, answer="可以")
    assert row.act_url("keep") in client.get(row.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        row.give_answer(by=cast.sales, answer="不行")
    client.force_login(cast.commercial)  # writes contacts, no knowledge
    assert row.act_url("keep") not in client.get(row.get_absolute_url()).content.decode()
    assert client.get(row.act_url("keep")).status_code == 403


def test_it_is_found_by_words_kind_and_industry(client: Client, cast: SimpleNamespace) -> None:
    a_note(cast)
    a_note(cast, title="批号追溯", title_en="Batches", kind="lesson", industry="pharma", product="追溯系统")
    client.force_login(cast.outsider)

    def titles(query: str) -> list[str]:
        return [note.title for note in client.get(reverse("knowledge") + query).context["page"]]

    assert len(titles("")) == 2
    assert titles("?q=network+locally") == ["断网怎么办"]
    assert titles("?q=network+Batches") == []
    assert titles("?kind=lesson") == ["批号追溯"] == titles("?product=追溯")
    assert titles("?industry=health") == ["断网怎么办"]  # what holds for all holds there too
    assert "No network?" in client.get(reverse("search") + "?q=locally").content.decode()


def test_a_curator_stands_for_it_and_takes_it_out_of_use(client: Client, cast: SimpleNamespace) -> None:
    note = a_note(cast)
    url = reverse("knowledge_act", args=[note.pk, "check"])
    client.force_login(cast.consultant)
    assert client.post(url).status_code == 403
    client.force_login(cast.admin)
    client.post(url)
    note.refresh_from_db()
    assert note.checked_by == cast.admin
    note.write(by=cast.consultant, version=note.version, text="改了")
    assert note.checked_by is None  # other words, which nobody has checked
    client.post(reverse("knowledge_act", args=[note.pk, "retire"]))
    assert list(client.get(reverse("knowledge")).context["page"]) == []
    assert "No network?" not in client.get(reverse("search") + "?q=locally").content.decode()


def test_projects_of_the_same_field_are_offered_it(client: Client, cast: SimpleNamespace) -> None:
    a_note(cast, industry="health")
    a_note(cast, title="批号追溯", title_en="Batches", industry="pharma")
    other = make_project(cast.sales, make_customer("二院"), "二院项目", industry="health", presales_owner=cast.sales)
    client.force_login(cast.sales)
    page = client.get(reverse("record_list", args=[other.number, "lifecycle", "communications"]))
    assert [note.title for note in page.context["known"]] == ["断网怎么办"]
    a_contact(cast)
    assert "No network?" in page.content.decode()


def test_a_form_that_is_wrong_keeps_its_words(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.consultant)
    page = client.get(reverse("knowledge_new"))
    told = {"kind": "faq", "title": "断网怎么办", "creation_key": page.context["hidden"]["creation_key"]}
    answer = client.post(reverse("knowledge_new"), told)
    assert answer.status_code == 422 and "断网怎么办" in answer.content.decode()
    client.post(reverse("knowledge_new"), told | {"text": "暂存"})
    client.post(reverse("knowledge_new"), told | {"text": "暂存"})
    note = KnowledgeNote.objects.get()
    stale = client.post(reverse("knowledge_edit", args=[note.pk]), told | {"text": "别的", "version": "0"})
    assert stale.status_code == 409 and "别的" in stale.content.decode()
