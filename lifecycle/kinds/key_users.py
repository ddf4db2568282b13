"""Key users of the customer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lifecycle.models.key_users import KeyUser
from lifecycle.stages import Act, RecordKind

FORMS = "lifecycle.forms.key_users"
ALL = KeyUser.LADDER


def _listing(project: Any, rows: Any, query: Any) -> tuple[Any, dict[str, Any]]:
    from lifecycle.keyflows import listing

    return listing(project, rows, query)


def key_users() -> RecordKind:
    return RecordKind(
        slug="key-users",
        model="lifecycle.KeyUser",
        area="key_users",
        title=_("Key user"),
        title_plural=_("Key users"),
        purpose=_("The few people of the customer who will take our place: choose one or two for each key process, with their supervisor's consent, and bring them so far that they train the others."),
        form=f"{FORMS}.KeyUserForm",
        icon="users",
        columns=(
            ("processes", _("Business processes")), ("consent_by", _("Supervisor who agreed")),
            ("independent_on", _("Works alone since")),
        ),
        sections=(
            (_("What they stand for"), ("contact", "processes", "knows_already", "motivation", "pressure")),
            (_("Consent"), ("consent_by", "consent_on", "independent_on", "ended_reason")),
        ),
        acts=(
            Act("consent", _("Note the supervisor's consent"), "consent", ALL, form=f"{FORMS}.ConsentForm", style="primary", when=lambda record: record.consent_on is None),
            Act("assess", _("Judge a level"), "assess", ALL, form=f"{FORMS}.AssessForm"),
            Act("log", _("Log a session they held"), "log", ALL, form=f"{FORMS}.LogForm"),
            Act("invite", _("Send a link to log sessions"), "invite", ALL, form=f"{FORMS}.InviteForm"),
            Act("strike", _("Strike out a session"), "strike", ALL, form=f"{FORMS}.StrikeForm", when=lambda record: record.sessions.filter(struck_reason="").exists()),
            Act("end", _("No longer a key user"), "end", ALL, form=f"{FORMS}.EndForm"),
        ),
        detail_template="lifecycle/key_user.html",
        list_template="lifecycle/key_users.html",
        listing=_listing,
        also=("delivery", "aftersales"),
    )  # fmt: skip
