"""What each kind of event about a plan is called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

# %(what)s is the plan; the other names are the event's own data.
PLANS = {
    "plan.imported": lazy("took %(n)s items into %(what)s from the file “%(file)s”"),
    "plan.item_added": lazy("added “%(item)s” to %(what)s"),
    "plan.item_revised": lazy("changed “%(item)s” of %(what)s"),
    "plan.item_moved": lazy("moved “%(item)s” within %(what)s"),
    "plan.item_removed": lazy("took “%(item)s” out of %(what)s"),
    "plan.laid_out": lazy("reckoned the dates of %(what)s anew, from %(on)s"),
    "plan.seeded": lazy("took %(n)s steps of “%(source)s” over into %(what)s"),
    "plan.settled": lazy("settled %(what)s"),
    "plan.reopened": lazy("took %(what)s back to the draft: %(reason)s"),
    "plan.signed": lazy("agreed with %(what)s by signing it"),
    "plan.carried": lazy("started the implementation plan from %(what)s"),
    "plan.reported": lazy("noted “%(item)s” of %(what)s at %(progress)s %%"),
    "plan.step_ticked": lazy("ticked “%(step)s” off, in “%(item)s” of %(what)s"),
    "plan.step_unticked": lazy("took back the tick at “%(step)s”, in “%(item)s” of %(what)s"),
    "plan.communicated": lazy("communicated %(what)s to %(n)s people: %(how)s"),
    "plan.acknowledged": lazy("noted that %(name)s confirmed %(what)s on %(on)s"),
    "plan.confirmed": lazy("confirmed %(what)s, revision %(revision)s"),
    "plan.revised": lazy("began revision %(revision)s of %(what)s: %(reason)s"),
    "plan.moved": lazy("moved “%(item)s” of %(what)s from %(old)s to %(new)s: %(reason)s"),
    "plan.followed": lazy("moved %(n)s dates of %(what)s, as was signed: %(reason)s"),
    "plan.taken_in": lazy("put “%(item)s”, agreed in %(memo)s, into %(what)s"),
    "plan.dropped": lazy("dropped “%(item)s”, which was agreed: %(reason)s"),
    "plan.items_opened": lazy("sent %(names)s a private link to say how far their items of %(what)s are"),
    "plan.contact_reported": lazy("said of “%(item)s” in %(what)s: %(progress)s of 100, %(remark)s"),
    "plan.begun": lazy("began the work of %(what)s"),
    "plan.done": lazy("noted that %(what)s is done"),
    "plan.kickoff_marked": lazy("marked “%(item)s” in %(what)s: the kickoff was held on %(on)s"),
}
