"""What each kind of event of a trial run is called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

# %(what)s is the thing; the other names are the event's own data.
TRIALS = {
    "trial_run.begun": lazy("%(what)s is signed by both sides and begins on %(on)s"),
    "trial_run.declined": lazy("noted that the customer did not sign %(what)s: %(reason)s"),
    "trial_run.observed": lazy("noted for %(what)s what happened until %(on)s"),
    "trial_run.measured": lazy("entered measurements for %(what)s"),
    "trial_run.extended": lazy("made %(what)s longer, until %(to_day)s: %(reason)s"),
    "trial_run.extension_signed": lazy("noted that both sides signed the new end of %(what)s: %(on)s"),
    "trial_run.invited": lazy("asked users by private link what works in %(what)s"),
    "trial_run.closed": lazy("closed %(what)s: %(verdict)s"),
    "trial_report.signed": lazy("noted that both sides signed %(what)s"),
    "trial_report.declined": lazy("noted that the customer did not sign %(what)s: %(reason)s"),
    "trial_feedback.given": lazy("said by private link: %(what)s"),
    "trial_feedback.sorted": lazy("said what becomes of %(what)s: %(disposition)s"),
    "trial_feedback.answered": lazy("answered %(what)s"),
}
