"""What is done with a function verification: filled from the key flows, run, concluded, run again, signed."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle import evidence
from lifecycle.errors import Refused
from lifecycle.models.documents import Document
from lifecycle.models.events import Event
from lifecycle.models.processes import BusinessProcess
from lifecycle.models.questions import Question
from lifecycle.models.requirements import Requirement
from lifecycle.models.traces import Trace
from lifecycle.models.users import User
from lifecycle.text import listed, twin

MOST = 300  # functions in one verification: what its form takes


class VerificationVerbs(models.Model):
    """Capability of FunctionVerification."""

    class Meta:
        abstract = True

    # -- what is run -------------------------------------------------------------------------------------------------

    @transaction.atomic
    def fill(self: Any, *, by: User) -> None:
        """A line for each requirement of each key flow, and one for a flow that has none; what is there stays alone."""
        self.locked(*self.editable_states)
        flows = list(BusinessProcess.of(self.project).filter(is_key=True).prefetch_related("requirements"))
        if not flows:
            raise Refused(_("No business process is marked as a key process."))
        there = set(self.lines.values_list("flow_id", "requirement_id"))
        known = {flow for flow, _requirement in there}
        dead = (Requirement.State.DECLINED, Requirement.State.DEFERRED, Requirement.State.PHASE_TWO)
        made = []
        for flow in flows:
            wanted = [row for row in flow.requirements.all() if row.state not in dead]
            made += [
                self._line(flow, row, row.title, row.title_en) for row in wanted if (flow.pk, row.pk) not in there
            ]
            if not wanted and flow.pk not in known:
                made.append(self._line(flow, None, flow.name, flow.name_en))
        if not made:
            raise Refused(_("All key processes and their requirements are there already."))
        if len(there) + len(made) > MOST:
            raise Refused(_("That would be too many for one verification. Split it by flow."))
        last = self.lines.exclude(order=9999).aggregate(last=models.Max("order"))["last"] or 0
        for n, line in enumerate(made, last + 1):
            line.order = n
            line.save()
        self.shift(self.state, by=by, verb="verification.filled", data={"n": len(made)})
        self.follow_results(by=by)

    def _line(self: Any, flow: BusinessProcess, row: Requirement | None, name: str, name_en: str) -> Any:
        return self.lines.model(
            verification=self, flow=flow, requirement=row, function=name[:200], function_en=name_en[:200]
        )

    def follow_results(self: Any, *, by: User) -> None:
        """Run once each function has a result; until then planned, or being run again."""
        results = list(self.lines.values_list("result", flat=True))
        again = self.lines.filter(runs__isnull=False).exists()
        state = self.State.RERUN if again else self.State.PLANNED
        if results and all(results):
            state = self.State.RUN
        if state != self.state:
            verb = "verification.run" if state == self.State.RUN else "verification.reopened"
            self.shift(state, by=by, verb=verb)

    # -- what it showed ----------------------------------------------------------------------------------------------

    @transaction.atomic
    def conclude(self: Any, *, by: User, conclusion: str, conclusion_en: str = "") -> None:
        """Passed when nothing failed; otherwise it is run again."""
        self.locked(self.State.RUN)
        if lacks := self.lacks():
            raise Refused(_("Still missing: %(what)s.") % {"what": listed(lacks)})
        if len(conclusion.strip()) < 4:
            raise Refused(_("Say in a sentence what the verification showed."), "conclusion")
        failed = len(self.failed)
        state = self.State.FAILED if failed else self.State.PASSED
        self.shift(
            state, by=by, verb=f"verification.{state}", data={"n": failed}, conclusion=conclusion.strip(),
            conclusion_en=conclusion_en.strip(), refused_reason="",
        )  # fmt: skip
        if failed:
            self._overtake(by=by)

    def _overtake(self: Any, *, by: User) -> None:
        """What was signed earlier about a flow that no longer runs is not true any more, and proves nothing."""
        broken = {_flow_of(line) for line in self.failed}
        earlier = type(self).objects.filter(project=self.project_id, number__lt=self.number, state=self.State.APPROVED)
        for row in earlier.prefetch_related("lines"):
            if broken & {_flow_of(line) for line in row.lines.all()}:
                row.shift(self.State.SUPERSEDED, by=by, verb="verification.superseded", data={"later": self.label})
                if row.document is not None:
                    evidence.withdraw(row.document)

    @transaction.atomic
    def run_again(self: Any, *, by: User) -> None:
        """What did not simply work is open again; what was found the last time stays readable with its line."""
        self.locked(self.State.FAILED)
        for line in self.lines.exclude(result=self.lines.model.Result.PASS):
            line.runs.create(
                result=line.result, remark=line.remark, remark_en=line.remark_en, ran_by=line.ran_by, seen_by=line.seen_by,
                ran_on=line.ran_on, question=line.question,
            )  # fmt: skip
            line.result, line.remark, line.remark_en = "", "", ""
            line.ran_by = line.seen_by = line.ran_on = line.retest_on = line.question = None
            line.save()
        self.shift(self.State.RERUN, by=by, verb="verification.rerun", conclusion="", conclusion_en="")

    @transaction.atomic
    def take_back(self: Any, *, by: User) -> None:
        """The conclusion was drawn too early; nobody has signed it."""
        self.locked(self.State.PASSED)
        if self.is_out:
            raise Refused(_("It is out for signature. Withdraw it there first."))
        self.shift(self.State.RUN, by=by, verb="verification.reopened")

    @property
    def to_raise(self: Any) -> list[Any]:
        """What does not simply work and is nobody's problem yet."""
        bad = (self.lines.model.Result.FAIL, self.lines.model.Result.CONDITIONAL)
        return list(self.lines.filter(result__in=bad, question=None).select_related("flow"))

    @transaction.atomic
    def raise_problem(self: Any, *, by: User, line: Any, owner: User, due: date, severity: str) -> Question:
        """Somebody has to answer for it by a day: a problem among the questions of the project."""
        self.locked(self.State.RUN, self.State.FAILED, self.State.PASSED)
        row = next((row for row in self.to_raise if row.pk == line.pk), None)
        if row is None:
            raise Refused(_("It is raised already, or works."), "line")
        if not row.remark.strip():
            raise Refused(_("Write into its remark what is wrong, first."), "line")
        flow, function, remark = row.flow_twin, twin(row, "function"), twin(row, "remark")
        question = Question(
            project=self.project, question_kind=Question.Kind.PROBLEM, owner=owner, due=due, severity=severity,
            text=f"{flow['zh'] or flow['en']} · {function['zh'] or function['en']}：{remark['zh'] or remark['en']}",
            text_en=f"{flow['en']} · {function['en']}: {remark['en']}" if function["en"] and remark["en"] else "",
            raised_by=row.seen_by,
        )  # fmt: skip
        question.put(by=by, read_version=None)
        row.question = question
        row.save(update_fields=["question"])
        Trace.note(self, question, by=by)
        Event.record("verification.raised", by=by, subject=self, data={"function": str(row)})
        return question

    # -- its signature -----------------------------------------------------------------------------------------------

    def document_sent(self: Any, document: Document, *, by: User) -> None:
        """What goes out is what was concluded last."""
        if self.state != self.State.PASSED:
            raise Refused(_("Only what is concluded as passed is signed."))
        self.guard_unchanged(document, self.updated_at)

    def document_signed(self: Any, document: Document, *, by: User | None) -> None:
        if self.state == self.State.PASSED:
            self.shift(self.State.APPROVED, by=by, verb="verification.approved", refused_reason="")

    def document_declined(self: Any, document: Document, *, reason: str) -> None:
        """Whoever declines has found something: the results are open again."""
        if self.state == self.State.PASSED:
            self.shift(
                self.State.RUN, by=None, verb="verification.declined", data={"reason": reason},
                refused_reason=reason[:2000],
            )  # fmt: skip

    def document_fell(self: Any, document: Document, *, by: User) -> None:
        """Its paper is void: what both sides signed has to be signed anew."""
        if self.state == self.State.APPROVED:
            self.shift(self.State.PASSED, by=by, verb="verification.fell")


def _flow_of(line: Any) -> Any:
    return line.flow_id or line.flow_name.strip()
