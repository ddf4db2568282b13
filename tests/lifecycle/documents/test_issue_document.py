"""A document is printed before anything is locked, and what was printed is issued only if it still says the same."""

import threading
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, connections, transaction

from lifecycle import pdf, preparations
from lifecycle.models import Commitment, Document
from tests.cast import make_cast
from tests.lifecycle.signing import papers


@pytest.fixture(autouse=True)
def kinds() -> Any:
    papers.register()
    yield
    papers.forget()


@pytest.fixture
def printing(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For every print, whether it ran inside a transaction."""
    seen: list[bool] = []
    render = pdf.render_counted

    def watched(data: dict[str, Any], template: str) -> tuple[bytes, int]:
        seen.append(connection.in_atomic_block)
        return render(data, template)

    monkeypatch.setattr(pdf, "render_counted", watched)
    return seen


def issue(record: Commitment, cast: SimpleNamespace, **more: Any) -> Document:
    if "prepared" not in more:
        more["prepared"] = preparations.prepare(record, papers.KIND, language="zh", reason="")
    given = {"by": cast.sales, "record": record, "kind": papers.KIND, "language": "zh"}
    return Document.issue(**given | more)


def test_what_was_printed_beforehand_is_issued(cast: SimpleNamespace, printing: list[bool]) -> None:
    record = papers.record(cast)
    ready = preparations.prepare(record, papers.KIND, language="zh", reason="")
    document = issue(record, cast, prepared=ready)
    assert len(printing) == 1
    assert document.current.bytes == ready.sealed.pdf and document.current.rendered_at == ready.moment
    assert document.public_code == ready.public_code and document.number.endswith("-T01-01")
    assert document.current.pages == pdf.page_count(document.current.bytes)


def test_what_changed_meanwhile_is_printed_anew(cast: SimpleNamespace, printing: list[bool]) -> None:
    record = papers.record(cast)
    ready = preparations.prepare(record, papers.KIND, language="zh", reason="")
    cast.owner.title = "副院长"
    cast.owner.save()
    document = issue(record, cast, prepared=ready)
    assert len(printing) == 2
    assert document.current.facts["slots"][0]["title"]["zh"] == "副院长"


def test_a_number_taken_meanwhile_leaves_no_gap(cast: SimpleNamespace) -> None:
    first, second = papers.record(cast), papers.record(cast, "另一件事")
    ready = [preparations.prepare(record, papers.KIND, language="zh", reason="") for record in (first, second)]
    made = [issue(record, cast, prepared=one) for record, one in zip((first, second), ready, strict=True)]
    assert [document.number[-2:] for document in made] == ["01", "02"]
    assert made[1].current.facts["number"] == made[1].number


def test_a_second_click_issues_nothing_new(cast: SimpleNamespace) -> None:
    record = papers.record(cast)
    ready = preparations.prepare(record, papers.KIND, language="zh", reason="")
    first, again = issue(record, cast, prepared=ready), issue(record, cast, prepared=ready)
    assert first.pk == again.pk and again.versions.count() == 1


def test_whoever_saw_that_version_may_issue_it_again(cast: SimpleNamespace) -> None:
    record = papers.record(cast)
    issue(record, cast)
    assert issue(record, cast).current.n == 2


def test_other_content_is_another_version(cast: SimpleNamespace) -> None:
    record = papers.record(cast)
    ready = preparations.prepare(record, papers.KIND, language="zh", reason="")
    issue(record, cast, prepared=ready)
    assert issue(record, cast, prepared=ready, reason="第二次").current.n == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_it_prints(printing: list[bool]) -> None:
    cast = make_cast()
    record = papers.record(cast)
    issue(record, cast)
    assert printing == [False]


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_version() -> None:
    cast = make_cast()
    record, together = papers.record(cast), threading.Barrier(2)
    made: list[Any] = []

    def click() -> None:
        try:
            ready = preparations.prepare(record, papers.KIND, language="zh", reason="")
            together.wait(60)
            made.append(issue(record, cast, prepared=ready).current_id)
        finally:
            connections.close_all()

    clicks = [threading.Thread(target=click) for _i in range(2)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert len(made) == 2 and len(set(made)) == 1
    with transaction.atomic():
        assert Document.objects.get().versions.count() == 1
