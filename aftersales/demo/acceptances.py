"""Acceptance in the demo: prepared, applied for, checked item by item, concluded, signed by the panel."""

from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from aftersales.applications import delivered
from aftersales.models import Acceptance, AcceptanceItem, PanelMember
from lifecycle.delayledger import rows_for_certificate
from lifecycle.demo import story as told
from lifecycle.demo.clock import Clock
from lifecycle.demo.load.course import Course, following
from lifecycle.demo.load.signing import ask
from lifecycle.models import Contact, Document, Requirement

RESULTS = {"": "pending", "passed": "pass", "conditional": "conditional", "failed": "fail"}
PROOFS = ("D27", "D28", "D29", "D31")  # what shows that an item is met, where it was signed
LANGUAGES = {"car-quality": "en", "uni-asset": "both"}


def plan(clock: Clock, course: Course) -> None:
    acceptance, begun = course.story.acceptance, course.on("aftersales")
    if acceptance is None or begun is None:
        return
    applied = course.gate("G7")
    day = begun + (applied - begun) * 2 // 3 if applied else following(begun, 10)
    clock.at(day, "10:15", partial(_write, clock, course, acceptance))


@transaction.atomic
def _write(clock: Clock, course: Course, acceptance: told.Acceptance) -> None:
    story, by, known = course.story, course.manager, rows_for_certificate(course.project)
    row = Acceptance(
        project=course.project, title=f"{story.name.zh}终验", title_en=f"Final acceptance: {story.name.en}",
        scope=f"合同及已批准变更约定的{story.product.zh}全部功能、文档和培训。",
        scope_en=f"All functions, documents and training of {story.product.en} under the contract and approved changes.",
        trial_result="试运行期满，业务连续，无严重遗留问题。",
        trial_result_en="The trial run is over; work went on without a break and nothing serious is open.",
        place="客户会议室", requested_on=acceptance.applied_on, no_delays=not _broken(story) and not known,
    )  # fmt: skip
    row.put(by=by, read_version=None)
    _panel(row, course, acceptance)
    needs = dict(Requirement.objects.filter(project=course.pk).values_list("number", "pk"))
    for order, line in enumerate(acceptance.lines, 1):
        row.items.create(
            source_key=f"lifecycle.requirement:{needs[order]}" if order <= len(story.flows) and order in needs else "",
            order=order, criterion=f"{line.title.zh}：{line.criterion.zh}", criterion_en=f"{line.title.en}: {line.criterion.en}",
            source="requirement" if order <= len(story.flows) else "contract",
            source_ref=f"R-{order:02}" if order <= len(story.flows) else f"附件二第 {order} 项",
        )  # fmt: skip
    for delay in known:
        row.delays.create(**delay)
    for n, promise in enumerate(_broken(story)):
        row.delays.create(
            side="shared", days=10 + 4 * n, from_on=promise.due, cause=f"第三方接口晚到：{promise.text.zh}"[:400],
            cause_en=f"A third party's interface came late: {promise.text.en}"[:400], source_ref="现场备忘录", agreed=True,
        )  # fmt: skip
    row.after_put(by=by)
    applied = course.gate("G7")
    if applied:
        clock.at(applied, "18:10", partial(_apply, course, row.pk))
        clock.at(following(applied, 2), "09:05", partial(_review, clock, course, acceptance, row.pk))


def _broken(story: told.Project) -> list[told.Promise]:
    return [promise for promise in story.promises if promise.outcome == "broken"]


def _panel(row: Acceptance, course: Course, acceptance: told.Acceptance) -> None:
    seen = set()
    for order, (key, role) in enumerate(acceptance.panel, 1):
        if key not in seen:
            seen.add(key)
            person = course.cast.person(key)
            mine = {"contact": person} if isinstance(person, Contact) else {"user": person}
            row.panel.create(role=role, order=order, **mine)


