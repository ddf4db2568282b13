"""Site-work memos."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, Lines, RecordKind, Stage

FORMS, STEPS = "lifecycle.forms.memos", "lifecycle.forms.nextsteps"


def _live(record: Any) -> bool:
    return bool(record.live_steps())


def _settled(record: Any) -> bool:
    return bool(record.settled_steps())


def memos() -> RecordKind:
    agreed = ("sent", "signed", "carried")
    return RecordKind(
        slug="memos",
        model="lifecycle.Memo",
        area="memos",
        title=_("Site-work memo"),
        title_plural=_("Site-work memos"),
        purpose=_(
            "What was done on site and achieved by it, what held us up, and what both sides do next. Two minutes, before you leave."
        ),
        form=f"{FORMS}.MemoForm",
        document="D25",
        icon="writing",
        also=(Stage.DELIVERY, Stage.AFTERSALES),
        columns=(("period", _("Period")), ("signed_on", _("Signed on"))),
        lines=(
            Lines(
                "works", _("Work done, and what it was for"),
                ("work", "work_en", "purpose", "purpose_en", "achieved", "note", "note_en", "planned"),
                form=f"{FORMS}.WorkForm", stacked=True,
            ),
            Lines(
                "steps", _("Next steps of both sides"), ("what", "what_en", "who", "due", "name"),
                form=f"{FORMS}.StepLineForm", stacked=True,
                help=_("What is agreed here comes up in the next plan, and in the next memo."),
            ),
            Lines(
                "checks", _("What became of the last steps"), ("step", "outcome", "reason", "reason_en"),
                form=f"{FORMS}.CheckForm", stacked=True, fixed=True,
            ),
            Lines(
                "delays", _("What held us up"),
                ("days", "from_day", "side", "cause", "cause_en", "cause_kind", "proof", "takes_over"),
                form=f"{FORMS}.DelayLineForm", stacked=True, folded=True,
                help=_("Leave it empty if nothing did. With the customer's signature these days are agreed."),
            ),
        ),
        acts=(
            Act(
                "send", _("It went to the customer"), "send", ("draft",),
                confirm=_("Note that the customer has it? It can no longer be changed then."),
            ),
            Act("step-done", _("A step is done"), "finish_step", agreed, form=f"{STEPS}.StepDoneForm", when=_live),
            Act("step-drop", _("Drop a step"), "drop_step", agreed, form=f"{STEPS}.StepDropForm", when=_live),
            Act("step-open", _("Open a step again"), "open_step", agreed, form=f"{STEPS}.StepOpenForm", when=_settled),
            Act(
                "discard", _("Discard"), "discard", ("draft",), form=f"{FORMS}.ReasonForm", style="outline-danger",
                when=lambda record: not record.ever_agreed,
            ),
        ),
        detail_template="lifecycle/memo.html",
        list_template="lifecycle/memos.html",
        listing=listing,
    )  # fmt: skip


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """How many steps became part of a plan stands above the memos."""
    from lifecycle.continuity import rates

    return rows, {"rates": rates(project)}
