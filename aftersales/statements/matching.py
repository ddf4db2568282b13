"""What will happen with each row of a statement: found by invoice, contract, payer and amount; or chosen by a person.

A choice is {"kind": "skip"} or {"kind": "book", "parts": [[key of the milestone, "amount"], …]}.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from aftersales.models import BankEntry, BankStatement, PaymentMilestone, PaymentReceipt
from aftersales.statements.columns import Entry, bare, entries, plain
from lifecycle.display import money

BOOK, SKIP, ALREADY, BAD = "book", "skip", "already", "bad"
TONES = {BOOK: "ok", SKIP: "off", ALREADY: "info", BAD: "bad"}
SHORTEST = 4  # signs of a number that is looked for in a text
ZERO = Decimal(0)


@dataclass(frozen=True)
class Part:
    milestone: PaymentMilestone
    amount: Decimal

    @property
    def shown(self) -> str:
        return money(self.amount, self.milestone.currency)


@dataclass(frozen=True)
class Planned:
    """A row and what happens with it, and why."""

    entry: Entry
    outcome: str
    why: str
    parts: tuple[Part, ...] = ()
    chosen: bool = False  # by a person

    @property
    def tone(self) -> str:
        return TONES[self.outcome]

    @property
    def word(self) -> str:
        words = {SKIP: _("Skip"), ALREADY: _("Already entered"), BAD: _("Cannot be read")}
        if self.outcome in words:
            return words[self.outcome]
        return _("Split over several") if len(self.parts) > 1 else _("Book")


@dataclass
class Plan:
    rows: list[Planned] = field(default_factory=list)

    @property
    def booked(self) -> list[Planned]:
        return [row for row in self.rows if row.outcome == BOOK]

    @property
    def sums(self) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for row in self.booked:
            found[row.entry.currency] = found.get(row.entry.currency, ZERO) + (row.entry.amount or ZERO)
        return found

    def digest(self, version: int) -> str:
        """What a person saw: changes as soon as a row, a milestone or what is open of it does."""
        facts = [
            [row.entry.n, row.outcome, row.entry.fingerprint, [[p.milestone.pk, p.milestone.version, str(p.amount)] for p in row.parts]]
            for row in self.rows
        ]  # fmt: skip
        return sha256(json.dumps([version, facts]).encode()).hexdigest()


class Open:
    """Milestones that this person may enter receipts for, and what is left of each while rows are matched in turn."""

    def __init__(self, user: Any) -> None:
        rows = PaymentMilestone.objects.bookable_by(user).select_related("project__customer")
        self.rows = sorted(rows, key=lambda row: (row.due_on is None, row.due_on or row.created_at.date(), row.pk))
        self.by_key = {row.pk: row for row in self.rows}
        self.left = {row.pk: row.open_amount for row in self.rows}
        self.words = {row.pk: self._words(row) for row in self.rows}

    @staticmethod
    def _words(row: PaymentMilestone) -> dict[str, list[str]]:
        project, customer = row.project, row.project.customer
        numbers = {"invoice": [row.invoice_no], "contract": [project.contract_number, project.number]}
        names = {"payer": [customer.name, customer.name_en]}
        return {
            key: [word for word in words if len(bare(word)) >= SHORTEST] for key, words in (numbers | names).items()
        }

    def named(self, text: str, payer: str, currency: str) -> tuple[str, list[PaymentMilestone]]:
        """By what they are known: the invoice first, then contract or project, then the payer's name."""
        for kind in ("invoice", "contract"):
            hits = [row for row in self.rows if any(_stands_in(word, text) for word in self.words[row.pk][kind])]
            if hits := [row for row in hits if row.currency == currency]:
                return kind, hits
        who = bare(payer)
        fits = {
            row.pk: max((len(bare(name)) for name in self.words[row.pk]["payer"] if bare(name) in who), default=0)
            for row in self.rows
            if row.currency == currency
        }
        best = max(fits.values(), default=0)  # of two customers, the one whose name says more of it
        hits = [row for row in self.rows if best and fits.get(row.pk) == best]
        return ("payer", hits) if hits else ("", [])


