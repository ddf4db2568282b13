"""Kickoff packs: agenda, speeches, rosters, rules, who does what, milestones and decisions."""

from lifecycle.demo.case import Case, hand_written
from lifecycle.demo.dice import later
from lifecycle.demo.shapes import Contact, Text
from lifecycle.demo.story import AgendaLine, Kickoff, Milestone, Responsibility, RosterLine
from lifecycle.demo.trades import phrases

MINUTES = (15, 15, 10, 10, 25, 20, 15)
MILESTONE_DAYS = (14, 40, 75, 85, 150)


def kickoff(case: Case) -> Kickoff | None:
    if not case.saw("delivery"):
        return None
    held_on = later(case.on("delivery"), 8)
    decision = case.spec.get("kickoff", "hold")
    if not case.past(held_on):
        return None
    dice = case.dice("kickoff")
    words = case.words()
    sponsor = hand_written("kickoff", "sponsor_speech", case)
    vendor = hand_written("kickoff", "vendor_speech", case)
    return Kickoff(
        decision=decision,
        reason_code=case.spec.get("kickoff_reason", ""),
        alternative=None if decision == "hold" else dice.pick(phrases("kickoffs", "alternative")),
        held_on=held_on if decision == "hold" else None,
        place=dice.pick(phrases("kickoffs", "place")).fill(**words),
        agenda=_agenda(case),
        sponsor_speech=sponsor or dice.pick(phrases("kickoffs", "sponsor_speech")).fill(**words),
        vendor_speech=vendor or dice.pick(phrases("kickoffs", "vendor_speech")).fill(**words),
        roster=_roster(case),
        working_rules=tuple(t.fill(**words) for t in dice.some(phrases("kickoffs", "working_rules"), 7)),
        responsibilities=_responsibilities(case),
        milestones=tuple(
            Milestone(title, later(case.on("delivery"), days))
            for title, days in zip(phrases("kickoffs", "milestones"), MILESTONE_DAYS, strict=True)
        ),
        decisions=tuple(t.fill(**words) for t in dice.some(phrases("kickoffs", "decisions"), 5)),
        attendance=dice.between(14, 62),
    )


def _agenda(case: Case) -> tuple[AgendaLine, ...]:
    words = case.words()
    ours = Text("华信软件", "Huaxin")
    speakers = (
        _called(case.owner),
        _called(case.sponsor),
        ours,
        Text("双方负责人", "Both leads"),
        ours,
        ours,
        _called(case.sponsor),
    )
    topics = phrases("kickoffs", "agenda")
    return tuple(
        AgendaLine(minutes, topic.fill(**words), speaker)
        for minutes, topic, speaker in zip(MINUTES, topics, speakers, strict=True)
    )


def _called(contact: Contact) -> Text:
    return Text(f"{contact.name.zh} {contact.title.zh}", f"{contact.name.en}, {contact.title.en}")


def _roster(case: Case) -> tuple[RosterLine, ...]:
    roles, duties = phrases("kickoffs", "role"), phrases("kickoffs", "duty")
    of = case.customer.of_kind
    theirs = (of("sponsor"), of("owner"), of("expert"), of("it_rd"), of("key_user"), of("rollout_lead"))
    ours = ("executive", case.manager, case.implementer, "consultant", "consultant", "support")
    lines, seen = [], set()
    for party, people in (("customer", [c.key for c in theirs]), ("vendor", list(ours))):
        for person, role, duty in zip(people, roles, duties, strict=True):
            if person not in seen:
                seen.add(person)
                lines.append(RosterLine(party, person, role, duty))
    return tuple(lines)


def _responsibilities(case: Case) -> tuple[Responsibility, ...]:
    matters = phrases("kickoffs", "matter")
    theirs, ours = phrases("kickoffs", "matter_customer"), phrases("kickoffs", "matter_vendor")
    lines = [Responsibility(*row) for row in zip(matters, theirs, ours, strict=True)]
    return tuple(case.dice("responsibilities").some(lines, 6))
