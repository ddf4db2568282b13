"""Filling a research report from what the talks brought; what somebody wrote there is never overwritten. Abstract."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle.errors import Refused
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import pick

# Which kinds of entries tell which field of a section.
TELLS = {"flow": ("process", "rule"), "problems": ("problem", "exception")}


class ReportFilling(models.Model):
    """Capability of a research report."""

    class Meta:
        abstract = True

    def of_stage(self: Any, name: str) -> Any:
        return apps.get_model(self._meta.app_label, name)

    def plans(self: Any) -> Any:
        return self.of_stage("ResearchPlan").objects.filter(project=self.project)

    def collected_forms(self: Any) -> Any:
        return self.of_stage("CollectedForm").objects.filter(project=self.project).order_by("number")

    def logs(self: Any) -> list[Any]:
        """Final logs of the round; where its talks stand in no plan, those that stand in none."""
        model = self.of_stage("ResearchLog")
        rows = model.objects.filter(project=self.project, state__in=model.FINISHED).order_by("at", "number")
        rows = rows.select_related("project", "plan_line__plan", "plan_line__business_process").prefetch_related(
            "entries__business_process", "contacts"
        )
        planned = [log for log in rows if log.plan_line and log.plan_line.plan.round == self.round]
        return planned or [log for log in rows if log.plan_line is None]

    def planned_processes(self: Any) -> dict[str, str]:
        """Business processes of the round's plans, in their order: name → as the reader reads it."""
        found: dict[str, str] = {}
        for plan in self.plans().filter(round=self.round).order_by("number"):
            for line in plan.lines.select_related("business_process"):
                if not line.dropped_reason:
                    told = pick(line.business_process, "name") if line.business_process else ""
                    found.setdefault(line.business, told or pick(line, "process") or pick(line, "topic"))
        return found

    @transaction.atomic
    def fill(self: Any, *, by: User) -> None:
        """Empty fields get what the final logs say under the same process or topic; missing processes are added."""
        self.locked(self.State.DRAFT)
        logs = self.logs()
        if not logs:
            raise Refused(_("There is no final log of this round yet."))
        heard = self._heard(logs)
        order = max((section.order for section in self.sections.all()), default=0)
        there = {section.name.strip() for section in self.sections.all()}
        for name, told in heard.items():
            if name not in there:
                order += 1
                self.sections.create(order=order, name=name, **told["head"])
        filled = 0
        for section in self.sections.all():
            if told := heard.get(section.name.strip()):
                filled += _write(section, told["texts"])
        filled += _write(self, {"organisation": _departments(logs), "roles": _roles(logs)})
        for log in logs:
            Trace.note(log, self, by=by)
        self.shift(
            self.state, by=by, verb="research_report.filled", data={"n": filled}, organisation=self.organisation,
            organisation_en=self.organisation_en, roles=self.roles, roles_en=self.roles_en,
        )  # fmt: skip

    @transaction.atomic
    def arrange(self: Any, *, by: User) -> None:
        """Sections in the order in which the work runs; those of no listed process come last, as they stood."""
        self.locked(self.State.DRAFT)
        rows = list(self.sections.select_related("business_process"))
        if not any(row.business_process for row in rows):
            raise Refused(_("No section names a process of the list yet."))
        last = max(row.business_process.sequence for row in rows if row.business_process) + 1
        rows.sort(key=lambda row: row.business_process.sequence if row.business_process else last)
        for order, row in enumerate(rows, 1):
            if row.order != order:
                type(row).objects.filter(pk=row.pk).update(order=order)
        self.shift(self.state, by=by, verb="research_report.arranged")

    def _heard(self: Any, logs: list[Any]) -> dict[str, Any]:
        """Name of the process → its head, and for each field the pairs of texts that were told."""
        found: dict[str, Any] = {}
        for plan in self.plans().filter(round=self.round).order_by("number"):
            for line in plan.lines.select_related("business_process"):
                if not line.dropped_reason:
                    _room(found, line.business, _head(line))
        for log in logs:
            line = log.plan_line
            for entry in log.entries.all():
                process = entry.business_process
                name = line.business if line else entry.topic.strip()
                head = _head(line) if line else {"name_en": entry.topic_en}
                if process is not None and process.name.strip() != name:
                    name = process.name.strip()
                    head = {"name_en": process.name_en, "business_process": process}
                texts = _room(found, name, head)
                for field, kinds in TELLS.items():
                    if entry.kind in kinds:
                        texts[field].append((entry.text, entry.text_en))
                if entry.need_behind and entry.kind != "idea":
                    texts["needs"].append((entry.need_behind, entry.need_behind_en))
        return {name: told for name, told in found.items() if name}


