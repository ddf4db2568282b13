"""What each kind of event of a function verification is called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

# %(what)s is the thing; the other names are the event's own data.
VERIFICATIONS = {
    "verification.filled": lazy("put functions of the key processes into %(what)s: %(n)s"),
    "verification.run": lazy("entered a result for every function of %(what)s"),
    "verification.reopened": lazy("opened %(what)s again"),
    "verification.passed": lazy("concluded that %(what)s is passed"),
    "verification.failed": lazy("concluded that %(what)s is not passed; functions that do not work: %(n)s"),
    "verification.rerun": lazy("began to run %(what)s again"),
    "verification.raised": lazy("raised a problem from %(what)s: %(function)s"),
    "verification.approved": lazy("noted that both sides signed %(what)s"),
    "verification.declined": lazy("noted that the customer did not sign %(what)s: %(reason)s"),
    "verification.fell": lazy("opened the signature of %(what)s again: its paper is void"),
    "verification.superseded": lazy("noted that %(what)s is overtaken by “%(later)s”, which was not passed"),
}