def _stands_in(number: str, text: str) -> bool:
    """The number by itself, not as a part of a longer one."""
    return re.search(rf"(?<![0-9a-z]){re.escape(plain(number))}(?![0-9a-z])", plain(text)) is not None


def plan(statement: BankStatement, user: Any) -> Plan:
    """What would happen now. Reads; changes nothing."""
    rows = entries(statement.cells, statement.reading, statement.account, statement.currency)
    marks = [row.fingerprint for row in rows if row.fingerprint]
    there = BankEntry.objects.filter(fingerprint__in=marks, released_at=None).select_related("statement")
    entered = {row.fingerprint: row for row in there}
    known = Open(user)
    by_hand = _by_hand(known)
    return Plan([_row(row, statement.choices.get(str(row.n)), entered, by_hand, known) for row in rows])


def _by_hand(known: Open) -> dict[tuple[Any, ...], list[PaymentReceipt]]:
    """Receipts that somebody entered without a statement, by day or by reference, amount and currency."""
    rows = PaymentReceipt.objects.filter(
        entry=None, voided_at=None, milestone__project__in={r.project_id for r in known.rows}
    )
    found: dict[tuple[Any, ...], list[PaymentReceipt]] = {}
    for row in rows.select_related("milestone__project"):
        for mark in filter(None, (row.received_on, _number(row.bank_ref))):
            found.setdefault((mark, row.amount, row.milestone.currency), []).append(row)
    return found


def _number(reference: str) -> str:
    """What a reference is known by wherever it stands; nothing where it is only a word."""
    mark = bare(reference)
    return mark if len(mark) >= SHORTEST and any(sign.isdigit() for sign in mark) else ""


def _row(entry: Entry, choice: Any, entered: dict[str, BankEntry], by_hand: dict[tuple[Any, ...], list[PaymentReceipt]], known: Open) -> Planned:  # fmt: skip
    if entry.outgoing:
        return Planned(entry, SKIP, _("This went out; only what came in is entered."))
    if entry.faults:
        return Planned(
            entry, BAD, " ".join(_("%(field)s: %(text)s") % {"field": f, "text": t} for f, t in entry.faults)
        )
    if entry.fingerprint in entered:
        words = {"file": entered[entry.fingerprint].statement, "n": entered[entry.fingerprint].n}
        return Planned(entry, ALREADY, _("It was entered from %(file)s, row %(n)d.") % words)
    if choice:
        return _chosen(entry, choice, known)
    same = by_hand.get((entry.day, entry.amount, entry.currency), [])
    text = _("A receipt of that day and amount stands at “%(what)s” (%(project)s).")
    if (found := _same(entry, same, known)) is None:  # whoever entered it may have taken another day for it
        other = by_hand.get((_number(entry.reference), entry.amount, entry.currency), [])
        found = next(iter(other), None)
        text = _("A receipt of that reference and amount stands at “%(what)s” (%(project)s).")
    if found is not None:
        for rows in by_hand.values():
            if found in rows:
                rows.remove(found)
        words = {"what": found.milestone.label, "project": found.milestone.project.number}
        return Planned(entry, ALREADY, text % words)
    return _proposed(entry, known)


def _same(entry: Entry, receipts: list[PaymentReceipt], known: Open) -> PaymentReceipt | None:
    """The receipt that somebody entered for this row by hand: of the same reference, or of what the row names."""
    for row in receipts:
        if row.bank_ref and entry.reference and bare(row.bank_ref) != bare(entry.reference):
            continue
        if row.bank_ref and entry.reference:
            return row
        _kind, hits = known.named(entry.searched, entry.payer, entry.currency)
        if not hits or any(hit.project_id == row.milestone.project_id for hit in hits):
            return row
    return None


