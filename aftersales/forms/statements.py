"""Uploading a bank statement, saying what its columns are, and what happens with a row."""

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from aftersales.models import BankStatement
from aftersales.statements.columns import DECIMALS, FIELDS, NEEDED, ORDERS, Entry
from aftersales.statements.matching import BOOK, SKIP, Open
from lifecycle.display import money
from lifecycle.models.projects import Currency
from lifecycle.models.settings import SiteSettings

PARTS = 6  # milestones over which a row can be split by hand


class UploadForm(forms.Form):
    account = forms.CharField(
        label=_("Account number"), max_length=60,
        help_text=_("Ours, into which the money came. By it a row is known again when it comes in another file."),
    )  # fmt: skip
    currency = forms.ChoiceField(
        label=_("Currency"), choices=Currency.choices, help_text=_("Of rows that name none themselves.")
    )
    file = forms.FileField(
        label=_("Statement (CSV or XLSX)"),
        help_text=_("At most 1,000 rows and 5 MB; of a workbook the first sheet. Nothing is entered before you have confirmed."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )  # fmt: skip
    creation_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update({
            "account": SiteSettings.load().bank_account, "currency": Currency.CNY, "creation_key": uuid.uuid4(),
        })  # fmt: skip


class ReadingForm(forms.Form):
    """Which column holds what. The choices are the headings as they stand in the file."""

    account = forms.CharField(label=_("Account number"), max_length=60)
    currency = forms.ChoiceField(label=_("Currency"), choices=Currency.choices)
    head = forms.TypedChoiceField(label=_("Row of the headings"), coerce=int)
    order = forms.ChoiceField(label=_("Order of a day"), choices=ORDERS)
    decimal = forms.ChoiceField(label=_("Amounts look like"), choices=DECIMALS)
    version = forms.IntegerField(widget=forms.HiddenInput)
    columns = {"account": 4, "currency": 4, "head": 4, "order": 4, "decimal": 4} | {
        f"in_{name}": 3 for name, _t in FIELDS
    }

    def __init__(self, *args: Any, statement: BankStatement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.statement = statement
        reading = statement.reading
        tops = statement.cells[:20]
        self.fields["head"].choices = [(i, f"{n}: {_line(cells)}") for i, (n, cells) in enumerate(tops)]  # type: ignore[attr-defined]
        head = reading.get("head", 0)
        width = max(len(cells) for _n, cells in statement.cells)
        titles = statement.cells[head][1] if head < len(statement.cells) else []
        named = [(str(i), _column(i, titles)) for i in range(width)]
        for name, title in FIELDS:
            choices = named if name in NEEDED else [("", _("not in the file")), *named]
            if name in NEEDED and name not in reading.get("columns", {}):
                choices = [("", "—"), *named]
            self.fields[f"in_{name}"] = forms.ChoiceField(label=title, choices=choices, required=name in NEEDED)
            self.initial[f"in_{name}"] = str(reading.get("columns", {}).get(name, ""))
        self.initial.update({
            "account": statement.account, "currency": statement.currency, "head": head, "version": statement.version,
            "order": reading.get("order", "ymd"), "decimal": reading.get("decimal", "."),
        })  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        seen: dict[str, str] = {}
        for name, _title in FIELDS:
            place = data.get(f"in_{name}") or ""
            if place and place in seen:
                self.add_error(f"in_{name}", _("This column holds something else already."))
            seen[place] = name
        return data

    def reading(self) -> dict[str, Any]:
        data = self.cleaned_data
        columns = {name: int(data[f"in_{name}"]) for name, _title in FIELDS if data.get(f"in_{name}")}
        return {"head": data["head"], "columns": columns, "order": data["order"], "decimal": data["decimal"]}


def _line(cells: list[Any]) -> str:
    return " · ".join(cell for cell in cells if isinstance(cell, str) and cell)[:60]


def _column(place: int, titles: list[Any]) -> str:
    title = titles[place] if place < len(titles) and isinstance(titles[place], str) else ""
    return f"{place + 1}: {title[:40]}" if title else str(place + 1)


class RowForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What happens with this row"), widget=forms.RadioSelect,
        choices=(("", _("What is proposed")), (BOOK, _("Book it as below")), (SKIP, _("Skip it"))), required=False,
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
    columns = {f"milestone_{n}": 8 for n in range(1, PARTS + 1)} | {f"amount_{n}": 4 for n in range(1, PARTS + 1)}

    def __init__(self, *args: Any, entry: Entry, choice: Any, proposed: Any, version: int, user: Any, **kwargs: Any) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.known = Open(user)
        rows = [row for row in self.known.rows if row.currency == entry.currency]
        choices = [("", "—"), *((str(row.pk), _named(row)) for row in rows)]
        parts = choice.get("parts", []) if choice else [[part.milestone.pk, str(part.amount)] for part in proposed]
        self.initial.update({"kind": choice["kind"] if choice else "", "version": version})
        for n in range(1, PARTS + 1):
            self.fields[f"milestone_{n}"] = forms.ChoiceField(
                label=_("Milestone %(n)d") % {"n": n}, choices=choices, required=False
            )
            self.fields[f"amount_{n}"] = forms.DecimalField(
                label=_("Amount %(n)d") % {"n": n}, max_digits=14, decimal_places=2, required=False, min_value=Decimal("0.01"),
            )  # fmt: skip
            if n <= len(parts):
                self.initial.update({f"milestone_{n}": str(parts[n - 1][0]), f"amount_{n}": parts[n - 1][1]})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") != BOOK or self.errors:
            return data
        parts: list[list[Any]] = []
        for n in range(1, PARTS + 1):
            key, amount = data.get(f"milestone_{n}") or "", data.get(f"amount_{n}")
            if bool(key) != (amount is not None):
                self.add_error(f"amount_{n}" if key else f"milestone_{n}", _("Milestone and amount belong together."))
            elif key and amount is not None:
                row = self.known.by_key[int(key)]
                if any(part[0] == row.pk for part in parts):
                    self.add_error(f"milestone_{n}", _("This milestone stands there already."))
                elif amount > row.open_amount:
                    self.add_error(f"amount_{n}", _("Only %(open)s is open.") % {"open": row.open_shown})
                parts.append([row.pk, str(amount)])
        if not self.errors:
            total = sum((Decimal(part[1]) for part in parts), Decimal(0))
            if total != self.entry.amount:
                words = {
                    "sum": money(total, self.entry.currency),
                    "row": money(self.entry.amount, self.entry.currency),
                }
                raise ValidationError(_("The parts make %(sum)s, the row says %(row)s."), params=words)
        data["parts"] = parts
        return data

    def choice(self) -> dict[str, Any] | None:
        kind = self.cleaned_data["kind"]
        if not kind:
            return None
        return {"kind": BOOK, "parts": self.cleaned_data["parts"]} if kind == BOOK else {"kind": SKIP}


def _named(row: Any) -> str:
    return f"{row.project.number} · {row.project.customer} · {row.label} · {row.open_shown}"
