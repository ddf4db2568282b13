"""What each kind of event about a change request is called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

# %(what)s is the change; the other names are the event's own data.
CHANGES = {
    "change.submitted": lazy("handed in the change %(what)s"),
    "change.referred": lazy("noted where %(what)s was defined earlier: %(where)s"),
    "change.analysed": lazy("analysed the change %(what)s"),
    "change.assessed": lazy("assessed the change %(what)s: %(days)s days"),
    "change.approved": lazy("accepted the change %(what)s"),
    "change.alternative": lazy("agreed another way for the change %(what)s"),
    "change.rejected": lazy("rejected the change %(what)s: %(reason)s"),
    "change.frozen": lazy("put the change %(what)s on the list for phase two: needs are frozen"),
    "change.phase_two": lazy("put the change %(what)s to phase two: %(reason)s"),
    "change.signed": lazy("noted that both sides signed the change %(what)s"),
    "change.declined": lazy("noted that the customer did not sign the change %(what)s: %(reason)s"),
    "change.returned": lazy("had the change %(what)s assessed anew: %(reason)s"),
    "change.linked": lazy("linked the change %(what)s with an amendment: %(where)s"),
    "change.implemented": lazy("noted that the change %(what)s is implemented"),
    "change.verified": lazy("noted that the change %(what)s was seen to work"),
    "change.closed": lazy("closed the change %(what)s"),
}