def _chosen(entry: Entry, choice: dict[str, Any], known: Open) -> Planned:
    if choice.get("kind") == SKIP:
        return Planned(entry, SKIP, _("You chose to skip it."), chosen=True)
    parts, taken = [], dict.fromkeys((key for key, _amount in choice.get("parts", [])), ZERO)
    for key, amount in choice.get("parts", []):
        row, part = known.by_key.get(key), Decimal(amount)
        taken[key] += part
        if row is None or row.currency != entry.currency or part <= 0 or taken[key] > known.left[key]:
            return Planned(entry, SKIP, _("What you chose can no longer be booked. Choose anew."), chosen=True)
        parts.append(Part(row, part))
    if sum((part.amount for part in parts), ZERO) != entry.amount:
        return Planned(entry, SKIP, _("What you chose can no longer be booked. Choose anew."), chosen=True)
    _take(parts, known)
    return Planned(entry, BOOK, _("You chose it."), tuple(parts), chosen=True)


def _take(parts: Sequence[Part], known: Open) -> None:
    for part in parts:
        known.left[part.milestone.pk] -= part.amount


def _why(kind: str) -> str:
    return {
        "invoice": _("The invoice is named."), "contract": _("The contract or project is named."),
        "payer": _("The payer is this customer."),
    }[kind]  # fmt: skip


def _proposed(entry: Entry, known: Open) -> Planned:
    kind, hits = known.named(entry.searched, entry.payer, entry.currency)
    hits = [row for row in hits if known.left[row.pk] > 0]
    amount = entry.amount or ZERO
    if not hits:
        return _by_amount(entry, known)
    exact = [row for row in hits if known.left[row.pk] == amount]
    if kind == "payer" and len(hits) > 1 and len(exact) != 1 and sum(known.left[row.pk] for row in hits) != amount:
        return Planned(entry, SKIP, _("The payer has several open payments, and none fits by its amount. Choose one."))
    parts = [Part(exact[0], amount)] if exact else _spread(amount, hits, known)
    if parts is None and kind == "invoice":  # more than the invoice: the rest goes to what is open in its project
        projects = {row.project_id for row in hits}
        more = [
            row
            for row in known.rows
            if row.project_id in projects and row not in hits and row.currency == entry.currency
        ]
        parts = _spread(amount, [*hits, *more], known)
    if parts is None:
        left = sum((known.left[row.pk] for row in hits), ZERO)
        words = {"open": money(left, entry.currency)}
        return Planned(
            entry, SKIP, _why(kind) + " " + _("But only %(open)s is open there. Say how it is split.") % words
        )
    _take(parts, known)
    return Planned(entry, BOOK, _why(kind), tuple(parts))


def _spread(amount: Decimal, rows: Sequence[PaymentMilestone], known: Open) -> list[Part] | None:
    """One after the other, what is due first comes first; None where they do not take it all."""
    parts, rest = [], amount
    for row in rows:
        part = min(rest, known.left[row.pk])
        if part > 0:
            parts.append(Part(row, part))
            rest -= part
    return parts if rest == 0 else None


def _by_amount(entry: Entry, known: Open) -> Planned:
    """An amount alone proves nothing: it is named, and a person decides."""
    exact = [row for row in known.rows if row.currency == entry.currency and known.left[row.pk] == entry.amount]
    if len(exact) == 1:
        words = {"what": exact[0].label, "project": exact[0].project.number}
        return Planned(
            entry, SKIP, _("Only the amount fits: “%(what)s” (%(project)s). Choose it if it is that.") % words
        )
    others = [
        row
        for row in known.rows
        if row.currency != entry.currency and _stands_in(row.invoice_no or "\x00", entry.searched)
    ]
    if others:
        words = {"what": others[0].label, "project": others[0].project.number, "currency": others[0].currency}
        text = _("“%(what)s” (%(project)s) is in %(currency)s: enter the receipt there, with its rate.")
        return Planned(entry, SKIP, text % words)
    return Planned(entry, SKIP, _("No invoice, contract or payer of ours is named."))
