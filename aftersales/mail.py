"""Mail about money: whoever collects it learns that it can be asked for."""

from typing import Any

from django.utils.translation import gettext as _

from lifecycle.mail import absolute, post
from lifecycle.models.users import User


def tell_due(milestone: Any, *, by: User | None) -> None:
    """Once for each milestone; not to the one who noted it themselves."""
    to = milestone.responsible
    if to is None or not to.is_active or (by is not None and to.pk == by.pk):
        return
    project = milestone.project
    post(
        "payment_due", key=f"payment-due:{milestone.pk}", to=to, event=None, project=project,
        context={"milestone": milestone, "project": project, "link": absolute(milestone.get_absolute_url())},
        subject=lambda: _("Payment can be asked for: %(name)s (%(project)s)")
        % {"name": milestone.label, "project": project.label()},
    )  # fmt: skip
