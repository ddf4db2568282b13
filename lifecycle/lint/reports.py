"""What a research report lacks: order without gaps, every process of the plan, exceptions, forms."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from lifecycle.lint import Finding


def findings(report: Any) -> list[Finding]:
    sections = list(report.sections.select_related("business_process"))
    return [
        *_order(report, sections),
        *_flow(report, sections),
        *_processes(report, sections),
        *_empty(report, sections),
        *_tables(report),
    ]


def _edit(report: Any, field: str) -> str:
    here = report.get_absolute_url()
    return f"{here}edit/#id_{field}" if report.is_editable else here


def _order(report: Any, sections: list[Any]) -> Iterator[Finding]:
    numbers = [section.order for section in sections]
    for n in sorted({n for n in numbers if numbers.count(n) > 1}):
        at = numbers.index(n)
        yield Finding(
            "order", _("Two processes have the number %(n)d.") % {"n": n}, _edit(report, f"sections-{at}-order")
        )
    for at, section in enumerate(sections):
        before = numbers[at - 1] if at else 0
        if section.order > before + 1:
            text = _("Before %(n)d “%(name)s” a process is missing: the numbers jump.")
            yield Finding("order", text % {"n": section.order, "name": section}, _edit(report, f"sections-{at}-order"))


def _flow(report: Any, sections: list[Any]) -> Iterator[Finding]:
    """Sections follow the business: a process that comes later in the work does not stand before an earlier one."""
    named = [section for section in sections if section.business_process]
    for before, after in pairwise(named):
        if before.business_process.sequence > after.business_process.sequence:
            text = _("“%(first)s” stands before “%(second)s”, but in the work it comes after it.")
            where = report.act_url("arrange") if report.is_editable else ""
            yield Finding("order", text % {"first": before, "second": after}, where)


def _processes(report: Any, sections: list[Any]) -> Iterator[Finding]:
    there = {section.name.strip() for section in sections}
    for name, label in report.planned_processes().items():
        if name not in there:
            text = _("“%(name)s” was planned, but the report says nothing of it.")
            yield Finding("process", text % {"name": label}, report.act_url("fill") if report.is_editable else "")


def _empty(report: Any, sections: list[Any]) -> Iterator[Finding]:
    for at, section in enumerate(sections):
        if not section.flow.strip():
            text = _("“%(name)s” does not say how it runs.") % {"name": section}
            yield Finding("flow", text, _edit(report, f"sections-{at}-flow"), True)
    if sections and not any(section.problems.strip() for section in sections):
        text = _("Not one problem or exception is told. Ask what happens when things go wrong.")
        yield Finding("abnormal", text, _edit(report, "sections-0-problems"))


def _tables(report: Any) -> Iterator[Finding]:
    for name in report.TABLES:
        if not getattr(report, name).strip():
            label = report._meta.get_field(name).verbose_name
            yield Finding("tables", _("This table is empty: %(what)s.") % {"what": label}, _edit(report, name))
    if not report.collected_forms().exists():
        yield Finding("forms", _("No form or report was collected. Ask for a filled-in sample of each."))
