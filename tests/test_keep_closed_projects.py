"""A project that has ended is read and no more: every kind's form and verbs, comments, files and pages say so."""

import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import get_resolver, reverse
from django.utils import timezone

from lifecycle import access
from lifecycle.errors import Refused
from lifecycle.models import Attachment, ChecklistItem, Comment
from lifecycle.models.events import subject_key
from lifecycle.stages import registry
from tests.aftersales.tickets import a_handover, a_ticket
from tests.cast import put_in_state
from tests.everything import make_records

SENTENCE = "The project has ended and can only be read."
KINDS = sorted(registry.records)
FORM = re.compile(r'<form[^>]*method="post"[^>]*action="([^"]*)"')
ALWAYS = ("/accounts/logout/", "/profile/")  # the frame of every page
GOES_ON = {key for key, kind in registry.records.items() if kind.model_class.outlives}


@pytest.fixture
def closed(cast) -> dict[str, Any]:
    made = make_records(cast)
    for kind in registry.records.values():  # those that no document and no private field needs
        if not kind.model_class.objects.filter(project=cast.project).exists():
            left_over(kind.model_class(project=cast.project), cast)
    put_in_state(cast.project, "closed", actual_end=timezone.localdate())
    return made


def left_over(row: Any, cast: Any) -> None:
    facts = {
        "MicroTraining": {"what": "批量退药", "contact": cast.owner}, "TechnicalExchange": {"topics": "接口", "at": timezone.now()},
    }  # fmt: skip
    for name, value in facts.get(type(row).__name__, {}).items():
        setattr(row, name, value)
    row.created_by = row.updated_by = cast.pm
    row.number = 1
    row.save()


def one(kind: Any, project: Any) -> Any:
    row = kind.model_class.objects.filter(project=project).first()
    assert row is not None, f"tests/everything.py makes no {kind.key}"
    row.project = project
    return row


def said(answer: Any) -> list[str]:
    """What a redirect tells the person."""
    return [str(message.message) for message in get_messages(answer.wsgi_request)._queued_messages]


def test_what_goes_on_in_a_closed_project_is_named_here():
    """Customer service, its satisfaction, phase two, references, and money that was kept back."""
    assert {
        "aftersales.improvements", "aftersales.milestones", "aftersales.phase-two", "aftersales.references", "aftersales.surveys",
        "aftersales.tickets", "aftersales.visits",
    } == GOES_ON  # fmt: skip


def test_every_kind_can_be_read_and_no_more(cast, client, closed):
    """Its form, its verbs and its paper refuse with one sentence, and its pages offer none of them."""
    project, tried, done, offered = cast.project, 0, set(), {}
    for person in (cast.pm, cast.implementation, cast.sales, cast.commercial, cast.support):
        client.force_login(person)
        for key in KINDS:
            kind = registry.records[key]
            if key in GOES_ON or key in done or not access.can(person, "E", kind.area, project):
                continue
            done.add(key)
            row = one(kind, project)
            state, version = row.state, row.version
            args = [project.number, kind.stage, kind.slug]
            paths = [reverse("record_edit", args=[*args, row.number])]
            paths += [row.act_url(act.name) for act in kind.acts if access.can_on(person, act.need, kind.area, row)]
            if kind.document:
                paths.append(reverse("record_issue", args=[*args, row.number]))
            for path in paths:
                for ask in (client.get, client.post):
                    answer = ask(path)
                    if answer.status_code != 403:  # else a verb for another person
                        assert answer.status_code == 302 and SENTENCE in said(answer), path
                        tried += 1
            assert client.get(reverse("record_new", args=args)).status_code == 403, key
            page = client.get(row.get_absolute_url()).content.decode()
            forms = [form for form in FORM.findall(page) if not form.startswith(ALWAYS)]
            if forms or f"{row.get_absolute_url()}edit/" in page:
                offered[key] = forms
            with pytest.raises(Refused):  # some kinds have a guard of their own that speaks first
                row.put(by=cast.pm, read_version=row.version)
            with pytest.raises(Refused, match=SENTENCE):
                row.locked()
            row.refresh_from_db()
            assert (row.state, row.version) == (state, version), key
    assert set(KINDS) - GOES_ON == done
    assert offered == {}
    assert tried > 150  # the floor: the walk got around
    visit, handover = closed["D41"], closed["D37"]  # papers of customer service are still issued
    visit.refresh_from_db()
    assert visit.issue(by=cast.support, language="zh").number
    with pytest.raises(Refused, match=SENTENCE):
        handover.issue(by=cast.pm, language="zh")


def test_comments_and_files_are_refused_and_tickets_take_them(cast, client):
    put_in_state(cast.project, "payment")
    ticket, other = a_ticket(cast), a_handover(cast)
    put_in_state(cast.project, "closed")
    client.force_login(cast.support)
    for row, status in ((other, SENTENCE), (ticket, "Your comment is saved.")):
        address = reverse("comment_add", args=[cast.project.number, subject_key(row), row.pk])
        answer = client.post(address, {"text": "还有一事", "creation_key": "0" * 31 + str(row.pk % 10)})
        assert status in said(answer)
    assert Comment.objects.filter(project=cast.project).count() == 1
    address = reverse("attachment_add", args=[cast.project.number, subject_key(other), other.pk])
    assert client.post(address, {"kind": "file"}).status_code in (403, 422)
    assert not Attachment.objects.filter(project=cast.project, subject_kind=subject_key(other)).exists()
    assert ticket.kind.key in GOES_ON and not ticket.is_at_rest


def test_items_of_the_checklist_are_refused(cast, client):
    put_in_state(cast.project, "closed")
    client.force_login(cast.pm)
    item = ChecklistItem.objects.filter(project=cast.project, state="todo").first()
    assert item is not None
    for act in ("start", "finish", "skip", "reopen"):
        answer = client.post(reverse("item_act", args=[cast.project.number, item.pk, act]), {"note": "x"})
        assert answer.status_code == 302 and SENTENCE in said(answer)
    item.refresh_from_db()
    assert item.state == "todo"
    with pytest.raises(Refused, match=SENTENCE):
        item.start(by=cast.pm)


def test_every_posting_page_of_a_project_asks_but_those_that_ask_themselves():
    """A new page of a project cannot forget it: the decorator asks, unless the view says that it does."""
    own = set()

    def walk(patterns: Any) -> None:
        for entry in patterns:
            if hasattr(entry, "url_patterns"):
                walk(entry.url_patterns)
            elif getattr(getattr(entry.callback, "access", None), "ended", False):
                own.add(entry.name)

    walk(get_resolver().url_patterns)
    assert own == {
        "attachment_add",
        "attachment_archive",
        "comment_add",
        "exam_sending_end",
        "project_move",
        "service_link",
        "service_link_end",
    }


def test_an_executive_opens_it_again_with_a_reason(cast, client):
    put_in_state(cast.project, "closed")
    client.force_login(cast.executive)
    path = reverse("project_move", args=[cast.project.number, "reopen"])
    assert client.get(path).status_code == 200
    assert client.post(path, {"reason": " "}).status_code == 422
    assert client.post(path, {"reason": "客户要求补做接口"}).status_code == 302
    cast.project.refresh_from_db()
    assert cast.project.state == "delivery"
    client.force_login(cast.pm)
    assert client.post(path, {"reason": "再来一次"}).status_code == 403
