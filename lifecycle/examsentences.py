"""What happens in exams, as sentences after the name of who did it."""

from django.utils.translation import gettext_lazy as lazy

EXAMS = {
    "exam_question.retired": lazy("retired the exam question “%(what)s”: %(reason)s"),
    "exam_question.used_again": lazy("uses the exam question “%(what)s” again"),
    "exam.drawn": lazy("drew %(n)s questions for “%(what)s”"),
    "exam.ready": lazy("finished the paper of “%(what)s” with %(n)s questions"),
    "exam.reworked": lazy("changes the paper of “%(what)s”"),
    "exam.closed": lazy("closed “%(what)s”: everybody is marked"),
    "exam.reopened": lazy("opened “%(what)s” again: %(reason)s"),
    "exam.told": lazy("sent %(name)s the summary of “%(what)s” for %(department)s"),
    "sitting.linked": lazy("made a private link to an exam for %(what)s"),
    "sitting.begun": lazy("%(what)s began an exam by private link"),
    "sitting.handed_in": lazy("%(what)s handed in an exam by private link"),
    "sitting.entered": lazy("entered the printed paper of %(what)s"),
    "sitting.passed": lazy("marked the exam of %(what)s: passed"),
    "sitting.failed": lazy("marked the exam of %(what)s"),
    "sitting.coaching": lazy("arranged coaching of %(what)s: %(topic)s"),
    "sitting.told": lazy("gave %(what)s their result"),
    "sitting.sent": lazy("gave the result of %(what)s to %(name)s"),
    "sitting.withdrawn": lazy("noted that %(what)s does not take the exam: %(reason)s"),
    "sitting.link_ended": lazy("ended the link of %(what)s to their result"),
    "sitting.taken_up": lazy("let %(what)s take the exam again after all"),
    "training.coaching_noted": lazy("noted a coaching of %(who)s after “%(what)s”: %(topic)s"),
}
