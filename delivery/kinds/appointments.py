"""The letter by which the company appoints the project manager."""

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind, Stage

FORMS = "delivery.forms.appointments"


def appointments() -> RecordKind:
    return RecordKind(
        slug="appointments",
        model="delivery.Appointment",
        area="appointments",
        title=_("Letter of appointment"),
        title_plural=_("Letters of appointment"),
        purpose=_(
            "The company appoints the project manager and says in writing what they decide: over money, over people, over "
            "the work. An executive signs it before delivery begins; the kickoff makes it known to everybody."
        ),
        form=f"{FORMS}.AppointmentForm",
        document="D17",
        icon="file-certificate",
        columns=(("manager", _("Project manager")), ("from_date", _("From")), ("signed_on", _("Signed on"))),
        sections=(
            (_("Who and how long"), ("manager", "signer", "from_date", "to_date", "signed_on", "ended_on", "ended_reason")),
            (_("What the project manager answers for"), ("duties", "duties_en")),
        ),
        acts=(
            Act("end", _("End the appointment"), "end", ("in_force",), need="A", form=f"{FORMS}.EndForm"),
        ),
        detail_template="delivery/appointment.html",
        single=True,
        single_reason=_("There is a letter of appointment already that is not signed yet."),
        also=(Stage.PRESALES,),
    )  # fmt: skip
