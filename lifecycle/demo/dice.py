"""Choices that look random and are the same every day: all chance in the demo comes from here."""

from datetime import date, timedelta
from random import Random
from typing import Any

from lifecycle.demo.shapes import Text


class Dice:
    """Seeded by words, so that one project's story doesn't move when another is added."""

    def __init__(self, *words: str) -> None:
        self._random = Random("/".join(words))  # noqa: S311 - a story, not a secret
        self._decks: dict[Any, list[Any]] = {}

    def between(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def chance(self, percent: int) -> bool:
        return self._random.randrange(100) < percent

    def pick(self, options: Any) -> Any:
        """One of the options; none comes back before all of them were drawn."""
        options = tuple(options)
        deck = self._decks.get(options)
        if not deck:
            deck = self._decks[options] = list(options)
            self._random.shuffle(deck)
        return deck.pop()

    def some(self, options: Any, n: int) -> list[Any]:
        """n different options in their own order."""
        options = list(options)
        chosen = sorted(self._random.sample(range(len(options)), min(n, len(options))))
        return [options[i] for i in chosen]


def weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def later(day: date, days: int) -> date:
    return weekday(day + timedelta(days=days))


def small(text: Text) -> Text:
    """The English with a lower-case beginning, for use inside a sentence; names like HIS keep theirs."""
    english = text.en
    if len(english) > 1 and not english[1].isupper():
        english = english[0].lower() + english[1:]
    return Text(text.zh, english)


def joined(texts: list[Text]) -> Text:
    """A list in a sentence: 甲、乙以及丙 / a, b and c."""
    if len(texts) == 1:
        return texts[0]
    zh = "、".join(t.zh for t in texts[:-1]) + "以及" + texts[-1].zh
    en = ", ".join(t.en for t in texts[:-1]) + " and " + texts[-1].en
    return Text(zh, en)


def bare(text: Text) -> Text:
    """Without the full stop, to stand inside another sentence."""
    return Text(text.zh.rstrip("。"), text.en.rstrip("."))
