"""What each kind of event of a rollout is called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

# %(what)s is the thing; the other names are the event's own data.
ROLLOUTS = {
    "rollout.judged": lazy("judged a precondition of %(what)s: %(precondition)s — %(verdict)s"),
    "rollout.reopened": lazy("changed %(what)s so that a precondition is to be judged anew: %(precondition)s"),
    "rollout.taken_back": lazy("took %(what)s back to change it"),
    "rollout.signed": lazy("noted that both sides signed %(what)s; the rollout begins"),
    "rollout.declined": lazy("noted that the customer did not sign %(what)s: %(reason)s"),
    "rollout.fell": lazy("opened %(what)s again: its paper is void"),
    "rollout.unit_started": lazy("started %(unit)s in %(what)s on %(on)s"),
    "rollout.noted": lazy("noted progress of %(unit)s in %(what)s: %(share)s %%"),
    "rollout.unit_reached": lazy("noted that %(unit)s is reached in %(what)s: %(share)s %%"),
    "rollout.unit_deferred": lazy("put %(unit)s of %(what)s off, as agreed with %(who)s: %(reason)s"),
    "rollout.done": lazy("ended %(what)s"),
}
