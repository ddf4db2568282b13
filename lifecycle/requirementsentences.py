"""What each kind of event about a requirement is called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

# %(what)s is the requirement; the other names are the event's own data.
REQUIREMENTS = {
    "requirement.analysed": lazy("analysed %(what)s"),
    "requirement.confirmed": lazy("noted that %(name)s confirmed %(what)s"),
    "requirement.reviewed": lazy("checked the quality of %(what)s"),
    "requirement.baselined": lazy("baselined %(what)s"),
    "requirement.declined": lazy("declined %(what)s: %(reason)s"),
    "requirement.deferred": lazy("put %(what)s off: %(reason)s"),
    "requirement.phase_two": lazy("put %(what)s to phase two: %(reason)s"),
    "requirement.taken_up": lazy("took %(what)s up again: %(reason)s"),
    "requirement.change_asked": lazy("asked for a change of %(what)s: %(reason)s"),
    "requirement.changed": lazy("approved the change of %(what)s"),
    "requirement.change_refused": lazy("refused the change of %(what)s: %(reason)s"),
    "requirement.assigned": lazy("gave %(name)s a task for %(what)s, due %(due)s"),
    "requirement.task_done": lazy("finished a task of %(what)s"),
    "requirement.parked": lazy("parked %(what)s in the backlog of %(name)s"),
    "requirement.told": lazy("told whoever asked that %(what)s is done: %(how)s"),
    "requirement.asked": lazy("asked %(name)s to confirm %(what)s"),
    "requirement.by_link_agree": lazy("agreed by link with %(what)s"),
    "requirement.by_link_object": lazy("objected by link to %(what)s: %(words)s"),
}
