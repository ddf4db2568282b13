"""What people know: their field of business, held against a project's industry, and their skills against those wanted."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lifecycle.models.customers import Industry
from lifecycle.models.users import ConsultantType, User
from lifecycle.text import worded

# -- fields of business ------------------------------------------------------------------------------------------------


def knowledge(person: User, industry: str) -> tuple[int, int]:
    """Level from 1 to 5 and years in an industry; (0, 0) for who does not know it."""
    for row in person.domains:
        if isinstance(row, dict) and row.get("industry") == industry:
            return int(row.get("level") or 1), int(row.get("years") or 0)
        if row == industry:
            return 1, 0
    return 0, 0


def ranked(people: Iterable[User], industry: str) -> list[User]:
    """Who knows the industry best comes first; equals by name."""
    return sorted(people, key=lambda one: (*(-n for n in knowledge(one, industry)), one.label(), one.pk))


def described(person: User, industry: str) -> str:
    """The person as lists show them to whoever assigns somebody."""
    level, years = knowledge(person, industry)
    if not level:
        return person.label()
    words = _("%(who)s · knows the field, level %(level)d of 5") % {"who": person.label(), "level": level}
    if years:
        words += ngettext(", %(n)d year", ", %(n)d years", years) % {"n": years}
    return words


def nobody(people: Iterable[User], industry: str) -> str:
    """A warning where none of these people knows the industry; empty if somebody does."""
    if not industry or any(knowledge(one, industry)[0] for one in people):
        return ""
    return _("Nobody here knows this field of business: %(field)s.") % {"field": Industry(industry).label}


def rank_choices(field: Any, industry: str, *, warn: bool = True) -> None:
    """Order a choice of people by what they know of the industry, say it beside each name, and warn if nobody does."""
    if industry not in Industry.values:
        return
    people = ranked(field.queryset, industry)
    blank = [] if field.empty_label is None else [("", field.empty_label)]
    field.choices = [*blank, *((one.pk, described(one, industry)) for one in people)]
    if warn and people and (warning := nobody(people, industry)):
        field.help_text = f"{field.help_text} {warning}".strip()


# -- skills ------------------------------------------------------------------------------------------------------------


def skills_in(text: str) -> list[str]:
    """Skills as people write them down, one after the other."""
    return [skill.strip() for skill in re.split(r"[,，、;；\n]", text) if skill.strip()]


def fit_of(person: User, wanted: list[str]) -> list[tuple[str, bool]]:
    """Each skill that is wanted, and whether the person's fields of business, skills or kind of work show it."""
    known = _knows(person)
    return [(skill, any(_same(skill, word) for word in known)) for skill in wanted]


def lacking(person: User, wanted: list[str]) -> list[str]:
    return [skill for skill, known in fit_of(person, wanted) if not known]


def _knows(person: User) -> list[str]:
    """Words for what a person can: fields of business in both languages, skills, kind of consultant, job title."""
    words: list[str] = [str(skill) for skill in person.skills] + [person.title, person.title_en]
    for row in person.domains:
        industry = row.get("industry") if isinstance(row, dict) else row
        if industry in Industry.values:
            words += worded(Industry(industry).label).values()
    if person.consultant_type:
        words += worded(ConsultantType(person.consultant_type).label).values()
    return [word for word in words if word.strip()]


def _same(skill: str, word: str) -> bool:
    """Is one the other, or a part of it? “Java” knows “Java development”."""
    one, other = skill.casefold().strip(), word.casefold().strip()
    return one in other or other in one
