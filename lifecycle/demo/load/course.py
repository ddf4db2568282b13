"""The course of one project: on which day it passed which gate, and what people say about it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from lifecycle.demo.dice import Dice, bare, later, small
from lifecycle.demo.load.cast import Cast
from lifecycle.demo.shapes import Text
from lifecycle.demo.story import Project as Story
from lifecycle.demo.timelines import since
from lifecycle.demo.trades import read
from lifecycle.models import Project, User

# The state behind each gate; G1 and G3 lie inside a state and get a day of their own.
INTO = {
    "G0": "presales", "G2": "contract", "G4": "delivery", "G5": "trial_run", "G6": "aftersales", "G7": "acceptance",
    "G8": "payment", "G9": "paid", "G10": "closed",
}  # fmt: skip
GATES = ("G0", "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10")


def following(day: date, days: int) -> date:
    """That many days on; the Monday after, if it is a weekend. (`later` of the story goes back to the Friday.)"""
    day += timedelta(days=days)
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


@dataclass
class Course:
    story: Story
    cast: Cast
    pk: int = 0  # of the project's row, once it is open

    @property
    def project(self) -> Project:
        """The row as it is now."""
        return Project.objects.select_related("customer", "playbook").get(pk=self.pk)

    def dice(self, topic: str) -> Dice:
        return Dice(self.story.key, "load", topic)

    def on(self, state: str) -> date | None:
        return since(self.story.moves, state)

    @cached_property
    def ended_on(self) -> date | None:
        """The day on which it was closed, lost, suspended or terminated."""
        last = self.story.moves[-1]
        return last.on if last.state in ("closed", "lost", "suspended", "terminated") else None

    @cached_property
    def last_day(self) -> date:
        return self.ended_on or self.cast.today

    def gate(self, code: str) -> date | None:
        """The day on which the gate was passed, None if it was not."""
        if code == "G1":
            start, end = self.on("presales"), self.on("contract")
            if start is None:
                return None
            day = later(start, (end - start).days * 2 // 5) if end else later(start, 21)
            return day if day < self.last_day else None
        if code == "G3":
            return self.story.contract_signed_on
        return self.on(INTO[code])

    def begin(self, code: str) -> date:
        """The day on which the work for a gate begins: when the one before it was passed."""
        before = [self.gate(gate) for gate in GATES[: GATES.index(code)]]
        return max((day for day in before if day), default=self.story.moves[0].on)

    def clamp(self, day: date, state: str | None) -> date:
        """The day, but before the one on which the project came into `state`."""
        limit = self.on(state) if state else None
        return min(day, limit - timedelta(days=1)) if limit else day

    def alive(self, day: date) -> date:
        """The day, but before the one on which the project ended."""
        return self.clamp(day, self.story.moves[-1].state if self.ended_on else None)

    def recent(self, day: date, ago: int) -> date:
        """The day, or one not longer ago than that: for what is to be still under way."""
        return max(day, later(self.cast.today, -ago))

    # -- who ---------------------------------------------------------------------------------------------------------

    @property
    def seller(self) -> User:
        return self.cast.user(self.story.presales_owner)

    @property
    def manager(self) -> User:
        return self.cast.user(self.story.delivery_owner)

    @property
    def implementer(self) -> User:
        return self.cast.user(self.story.implementation_owner)

    @property
    def collector(self) -> User:
        return self.cast.user(self.story.collection_owner)

    # -- what they say -----------------------------------------------------------------------------------------------

    @cached_property
    def words(self) -> dict[str, Text]:
        told = next(customer for customer in self.cast.demo.customers if customer.key == self.story.customer)
        trade = next(industry for industry in self.cast.demo.industries if industry.key == self.story.customer)
        flows = [trade.flow(key) for key in self.story.flows]
        owner, sponsor = told.of_kind("owner"), told.of_kind("sponsor")
        return {
            "owner": owner.name,
            "sponsor": Text(f"{sponsor.name.zh}{sponsor.title.zh}", sponsor.name.en),
            "dept": flows[0].department,
            "flow": small(flows[0].name),
            "second": small(flows[-1].name),
            "system": small(bare(trade.systems[0])),
            "product": self.story.product,
        }

    def say(self, key: str, user: User, n: int = 0) -> str:
        """What somebody writes about `key`, in the language they write in here."""
        text = self.words_on(key, n)
        return text.en if self.cast.words(self.story, user) == "en" else text.zh

    def words_on(self, key: str, n: int = 0) -> Text:
        """The same in both languages (see phrases/results.toml)."""
        found = read("phrases", "results").get(key) or read("phrases", "results")["other"]
        if isinstance(found[0], list):
            found = found[n % len(found)]
        number = str(self.dice(key).between(4, 26))
        return Text(*found).fill(**self.words, n=Text(number, number))