@transaction.atomic
def _apply(course: Course, pk: int) -> None:
    """By the application, which lists what the customer has signed by then, and the manuals."""
    row, by = Acceptance.objects.get(pk=pk), course.manager
    for order, paper in enumerate(delivered(row.project), 1):
        row.papers.create(order=order, **paper)
    if not row.papers.exists():
        row.papers.create(
            order=1, name=f"{course.story.product.zh}操作手册", name_en=f"{course.story.product.en}, user manual"
        )
    if row.requested_on is None:
        Acceptance.objects.filter(pk=pk).update(requested_on=following(timezone.localdate(), 7))
        row.refresh_from_db()
    row.issue(by=by, language=LANGUAGES.get(course.story.key))


def _review(clock: Clock, course: Course, acceptance: told.Acceptance, pk: int) -> None:
    Acceptance.objects.get(pk=pk).start_review(by=course.manager)
    held = acceptance.held_on
    if held is None:
        clock.soon(60 * 5, partial(_check, course, acceptance, pk))
        return
    day = course.clamp(held, "payment")
    clock.at(max(day, timezone.localdate()), "10:00", partial(_check, course, acceptance, pk))
    clock.at(max(day, timezone.localdate()), "15:00", partial(_conclude, clock, course, acceptance, pk))


@transaction.atomic
def _check(course: Course, acceptance: told.Acceptance, pk: int) -> None:
    """The panel notes what it found, and what is left to do."""
    row, by = Acceptance.objects.get(pk=pk), course.manager
    row.put(by=by, read_version=row.version, diff={})
    items: dict[str, list[AcceptanceItem]] = {"conditional": []}
    signed = Document.objects.filter(project=row.project, kind__in=PROOFS, state=Document.State.COMPLETED)
    proofs = [f"lifecycle.document:{pk}" for pk in signed.order_by("kind", "pk").values_list("pk", flat=True)]
    for item, line in zip(row.items.all(), acceptance.lines, strict=True):
        item.result = RESULTS[line.result]
        if line.finding:
            item.finding, item.finding_en = line.finding.zh, line.finding.en
        if proofs and line.result:
            item.evidence_key = proofs[item.order % len(proofs)]
        item.save(update_fields=["result", "finding", "finding_en", "evidence_key"])
        items.setdefault(item.result, []).append(item)
    bare = list(items["conditional"])
    for punch in acceptance.punch:
        person = course.cast.person(punch.owner)
        mine = {"contact": person} if isinstance(person, Contact) else {"user": person}
        row.outstanding.create(
            text=punch.text.zh, text_en=punch.text.en, side=punch.owner_party, due=punch.due,
            item=bare.pop(0) if bare else None, **mine,
        )  # fmt: skip
    row.after_put(by=by)


@transaction.atomic
def _conclude(clock: Clock, course: Course, acceptance: told.Acceptance, pk: int) -> None:
    """Concluded in the meeting; the certificate goes to the whole panel the same afternoon."""
    row, words, by = Acceptance.objects.get(pk=pk), acceptance.conclusion, course.manager
    row.conclude(
        by=by,
        conclusion=words.zh if words else "",
        conclusion_en=words.en if words else "",
        meeting_on=timezone.localdate(),
    )
    document = row.issue(by=by, language=LANGUAGES.get(course.story.key))
    members = PanelMember.objects.filter(acceptance=row).select_related("contact", "user")
    people = [(member.person, f"panel-{n}") for n, member in enumerate(members, 1)]
    ask(clock, course, document, people, by=by, fate="signed")
    for n, punch in enumerate(acceptance.punch):
        if punch.done_on:
            day = max(punch.done_on, _next(timezone.localdate()))
            clock.at(_before_end(course, day), f"16:{10 + n}", partial(_settle, course, pk, punch.text.zh))


def _next(day: date) -> date:
    return following(day, 3)


def _before_end(course: Course, day: date) -> date:
    return min(day, course.ended_on - timedelta(days=1)) if course.ended_on else day


def _settle(course: Course, pk: int, text: str) -> None:
    row = Acceptance.objects.get(pk=pk)
    line = row.outstanding.filter(text=text, done_on=None).first()
    if line is not None and row.state in row.CONCLUDED:
        row.settle(by=course.manager, line=line, note="已完成并由客户现场确认，见当周备忘录。")
