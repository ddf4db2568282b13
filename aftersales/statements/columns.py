"""Which column of a statement holds what: guessed from its headings, changed by hand; and rows read by it.

A reading is {"head": place of the heading among the rows, "columns": {field: place}, "order": ymd | dmy | mdy,
"decimal": "." or ","}.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aftersales.statements.reading import FORMULA
from lifecycle.models.projects import Currency

FIELDS = (
    ("day", gettext_lazy("Day")), ("amount", gettext_lazy("Amount received")), ("out", gettext_lazy("Amount paid out")),
    ("side", gettext_lazy("In or out")), ("currency", gettext_lazy("Currency")), ("payer", gettext_lazy("Payer")),
    ("reference", gettext_lazy("Bank reference")), ("text", pgettext_lazy("bank statement", "Purpose")),
)  # fmt: skip
NEEDED = ("day", "amount")
ORDERS = (("ymd", gettext_lazy("Year, month, day")), ("dmy", gettext_lazy("Day, month, year")), ("mdy", gettext_lazy("Month, day, year")))  # fmt: skip
DECIMALS = ((".", gettext_lazy("1,234.56")), (",", gettext_lazy("1.234,56")))
# What banks call their columns; the longer a word, the surer it is.
NAMES: dict[str, tuple[str, ...]] = {
    "day": ("交易日期", "记账日期", "入账日期", "交易时间", "日期", "booking date", "value date", "transaction date", "date"),
    "amount": ("贷方发生额", "贷方金额", "收入金额", "收款金额", "贷方", "收入", "交易金额", "发生额", "金额", "credit amount", "credit", "amount in", "paid in", "deposit", "amount"),
    "out": ("借方发生额", "借方金额", "支出金额", "付款金额", "借方", "支出", "debit amount", "debit", "amount out", "paid out", "withdrawal"),
    "side": ("借贷标志", "借贷方向", "收支方向", "借贷", "debit/credit", "dr/cr", "direction"),
    "currency": ("交易币种", "币种", "币别", "currency", "ccy"),
    "payer": ("对方户名", "对方账户名称", "对方单位名称", "付款人名称", "付款人户名", "对方名称", "付款人", "户名", "counterparty", "payer", "name"),
    "reference": ("交易流水号", "银行流水号", "流水号", "凭证号", "交易序号", "transaction id", "bank reference", "reference", "ref"),
    "text": ("摘要", "用途", "附言", "备注", "purpose", "description", "details", "remittance", "memo", "narrative"),
}  # fmt: skip
IN = {"贷", "贷方", "贷记", "c", "cr", "credit", "收", "收入", "收款", "转入", "存入", "来账", "in", "+"}
OUT = {"借", "借方", "借记", "d", "dr", "debit", "付", "支", "支出", "付款", "转出", "支取", "往账", "out", "-"}
LOOKED_AT = 20  # rows in which the heading is looked for
SPLIT = re.compile(r"(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})")
WORDS = {
    "人民币": "CNY",
    "人民币元": "CNY",
    "rmb": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "港币": "HKD",
    "港元": "HKD",
}


@dataclass(frozen=True)
class Entry:
    """A row of the statement as it is read; what is wrong with it stands beside it."""

    n: int
    day: date | None
    amount: Decimal | None
    currency: str
    payer: str
    reference: str
    text: str
    faults: tuple[tuple[str, str], ...] = ()
    outgoing: bool = False
    fingerprint: str = ""

    @property
    def searched(self) -> str:
        return f"{self.payer} {self.reference} {self.text}"


@dataclass
class _Read:
    faults: list[tuple[str, str]] = field(default_factory=list)


def plain(text: str) -> str:
    """Full-width signs become narrow ones, capitals small, spaces one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def bare(text: str) -> str:
    """Letters and digits alone."""
    return "".join(sign for sign in plain(text) if sign.isalnum())


# -- the guess ---------------------------------------------------------------------------------------------------------


def guess(rows: list[list[Any]]) -> dict[str, Any]:
    """The heading is the row in which most is known; the format of days follows from what stands below it."""
    best: tuple[int, dict[str, int]] = (0, {})
    for place, (_n, cells) in enumerate(rows[:LOOKED_AT]):
        found = _columns(cells)
        if len(found) > len(best[1]):
            best = (place, found)
    place, columns = best
    days = [_said(cells, columns.get("day")) for _n, cells in rows[place + 1 :]]
    return {"head": place, "columns": columns, "order": _order(days), "decimal": _decimal(rows[place + 1 :], columns)}


def _columns(cells: list[Any]) -> dict[str, int]:
    """The field that each heading names best; a column holds one field, a field has one column."""
    scores = []
    for place, cell in enumerate(cells):
        words = plain(cell) if isinstance(cell, str) else ""
        for name, known in NAMES.items():
            hits = [len(word) + (100 if words == word else 0) for word in known if word in words]
            if words and hits and len(words) <= 40:
                scores.append((max(hits), -place, name))
    found: dict[str, int] = {}
    for _score, place, name in sorted(scores, reverse=True):
        if name not in found and -place not in found.values():
            found[name] = -place
    return found


def _order(days: list[str]) -> str:
    for day in days:
        if (parts := SPLIT.match(plain(day))) and len(parts[1]) < 3:
            if int(parts[2]) > 12:
                return "mdy"
            if int(parts[1]) > 12:
                return "dmy"
    return "dmy" if any((p := SPLIT.match(plain(day))) and len(p[1]) < 3 for day in days) else "ymd"


