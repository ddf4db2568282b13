"""Training material and operation manuals."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle.stages import Act, RecordKind, Stage

FORMS = "aftersales.forms.training_materials"


def _has_tips(material: Any) -> bool:
    return material.open_tips.exists()


def training_materials() -> RecordKind:
    return RecordKind(
        slug="training-material",
        model="aftersales.TrainingMaterial",
        area="training",
        also=(Stage.DELIVERY,),
        title=_("Training material"),
        title_plural=_("Material and manuals"),
        purpose=_("What people learn and look things up in: by business process, tried by users before it is published."),
        form=f"{FORMS}.MaterialForm",
        icon="notes",
        columns=(
            ("get_material_kind_display", _("Kind")), ("process", _("Business process")), ("edition", _("Edition")),
        ),
        sections=(
            (_("What it is"), ("material_kind", "process", "level", "edition", "author", "address", "about")),
            (_("Published"), ("published_on", "given_to")),
        ),
        acts=(
            Act("try", _("A user tried it"), "try_out", ("draft", "tried"), form=f"{FORMS}.TryForm", style="primary"),
            Act("publish", _("Publish"), "publish", ("tried",), form=f"{FORMS}.PublishForm", style="primary"),
            Act("tip", _("Note a user's tip"), "note_tip", ("draft", "tried", "final"), form=f"{FORMS}.TipForm"),
            Act(
                "take-tips", _("Take tips into this edition"), "take_tips", ("draft", "tried"), form=f"{FORMS}.TakeTipsForm",
                when=_has_tips,
            ),
            Act("revise", pgettext_lazy("training material", "New edition"), "revise", ("final",), form=f"{FORMS}.EditionForm"),
        ),
        detail_template="aftersales/training_material.html",
    )  # fmt: skip
