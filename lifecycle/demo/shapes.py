"""People, customers and the words of their trades; texts always in Chinese and English.

People and things refer to each other by `key`: staff keys are the part of the e-mail before the @, contact keys are
`<customer>.<name>`, project keys are short words such as `hosp-erp`. Choice values are plain lower-case words.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; {names} in it are filled by `fill`."""

    zh: str
    en: str

    def fill(self, **parts: "Text | str | int") -> "Text":
        zh = {k: v.zh if isinstance(v, Text) else v for k, v in parts.items()}
        en = {k: v.en if isinstance(v, Text) else v for k, v in parts.items()}
        english = self.en.format(**en)
        return Text(self.zh.format(**zh), english[:1].upper() + english[1:])


# --- who -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Domain:
    industry: str
    level: int  # 1-5
    years: int


@dataclass(frozen=True, slots=True)
class Staff:
    key: str
    email: str
    name: Text
    roles: tuple[str, ...]  # SM IM PM CO EX BM CS AD
    title: Text
    language: str  # zh-hans | en
    phone: str
    domains: tuple[Domain, ...]
    consultant_type: str  # TECH_SERVICE PRODUCT_APP MGMT_CONSULT PROJECT_MANAGER or ""
    introduction: Text
    mentor: str | None
    joined_days_ago: int


@dataclass(frozen=True, slots=True)
class Vendor:
    name: Text
    address: Text
    bank: Text
    account: str
    swift: str
    tax_number: str
    phone: str
    email: str
    website: str
    profile: Text


@dataclass(frozen=True, slots=True)
class Contact:
    key: str
    name: Text
    title: Text
    department: Text
    phone: str
    email: str
    kinds: tuple[str, ...]
    language: str
    stance: str  # supportive watching resistant unknown (private)
    confidence: int  # 1-5 (private)
    relationship_note: Text  # private
    cadence_days: int


@dataclass(frozen=True, slots=True)
class Customer:
    key: str
    name: Text
    industry: str
    region: Text
    address: Text
    it_maturity: str  # low medium high
    background: Text
    reference_consent: bool
    billing_tax_number: str
    billing_bank: Text
    billing_account: str
    contacts: tuple[Contact, ...]

    def of_kind(self, *kinds: str) -> Contact:
        """The first contact of the first kind that somebody has, else the first contact."""
        for kind in kinds:
            for contact in self.contacts:
                if kind in contact.kinds:
                    return contact
        return self.contacts[0]


# --- an industry's words -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Flow:
    """A business flow as its people tell it."""

    key: str
    name: Text
    department: Text
    form: Text
    process: Text
    rule: Text
    problem: Text
    exception: Text
    quote: Text
    need: Text
    criterion: Text


@dataclass(frozen=True, slots=True)
class RiskWords:
    risk: Text
    response: Text


@dataclass(frozen=True, slots=True)
class Industry:
    key: str  # the customer's key
    systems: tuple[Text, ...]  # what must be integrated
    volume: Text
    calendar: Text  # when not to disturb them
    risks: tuple[RiskWords, ...]
    conditions: tuple[Text, ...]  # what the customer must have ready on site
    ideas: tuple[Text, ...]
    objectives: tuple[Text, ...]
    flows: tuple[Flow, ...]

    def flow(self, key: str) -> Flow:
        return next(flow for flow in self.flows if flow.key == key)
