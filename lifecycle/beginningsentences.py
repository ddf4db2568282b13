"""What each kind of event about the project manager's appointment and the kickoff is called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

# %(what)s is the thing; the other names are the event's own data.
BEGINNING = {
    "appointment.signed": lazy("signed %(what)s"),
    "appointment.replaced": lazy("ended %(what)s: a new letter was signed"),
    "appointment.reopened": lazy("opened %(what)s again"),
    "appointment.ended": lazy("ended %(what)s: %(reason)s"),
    "kickoff.responsibilities_taken": lazy("filled the responsibilities of %(what)s from the project's table"),
    "kickoff.prep_planned": lazy("planned the preparatory meeting of %(what)s"),
    "kickoff.meeting_called": lazy("made the meeting of %(what)s"),
    "kickoff.answers_taken": lazy("took over who comes to %(what)s"),
    "kickoff.roster_taken": lazy("drew the roster of %(what)s from the project's people"),
    "kickoff.told_pack": lazy("told departments of %(what)s by mail: %(who)s"),
    "kickoff.told_minutes": lazy("sent departments the minutes of %(what)s: %(who)s"),
    "kickoff.read": lazy("noted who has read %(what)s: %(who)s"),
}