def _room(found: dict[str, Any], name: str, head: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    room = found.setdefault(name, {"head": head, "texts": {"flow": [], "problems": [], "needs": []}})
    texts: dict[str, list[tuple[str, str]]] = room["texts"]
    return texts


def _head(line: Any) -> dict[str, Any]:
    process = line.business_process
    written = line.process_en if line.process.strip() else line.topic_en
    return {
        "business_process": process, "name_en": process.name_en if process is not None else written,
        "department": line.department, "department_en": line.department_en,
    }  # fmt: skip


def _departments(logs: list[Any]) -> list[tuple[str, str]]:
    """Whom we met: department and person, as rows of the table."""
    rows: dict[int, tuple[str, str]] = {}
    for log in logs:
        for contact in log.contacts.all():
            if contact.department:
                people = f"{contact.name}，{contact.title}" if contact.title else contact.name
                english = ", ".join(filter(None, (contact.name_en or contact.name, contact.title_en)))
                rows[contact.pk] = (f"{contact.department} | {people}", f"{contact.department} | {english}")
    return list(rows.values())


def _roles(logs: list[Any]) -> list[tuple[str, str]]:
    """Each post that we talked to: whoever holds it, and the business that they told of, as rows of the table."""
    posts: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {}
    for log in logs:
        told = _business(log)
        for contact in log.contacts.all():
            if contact.title.strip():
                room = posts.setdefault(contact.title.strip(), (contact.title_en.strip(), {}, {}))
                room[1][contact.name] = contact.name_en or contact.name
                room[2].update(told)
    rows = []
    for title, (english, people, told) in posts.items():
        zh = f"{title} | {'、'.join(people)} | {'、'.join(told)}".rstrip(" |")
        whole = english and all(told.values())  # half a translation is none
        en = f"{english} | {', '.join(people.values())} | {', '.join(told.values())}".rstrip(" |") if whole else ""
        rows.append((zh, en))
    return rows


def _business(log: Any) -> dict[str, str]:
    """What was talked about: processes of the list or topics, with their English. Ideas are none."""
    found: dict[str, str] = {}
    if log.plan_line is not None:
        found[log.plan_line.business] = str(_head(log.plan_line)["name_en"])
    for entry in log.entries.all():
        process = entry.business_process if entry.kind != "idea" else None
        if process is not None:
            found.setdefault(process.name.strip(), process.name_en)
        elif log.plan_line is None and entry.topic.strip() and entry.kind != "idea":
            found.setdefault(entry.topic.strip(), entry.topic_en)
    return {name: english for name, english in found.items() if name}


def _write(row: Any, texts: dict[str, Iterable[tuple[str, str]]]) -> int:
    """Write into fields that are empty in both languages; returns how many. Half a translation is none."""
    n = 0
    for field, told in texts.items():
        pairs = list(dict.fromkeys(told))
        if not pairs or getattr(row, field).strip() or getattr(row, f"{field}_en").strip():
            continue
        setattr(row, field, "\n".join(text for text, _english in pairs))
        if all(english.strip() for _text, english in pairs):
            setattr(row, f"{field}_en", "\n".join(english for _text, english in pairs))
        if not hasattr(row, "sections"):
            row.save(update_fields=[field, f"{field}_en"])
        n += 1
    return n
