"""What several parts of a page ask of one project is asked once.

The answers stay on the project's instance while a page is read or a gate is judged, and go with it: nothing is kept
from one request to the next, nothing while a verb writes.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

Answered = TypeVar("Answered")
KEPT = "_answers"


@contextmanager
def keeping(project: Any) -> Iterator[None]:
    """While this lasts nothing of the project may be written. Inside another one it changes nothing."""
    if KEPT in project.__dict__:
        yield
        return
    project.__dict__[KEPT] = {}
    try:
        yield
    finally:
        del project.__dict__[KEPT]


def once(project: Any, question: Hashable, ask: Callable[[], Answered]) -> Answered:
    """The answer to a question about the project; asked anew each time where nobody keeps the answers."""
    answers = project.__dict__.get(KEPT)
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    return answers[question]  # type: ignore[no-any-return]
