"""What events of references and of self-ratings are called, after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

REFERENCES = {
    "reference.asked": lazy("asked %(name)s whether “%(what)s” may be shown to others"),
    "reference.consented": lazy("noted that %(name)s allows “%(what)s” to be shown to others"),
    "reference.declined": lazy("noted that %(name)s does not want “%(what)s” to be shown to others"),
    "reference.withdrawn": lazy("noted that %(name)s took back the consent for “%(what)s”: %(reason)s"),
    "reference.released": lazy("released “%(what)s”"),
    "reference.taken_back": lazy("took back “%(what)s” to change it: %(reason)s"),
    "reference.logo_kept": lazy("kept the customer's logo for “%(what)s”"),
    "reference.presented": lazy("noted that “%(what)s” was shown to %(name)s"),
    "reference.answered": lazy("noted what %(name)s said of “%(what)s”"),
    "reference.led": lazy("made the lead %(number)s of the interest of %(name)s in “%(what)s”"),
    "self_rating.asked": lazy("asked %(n)s people how they get on after “%(what)s”"),
    "self_rating.answered": lazy("said how they get on after “%(what)s”"),
    "self_rating.entered": lazy("noted how %(name)s gets on after “%(what)s”"),
    "self_rating.coached": lazy("noted a coaching for %(n)s people after “%(what)s”"),
}
