"""Reads the customers and the words of their trades from `industries/<customer>.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from lifecycle.demo.shapes import Contact, Customer, Flow, Industry, RiskWords, Text

FOLDER = Path(__file__).parent
CUSTOMERS = (
    "hospital",
    "school",
    "car",
    "library",
    "water",
    "bus",
    "univ",
    "bank",
    "pharma",
    "park",
    "museum",
    "planning",
    "food",
    "power",
)
FLOW_FIELDS = ("name", "department", "form", "process", "rule", "problem", "exception", "quote", "need", "criterion")


@cache
def read(folder: str, name: str) -> dict[str, Any]:
    """The parsed content of `<folder>/<name>.toml`; an absent file is an empty one."""
    path = FOLDER / folder / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def texts(rows: list[list[str]]) -> tuple[Text, ...]:
    return tuple(Text(*row) for row in rows)


@cache
def phrases(name: str, key: str) -> tuple[Text, ...]:
    """The sentences under `key` in `phrases/<name>.toml`."""
    return texts(read("phrases", name)[key])


@cache
def customer(key: str) -> Customer:
    data = read("industries", key)
    number = crc32(key.encode())
    return Customer(
        key=key,
        name=Text(*data["name"]),
        industry=data["industry"],
        region=Text(*data["region"]),
        address=Text(*data["address"]),
        it_maturity=data["it_maturity"],
        background=Text(*data["background"]),
        reference_consent=data["reference_consent"],
        billing_tax_number=f"91990000MA{number % 10**8:08d}",
        billing_bank=Text("滨海银行营业部", "Binhai Bank, Main Branch"),
        billing_account=f"6200 0000 {number % 10000:04d} {number // 10000 % 10000:04d}",
        contacts=tuple(_contact(key, data["domain"], row) for row in data["contact"]),
    )


def _contact(owner: str, domain: str, row: dict[str, Any]) -> Contact:
    name = Text(*row["name"])
    family, *given = name.en.lower().split()
    short = f"{family}.{''.join(given)}"
    key = f"{owner}.{short}"
    return Contact(
        key=key,
        name=name,
        title=Text(*row["title"]),
        department=Text(*row["department"]),
        # made up from the key, so that it stays the same from day to day
        phone=f"+86 138 0000 {1000 + crc32(key.encode()) % 9000}",
        email=f"{short}@{domain}.example",
        kinds=tuple(row["kinds"]),
        language="zh-hans" if any("\u4e00" <= letter <= "\u9fff" for letter in name.zh) else "en",
        stance=row["stance"],
        confidence=row["confidence"],
        relationship_note=Text(*row["note"]),
        cadence_days=row["cadence"],
    )


@cache
def industry(key: str) -> Industry:
    data = read("industries", key)
    return Industry(
        key=key,
        systems=texts(data["systems"]),
        volume=Text(*data["volume"]),
        calendar=Text(*data["calendar"]),
        risks=tuple(RiskWords(Text(*row["risk"]), Text(*row["response"])) for row in data["risk"]),
        conditions=texts(data["conditions"]),
        ideas=texts(data["ideas"]),
        objectives=texts(data["objectives"]),
        flows=tuple(Flow(row["key"], *(Text(*row[field]) for field in FLOW_FIELDS)) for row in data["flow"]),
    )


def customers() -> tuple[Customer, ...]:
    return tuple(customer(key) for key in CUSTOMERS)
