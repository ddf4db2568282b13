"""What happens to teams and to the people in them, as sentences after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

TEAM = {
    "member.added": lazy("added %(what)s to the team"),
    "member.revised": lazy("changed the part of %(what)s in the team"),
    "member.released": lazy("released %(what)s from the team"),
    "member.proposed": lazy("proposed %(what)s for the team"),
    "member.confirmed": lazy("confirmed that %(what)s joins the team"),
    "member.declined": lazy("noted that %(what)s does not join the team: %(reason)s"),
    "member.activated": lazy("noted that %(what)s has begun to work in the team"),
    "team.laid_out": lazy("opened %(n)s places in the team, from “%(label)s”"),
    "team.slot_added": lazy("opened the place “%(what)s” in the team"),
    "team.slot_revised": lazy("changed the place “%(what)s” in the team"),
    "team.slot_dropped": lazy("closed the place “%(what)s” in the team: %(reason)s"),
    "team_template.revised": lazy("changed the team template “%(what)s”"),
    "absence.noted": lazy("noted when %(what)s is away"),
    "absence.ended": lazy("noted that %(what)s is there again"),
    "growth.assessed": lazy("assessed the abilities of %(what)s for %(year)s"),
    "trainer.verified": lazy("verified %(what)s as a trainer: %(label)s, %(n)s of 100"),
    "trainer.ended": lazy("ended the qualification of %(what)s as a trainer: %(label)s. %(reason)s"),
    "growth.training_planned": lazy("planned a training for %(what)s: %(label)s"),
    "growth.training_held": lazy("noted that %(what)s was trained: %(label)s"),
    "growth.talked": lazy("noted a talk with %(what)s"),
    "growth.shared": lazy("shared the note of a talk with %(what)s"),
    "growth.logged": lazy("wrote in the growth log of %(what)s"),
    "growth.advanced": lazy("noted the next stage of growth of %(what)s"),
}
