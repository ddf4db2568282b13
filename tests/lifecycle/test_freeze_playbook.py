"""Playbooks are edited as drafts; a published one is frozen."""

import pytest

from lifecycle.errors import Refused
from lifecycle.models import Playbook


def test_the_standard_playbook_is_there_in_both_languages(cast):
    book = cast.project.playbook
    assert book.state == "published" and book.items.count() == 49
    assert sum(len(item.steps) for item in book.items.all()) == 225
    for item in book.items.all():
        assert item.title and item.title_en and item.description_en
        assert all(step["zh"] and step["en"] for step in item.steps)


def test_a_published_item_cannot_be_changed_or_removed(cast):
    item = cast.project.playbook.items.first()
    with pytest.raises(Refused):
        item.revise(by=cast.admin, title="改")
    with pytest.raises(Refused):
        item.remove(by=cast.admin)


def test_a_new_version_is_a_copy_that_can_be_changed_and_published(cast):
    draft = cast.project.playbook.new_version(by=cast.admin)
    assert draft.number == 2 and draft.items.count() == 49
    assert cast.project.playbook.new_version(by=cast.admin) == draft  # one open draft at a time
    draft.items.get(code="S1-06").remove(by=cast.admin)
    draft.publish(by=cast.admin)
    assert draft.items.count() == 48 and cast.project.playbook.items.count() == 49


def test_an_empty_playbook_is_not_published(cast):
    empty = Playbook.objects.create(name="空")
    with pytest.raises(Refused):
        empty.publish(by=cast.admin)


def test_the_default_playbook_is_not_retired(cast):
    with pytest.raises(Refused):
        cast.project.playbook.retire(by=cast.admin)


def test_pages_edit_a_draft_and_refuse_a_published_one(cast, client):
    client.force_login(cast.admin)
    book = cast.project.playbook
    item = book.items.get(code="S1-01")
    refused = client.post(f"/settings/playbooks/{book.pk}/items/{item.pk}/", {"title": "改"})
    assert refused.status_code == 302 and book.items.get(code="S1-01").title == "公司介绍"
    draft = book.new_version(by=cast.admin)
    item = draft.items.get(code="S1-01")
    page = client.get(f"/settings/playbooks/{draft.pk}/items/{item.pk}/")
    data = {
        name: field.value() if field.value() is not None else ""
        for name, field in ((f.name, f) for f in page.context["form"])
    }
    data |= {"title": "公司与团队介绍", "steps_zh": "一\n二", "steps_en": "one\ntwo", "evidence_lines": "D06 signed"}
    saved = client.post(f"/settings/playbooks/{draft.pk}/items/{item.pk}/", data)
    assert saved.status_code == 302, saved.context["form"].errors
    item.refresh_from_db()
    assert item.title == "公司与团队介绍" and item.steps == [{"zh": "一", "en": "one"}, {"zh": "二", "en": "two"}]
    assert item.evidence == [{"document": "D06", "form": "signed_document", "signed_by": []}]
    bad = client.post(f"/settings/playbooks/{draft.pk}/items/{item.pk}/", data | {"evidence_lines": "D06 somehow"})
    assert bad.status_code == 422


def test_only_an_administrator_publishes(cast, client):
    draft = cast.project.playbook.new_version(by=cast.admin)
    client.force_login(cast.pm)
    assert client.post(f"/settings/playbooks/{draft.pk}/publish/").status_code == 403
    client.force_login(cast.admin)
    client.post(f"/settings/playbooks/{draft.pk}/publish/")
    draft.refresh_from_db()
    assert draft.state == "published"
