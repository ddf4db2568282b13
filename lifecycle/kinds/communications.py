"""Contacts: what was said to whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.communications"
ANY = ("noted", "open", "done")
FILTERS = ("channel", "audience", "purpose", "formality")


def unanswered(record: Any) -> bool:
    return bool(record.question.strip() and not record.answer.strip())


def keepable(record: Any) -> bool:
    return bool(record.question.strip() and record.answer.strip())


def may_keep(record: Any, user: Any) -> bool:
    from lifecycle import access

    return access.can(user, "C", "knowledge")


def listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    """Narrowed by channel, people, purpose and form; with the proportion, whom nobody spoke to, and what is known."""
    from lifecycle import contacting
    from lifecycle.models.knowledge import KnowledgeNote

    fields, filters = rows.model._meta, []
    for name in FILTERS:
        field, value = fields.get_field(name), query.get(name, "")
        if value in dict(field.choices):
            rows = rows.filter(**{name: value})
        filters.append({"name": name, "label": field.verbose_name, "choices": field.choices, "value": value})
    return rows, {
        "filters": filters, "filtered": any(row["value"] in dict(row["choices"]) for row in filters),
        "balance": contacting.balance(project), "silent": contacting.silent([project.customer_id]),
        "last_at": contacting.last_with_customer(project),
        "known": list(KnowledgeNote.objects.suited_to(project)[:5]),
    }  # fmt: skip


def communications() -> RecordKind:
    return RecordKind(
        slug="communications",
        model="lifecycle.CommunicationLog",
        area="communications",
        title=_("Contact note"),
        title_plural=_("Contacts and talks"),
        purpose=_("What was said to whom, by which channel, and what follows. A minute is enough; the rest can wait."),
        form=f"{FORMS}.CommunicationForm",
        icon="message-circle",
        columns=(
            ("when", _("When")), ("channel", _("Channel")), ("audience", _("With whom")), ("next_words", _("Next step")),
        ),
        sections=(
            (_("What was said"), ("summary", "at", "channel", "audience", "formality", "purpose")),
            (_("Who took part"), ("contacts", "participants")),
            (_("Question and answer"), ("question", "answer")),
            (_("Next step"), ("next_step", "next_on", "next_owner")),
        ),
        acts=(
            Act("step-done", _("The next step is done"), "finish_step", ("open",), form=f"{FORMS}.StepDoneForm", style="primary"),
            Act("answer", _("Write down the answer"), "give_answer", ANY, form=f"{FORMS}.LateAnswerForm", when=unanswered),
            Act("add", _("Add something"), "add_note", ANY, need="C", form=f"{FORMS}.AddForm"),
            Act("raise", _("Raise a question"), "raise_question", ANY, need="C", form=f"{FORMS}.RaiseForm"),
            Act("keep", _("Keep it for all projects"), "make_note", ANY, need="C", form=f"{FORMS}.KeepForm", when=keepable, who=may_keep),
        ),
        detail_template="lifecycle/communication.html",
        list_template="lifecycle/communications.html",
        listing=listing,
    )  # fmt: skip
