"""The list for phase two."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, Lines, RecordKind

FORMS = "aftersales.forms.phase_two"


def phase_two() -> RecordKind:
    return RecordKind(
        slug="phase-two",
        model="aftersales.PhaseTwoList",
        area="improvements",
        title=_("List for phase two"),
        title_plural=pgettext_lazy("record", "Phase two"),
        purpose=_("From acceptance on this project takes nothing new in. What is wished is kept here with its value and size, proposed to the customer, and passed to sales as a lead."),
        form=f"{FORMS}.PhaseTwoForm",
        document="D39",
        icon="stack-2",
        single=True,
        single_reason=_("There is a list for phase two already; go on with that one."),
        columns=(("counted", _("Wishes")), ("frozen_on", _("Frozen on")), ("passed_on", _("Passed on"))),
        sections=(
            (_("The proposal"), ("introduction", "nothing_wished")),
            (_("The freeze"), ("frozen_on", "frozen_to", "frozen_how", "passed_on")),
        ),
        lines=(
            Lines(
                "items", _("Wishes"),
                ("text", "text_en", "benefit", "benefit_en", "origin", "value", "size", "dropped", "source_key"),
                form=f"{FORMS}.WishForm", stacked=True, extra=0, unseen=("source_key",),
                help=_("Requirements that were put off, wishes heard in training and improvements kept for later come by themselves."),
            ),
        ),
        acts=(
            Act("freeze", _("The freeze is announced"), "freeze", ("collecting",), form=f"{FORMS}.FreezeForm", style="primary"),
            Act("draw", _("Add what was wished since"), "draw", ("collecting",)),
            Act("pass", _("Pass to sales"), "pass_on", ("proposed",), form=f"{FORMS}.PassForm", style="primary", when=lambda row: bool(row.wanted)),
            Act("reopen", _("Collect again"), "reopen", ("proposed",), form=f"{FORMS}.ReopenForm"),
        ),
        detail_template="aftersales/phase_two.html",
    )  # fmt: skip