def _decimal(rows: list[list[Any]], columns: dict[str, int]) -> str:
    texts = [_said(cells, columns.get("amount")) for _n, cells in rows]
    return "," if any(re.search(r",\d{2}$", plain(text)) for text in texts) else "."


# -- rows --------------------------------------------------------------------------------------------------------------


def entries(rows: list[list[Any]], reading: dict[str, Any], account: str, currency: str) -> list[Entry]:
    """Every row below the heading. Rows that agree in account, day, amount and reference are counted within the file."""
    found, seen = [], Counter[str]()
    for n, cells in rows[reading.get("head", 0) + 1 :]:
        entry = _entry(n, cells, reading, currency)
        if not entry.faults and not entry.outgoing:
            key = "|".join(
                [bare(account), str(entry.day), f"{entry.amount:.2f}", entry.currency, bare(entry.reference)]
            )
            seen[key] += 1
            mark = f"{sha256(key.encode()).hexdigest()}#{seen[key]}"
            entry = Entry(**{**entry.__dict__, "fingerprint": mark})
        found.append(entry)
    return found


def _entry(n: int, cells: list[Any], reading: dict[str, Any], currency: str) -> Entry:
    columns, read = reading.get("columns", {}), _Read()
    said = {name: _told(cells, columns.get(name), title, read) for name, title in FIELDS}
    amount, outgoing = _money(said, reading.get("decimal", "."), read)
    day = None if outgoing else _day(said["day"], reading.get("order", "ymd"), read)
    own = _currency(said["currency"], currency, read)
    return Entry(
        n, day, amount, own, said["payer"][:200], said["reference"][:120], said["text"],
        () if outgoing else tuple(read.faults), outgoing,
    )  # fmt: skip


def _said(cells: list[Any], place: int | None) -> str:
    value = cells[place] if place is not None and 0 <= place < len(cells) else ""
    return value if isinstance(value, str) else ""


def _told(cells: list[Any], place: int | None, title: Any, read: _Read) -> str:
    if place is not None and 0 <= place < len(cells) and isinstance(cells[place], dict):
        read.faults.append((str(title), _("This is a formula. Write down what it shows.")))
        return str(cells[place].get(FORMULA, ""))[:0]
    return _said(cells, place)


def number(text: str, decimal: str) -> Decimal | None:
    """An amount as banks write it; None for what is none."""
    words = plain(text).replace("−", "-").replace("'", "")
    words = re.sub(r"[¥￥$€£]|cny|rmb|usd|eur|元| ", "", words)
    minus = words.startswith("(") and words.endswith(")")
    words = words.strip("()")
    words = words.replace(".", "").replace(",", ".") if decimal == "," else words.replace(",", "")
    if not re.fullmatch(r"[+-]?\d{1,14}(\.\d{1,6})?", words):
        return None
    try:
        value = Decimal(words)
    except InvalidOperation:
        return None
    return -value if minus else value


def _money(said: dict[str, str], decimal: str, read: _Read) -> tuple[Decimal | None, bool]:
    """The amount, and whether it went out; only what came in must be right."""
    title = str(dict(FIELDS)["amount"])
    out = number(said["out"], decimal) if said["out"] else None
    if plain(said["side"]) in OUT or (out and not (said["amount"] and number(said["amount"], decimal))):
        return abs(out or number(said["amount"], decimal) or Decimal(0)), True
    if said["side"] and plain(said["side"]) not in IN:
        text = _("“%(what)s” says neither that it came in nor that it went out.") % {"what": said["side"][:20]}
        read.faults.append((str(dict(FIELDS)["side"]), text))
    if not said["amount"]:
        read.faults.append((title, _("There is no amount in this row.")))
        return None, False
    value = number(said["amount"], decimal)
    if value is None:
        read.faults.append((title, _("“%(what)s” is no amount.") % {"what": said["amount"][:40]}))
        return None, False
    if value != value.quantize(Decimal("0.01")):
        read.faults.append((title, _("Two decimals at most.")))
        return None, False
    if value < 0:
        return -value, True
    if value == 0 or value >= Decimal(10) ** 12:
        read.faults.append((title, _("“%(what)s” is no amount.") % {"what": said["amount"][:40]}))
        return None, False
    return value.quantize(Decimal("0.01")), False


def _day(text: str, order: str, read: _Read) -> date | None:
    from django.utils import timezone

    title, words = str(dict(FIELDS)["day"]), plain(text)
    if not words:
        read.faults.append((title, _("There is no day in this row.")))
        return None
    parts = SPLIT.match(words)
    packed = re.match(r"\d{8}(?!\d)", words)
    found = (packed[0][:4], packed[0][4:6], packed[0][6:]) if packed else parts.groups() if parts else None
    if found is not None:
        kind = "ymd" if packed or len(found[0]) == 4 else order
        by = dict(zip(kind, (int(part) for part in found), strict=True))
        year = by["y"] + 2000 if by["y"] < 100 else by["y"]
        try:
            day = date(year, by["m"], by["d"])
        except ValueError:
            day = None
        if day is not None:
            if day > timezone.localdate():
                read.faults.append((title, _("That day has not come yet.")))
            return day
    read.faults.append((title, _("“%(what)s” is no day.") % {"what": text[:40]}))
    return None


def _currency(text: str, default: str, read: _Read) -> str:
    if not text:
        return default
    code = WORDS.get(plain(text), text.strip().upper())
    if code not in Currency.values:
        read.faults.append(
            (str(dict(FIELDS)["currency"]), _("“%(what)s” is no currency that we keep.") % {"what": text[:20]})
        )
        return default
    return code
