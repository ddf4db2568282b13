"""Trainings of minutes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind, Stage

FORMS = "aftersales.forms.micro_trainings"


def micro_trainings() -> RecordKind:
    return RecordKind(
        slug="micro-trainings",
        model="aftersales.MicroTraining",
        area="training",
        also=(Stage.DELIVERY,),
        title=_("Micro training"),
        title_plural=_("Micro trainings"),
        purpose=_("Train anytime, anywhere, anyone: note in half a minute whom you showed what, and what you learned from them."),
        form=f"{FORMS}.MicroForm",
        icon="clock",
        columns=(("on", _("Day")), ("who", pgettext_lazy("training", "To whom")), ("minutes", _("Minutes"))),
        sections=((pgettext_lazy("training", "What was shown"), ("what", "contact", "name", "minutes", "on", "learned")),),
        acts=(
            Act(
                "share", _("Share what we learned"), "share", ("noted",), when=lambda row: bool(row.learned.strip()),
                confirm=_("What we learned becomes a note in the company's knowledge that every colleague finds."),
            ),
        ),
    )  # fmt: skip
