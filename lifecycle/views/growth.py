"""One person's growth: the stages, what speaks for them, the eight abilities, trainings, talks and the log."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lifecycle import access, consultants, promoting
from lifecycle.errors import Refused, Stale
from lifecycle.forms.growth import AdvanceForm, AssessForm, LogForm, TalkForm
from lifecycle.frame import Request, posted
from lifecycle.growing import Reader, evidence_of
from lifecycle.models.consultant_trainings import ConsultantTraining, wanted
from lifecycle.models.growth_notes import GrowthEntry, OneToOne
from lifecycle.models.projects import Project
from lifecycle.models.skill_assessments import SkillAssessment
from lifecycle.models.users import User
from lifecycle.records.values import add_refusal
from lifecycle.records.writing import int_or_none, uuid_or_404

SHOWN = 30


def reader_or_404(request: Request, pk: int) -> Reader:
    """As if it were not there for whoever may not read it."""
    person = get_object_or_404(User.objects.select_related("mentor"), pk=pk)
    reader = Reader(request.user, person)
    if not reader.may_see:
        raise Http404
    return reader


def crumbs(person: User) -> list[tuple[Any, str]]:
    here = [(_("Team"), reverse("team")), (person.label(), reverse("person", args=[person.pk]))]
    return [*here, (_("Growth path"), reverse("person_growth", args=[person.pk]))]


@require_safe
@access.page("growth")
def path(request: Request, pk: int) -> HttpResponse:
    reader = reader_or_404(request, pk)
    person = reader.person
    assessments = list(person.assessments.select_related("assessor")[:2])
    trainings = list(person.trainings.all()[:SHOWN])
    log = list(person.growth_entries.select_related("author", "project")[:SHOWN])
    seen = set(Project.objects.visible_to(request.user).filter(pk__in=[e.project_id for e in log if e.project_id]).values_list("pk", flat=True))  # fmt: skip
    ahead = consultants.next_kind(person.consultant_type)
    context = {
        "heading": _("Growth path of %(name)s") % {"name": person.label()}, "crumbs": crumbs(person)[:2], "person": person,
        "reader": reader, "stages": stages(person), "limits": _limits(person, ahead), "proof": proof(person),
        "abilities": abilities(assessments), "assessment": assessments[0] if assessments else None,
        "weak": assessments[0].weak if assessments else [], "trainings": trainings,
        "wanted": [
            (ConsultantTraining.Kind(kind), due) for kind, due in wanted(person, trainings, timezone.localdate())
        ],
        "talks": list(reader.talks()[:SHOWN]),
        "log": [(entry, entry.project if entry.project_id in seen else None) for entry in log],
    }  # fmt: skip
    return render(request, "lifecycle/growth.html", context)


def stages(person: User) -> list[dict[str, Any]]:
    """The four stages: those behind, the one where the person is, and those ahead."""
    order = consultants.ORDER
    here = order.index(person.consultant_type) if person.consultant_type in order else -1  # type: ignore[arg-type]
    return [
        {
            "title": kind.type.label, "behaviour": kind.behaviour, "now": n == here,
            "tone": "ok" if n < here else "now" if n == here else "off",
            "state": _("behind") if n < here else _("here now") if n == here else _("ahead"),
        }
        for n, kind in enumerate(consultants.KINDS)
    ]  # fmt: skip


def _limits(person: User, ahead: Any) -> str:
    now = consultants.kind_of(person.consultant_type)
    return str(now.limits) if now and ahead else ""


def proof(person: User) -> list[tuple[str, int]]:
    """What the records of projects say, the earliest stage first."""
    n = evidence_of(person)
    return [
        (_("Projects worked on"), n["projects"]), (_("of them closed"), n["finished"]),
        (_("Notes given to the company's knowledge"), n["notes"]), (_("ways around among them"), n["ways"]),
        (_("Requirements analysed to their cause"), n["analysed"]),
        (_("of them a gap in management"), n["managed"]), (_("Projects led"), n["led"]),
        (_("Colleagues guided as mentor"), n["guides"]),
    ]  # fmt: skip


def abilities(rows: list[SkillAssessment]) -> list[dict[str, Any]]:
    """Each ability with its score and what it was a year before."""
    if not rows:
        return []
    before = {name: score for name, _label, score in rows[1].scores()} if len(rows) > 1 else {}
    return [
        {"label": label, "score": score, "before": before.get(name), "low": score <= 2}
        for name, label, score in rows[0].scores()
    ]


def page(request: Request, person: User, heading: str, form: Any, **more: Any) -> HttpResponse:
    status = more.pop("status", 422 if form.errors else 200)
    context = {
        "heading": heading, "crumbs": crumbs(person), "form": form,
        "cancel_url": reverse("person_growth", args=[person.pk]), **more,
    }  # fmt: skip
    return render(request, "lifecycle/parts/form_page.html", context, status=status)


@access.page("growth")
def assess(request: Request, pk: int) -> HttpResponse:
    reader = reader_or_404(request, pk)
    if not reader.may_guide:
        raise PermissionDenied
    person, year = reader.person, timezone.localdate().year
    row = SkillAssessment.objects.filter(person=person, year=year).first() or SkillAssessment(person=person, year=year)
    form = AssessForm(posted(request), instance=row)
    version: Any = int_or_none(request.POST.get("version")) if request.method == "POST" else row.version
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            SkillAssessment(person=person, year=year).judge(by=request.user, version=version or 0, **form.cleaned_data)
        except Stale as stale:
            form.add_error(None, _("%(what)s Your entries are kept; check them and save again.") % {"what": stale})
            status, version = 409, SkillAssessment.objects.get(person=person, year=year).version
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("person_growth", pk)
    heading = _("Abilities of %(name)s in %(year)s") % {"name": person.label(), "year": year}
    return page(request, person, heading, form, hidden={"version": version}, status=status)


@access.page("growth")
def advance(request: Request, pk: int) -> HttpResponse:
    reader = reader_or_404(request, pk)
    if not reader.may_guide:
        raise PermissionDenied
    ahead = consultants.next_kind(reader.person.consultant_type)
    form = AdvanceForm(posted(request), initial={"consultant_type": ahead.type if ahead else None})
    if request.method == "POST" and form.is_valid():
        try:
            promoting.advance(reader.person, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("person_growth", pk)
    return page(request, reader.person, _("Note the next stage of %(name)s") % {"name": reader.person.label()}, form)


@access.page("growth")
def log(request: Request, pk: int) -> HttpResponse:
    reader = reader_or_404(request, pk)
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    if GrowthEntry.objects.filter(creation_key=key).exists():
        return redirect("person_growth", pk)
    row = GrowthEntry(person=reader.person, creation_key=key)
    form = LogForm(posted(request), instance=row, user=request.user, person=reader.person)
    return _write(request, reader.person, row, form, _("Write in the growth log"))


@access.page("growth")
def talk(request: Request, pk: int) -> HttpResponse:
    reader = reader_or_404(request, pk)
    if not reader.may_talk:
        raise PermissionDenied
    key = uuid_or_404(request.POST.get("creation_key")) if request.method == "POST" else uuid.uuid4()
    if OneToOne.objects.filter(creation_key=key).exists():
        return redirect("person_growth", pk)
    row = OneToOne(person=reader.person, creation_key=key)
    heading = _("Note a talk with %(name)s") % {"name": reader.person.label()}
    return _write(request, reader.person, row, TalkForm(posted(request), instance=row), heading)


def _write(request: Request, person: User, row: Any, form: Any, heading: str) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            row.write(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("person_growth", person.pk)
    return page(request, person, heading, form, hidden={"creation_key": row.creation_key})


@require_POST
@access.page("growth")
def share(request: Request, pk: int, talk: int) -> HttpResponse:
    reader = reader_or_404(request, pk)
    row = get_object_or_404(reader.talks(), pk=talk)
    try:
        row.share(by=request.user)
        messages.success(request, _("%(name)s can read it now.") % {"name": reader.person.label()})
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("person_growth", pk)
