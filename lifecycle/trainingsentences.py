"""What events of training are called."""

from django.utils.translation import gettext_lazy as lazy

TRAININGS = {
    "training.told": lazy("told %(n)s people of %(what)s"),
    "training.answer_taken": lazy("%(name)s said whether they come to %(what)s"),
    "training.answers_noted": lazy("noted who comes to %(what)s"),
    "training.door_opened": lazy("opened the sign-in by phone for %(what)s"),
    "training.signed_in": lazy("%(name)s signed in to %(what)s"),
    "training.feedback": lazy("took in a feedback sheet on %(what)s"),
    "training_plan.confirmed": lazy("the customer confirmed %(what)s"),
    "training_plan.confirmed_on_paper": lazy("noted that %(name)s confirmed %(what)s on paper: %(how)s"),
    "training_plan.declined": lazy("the customer declined %(what)s: %(reason)s"),
    "training_plan.revised": lazy("took %(what)s back to change it: %(reason)s"),
    "training_plan.held": lazy("noted that all %(n)s sessions of %(what)s took place"),
    "training_plan.assessed": lazy("closed %(what)s: %(passed)s of %(n)s people passed the test"),
    "training_plan.reopened": lazy("opened %(what)s again: %(reason)s"),
    "micro_training.shared": lazy("shared what was learned in %(what)s"),
    "material.tried": lazy("noted that %(name)s tried %(what)s"),
    "material.tip": lazy("noted a tip of %(name)s for %(what)s"),
    "material.tips_taken": lazy("took %(n)s tips into edition %(edition)s of %(what)s"),
    "material.published": lazy("published %(what)s, edition %(edition)s"),
    "material.revised": lazy("began edition %(edition)s of %(what)s: %(reason)s"),
    "training_feedback.shared": lazy("gave %(what)s back to %(who)s"),
    "training_feedback.reopened": lazy("opened %(what)s again: %(reason)s"),
}
