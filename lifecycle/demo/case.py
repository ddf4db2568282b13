"""What the tellers of one project share: its facts, its people and the words they may use."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lifecycle.demo.dice import Dice, bare, joined, later, small
from lifecycle.demo.shapes import Contact, Customer, Flow, Industry, RiskWords, Text
from lifecycle.demo.story import Move
from lifecycle.demo.timelines import left_from, reached, since
from lifecycle.demo.trades import customer, industry, phrases, read, texts

EXECUTIVES = ("executive", "executive2")


@dataclass(frozen=True)
class Case:
    key: str
    spec: dict[str, Any]
    today: date
    told: tuple[Move, ...]
    customer: Customer
    industry: Industry
    flows: tuple[Flow, ...]
    story: dict[str, Any]  # hand-written parts, from stories/<key>.toml

    def dice(self, topic: str) -> Dice:
        return Dice(self.key, topic)

    def saw(self, state: str) -> bool:
        return state in reached(self.spec)

    def on(self, state: str) -> date:
        """The day it came into a state it has seen."""
        found = since(self.told, state)
        if found is None:
            raise KeyError(f"{self.key} never was in {state}")
        return found

    @property
    def ended_on(self) -> date | None:
        """When a side state cut the story short."""
        return self.on(self.spec["state"]) if left_from(self.spec) else None

    @property
    def is_over(self) -> bool:
        return self.spec["state"] in ("closed", "lost", "terminated")

    def past(self, day: date) -> bool:
        """Whether the day has come, in the life of this project."""
        return day <= (self.ended_on or self.today)

    @property
    def is_signed(self) -> bool:
        return self.saw("delivery") or bool(self.spec.get("signed"))

    @property
    def signed_on(self) -> date | None:
        if not self.is_signed:
            return None
        if not self.saw("delivery"):
            return later(self.today, -3)
        return later(self.on("delivery"), -self.dice("signing").between(4, 9))

    @property
    def name(self) -> Text:
        return Text(*self.spec["name"])

    @property
    def product(self) -> Text:
        return Text(*self.spec["product"])

    @property
    def seller(self) -> str:
        return self.spec["sales"]

    @property
    def manager(self) -> str:
        return self.spec["pm"]

    @property
    def implementer(self) -> str:
        return "implementation"

    @property
    def owner(self) -> Contact:
        named = self.spec.get("owner")
        return next((c for c in self.customer.contacts if c.key == named), self.customer.of_kind("owner"))

    @property
    def goals(self) -> tuple[Text, ...]:
        return texts(self.spec["goals"]) if "goals" in self.spec else self.industry.objectives[:2]

    @property
    def is_main(self) -> bool:
        """Whether the customer's risks, ideas and site conditions were written with this project in mind."""
        return bool(self.spec.get("main"))

    @property
    def ideas(self) -> tuple[Text, ...]:
        if self.is_main:
            return self.industry.ideas
        return tuple(t.fill(**self._flow_words()) for t in self.dice("ideas").some(phrases("requirements", "idea"), 2))

    @property
    def conditions(self) -> tuple[Text, ...]:
        if self.is_main:
            return self.industry.conditions
        words = self._flow_words()
        return tuple(t.fill(**words) for t in self.dice("conditions").some(phrases("requirements", "condition"), 3))

    @property
    def risks(self) -> tuple[RiskWords, ...]:
        if self.is_main:
            return self.industry.risks
        words = self._flow_words()
        pool = list(zip(phrases("requirements", "risk"), phrases("requirements", "risk_response"), strict=True))
        chosen = self.dice("risk words").some(pool, 3)
        return tuple(RiskWords(risk.fill(**words), response.fill(**words)) for risk, response in chosen)

    def _flow_words(self) -> dict[str, Text]:
        flow = self.flows[0]
        return {
            "flow": small(flow.name),
            "dept": flow.department,
            "form": small(flow.form),
            "system": self.industry.systems[0],
        }

    @property
    def sponsor(self) -> Contact:
        return self.customer.of_kind("sponsor")

    def words(self, flow: Flow | None = None) -> dict[str, Text]:
        """What templates may name; `flow` first, the project's first flow if none is given."""
        one = flow or self.flows[0]
        two = next((f for f in self.flows if f is not one), one)
        return {
            "customer": self.customer.name,
            "project": self.name,
            "product": self.product,
            "flow": small(one.name),
            "first": small(one.name),
            "second": small(two.name),
            "flows": small(joined([small(f.name) for f in self.flows])),
            "dept": one.department,
            "form": small(one.form),
            "exception": small(bare(one.exception)),
            "rule": small(bare(one.rule)),
            "need1": small(bare(one.need)),
            "need2": small(bare(two.need)),
            "system": self.industry.systems[0],
            "systems": joined(list(self.industry.systems)),
            "volume": self.industry.volume,
            "calendar": self.industry.calendar,
            "goal": small(self.goals[0]),
            "background": self.customer.background,
            "problems": Text(
                "\n".join(f"- {f.name.zh}：{f.problem.zh}" for f in self.flows[:3]),
                "\n".join(f"- {f.name.en}: {f.problem.en}" for f in self.flows[:3]),
            ),
            "Condition1": self.conditions[0],
            "Condition2": self.conditions[1],
            "condition1": small(self.conditions[0]),
            "condition2": small(self.conditions[1]),
            "sponsor": Text(
                f"{self.sponsor.name.zh}{self.sponsor.title.zh}",
                f"{self.sponsor.name.en}, {self.sponsor.title.en}",
            ),
            "contact": Text(self.owner.name.zh, self.owner.name.en),
        }


def hand_written(key: str, part: str, case: Case) -> Text | None:
    """A text of the project's own story, None where it has none."""
    found = case.story.get(key, {}).get(part)
    return Text(*found) if found else None


def open_case(spec: dict[str, Any], owner: str, today: date, told: tuple[Move, ...]) -> Case:
    trade = industry(owner)
    return Case(
        key=spec["key"],
        spec=spec,
        today=today,
        told=told,
        customer=customer(owner),
        industry=trade,
        flows=tuple(trade.flow(key) for key in spec["flows"]),
        story=read("stories", spec["key"]),
    )
