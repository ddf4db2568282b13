"""Certificates that end soon: administrators are told in time, and again every two weeks."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle import mail
from lifecycle.fields import holds
from lifecycle.models.certificates import WARN_BEFORE, Certificate
from lifecycle.models.events import Event
from lifecycle.models.users import Role, User

AGAIN = timedelta(days=14)


def warn() -> int:
    """Write to every administrator of each certificate in use that ends within 60 days; returns how many there are."""
    now = timezone.now()
    due = Certificate.objects.filter(active=True, not_after__lt=now + WARN_BEFORE)
    due = due.filter(Q(warned_at=None) | Q(warned_at__lt=now - AGAIN))
    return sum(_warn(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _warn(pk: int) -> bool:
    now = timezone.now()
    row = Certificate.objects.select_for_update().get(pk=pk)
    if row.warned_at and row.warned_at > now - AGAIN:
        return False  # another round was faster
    row.warned_at = now
    row.save(update_fields=["warned_at"])
    event = Event.record("certificate.ends", by=None, subject=row, data={"until": f"{row.not_after:%Y-%m-%d}"})
    for person in User.objects.filter(is_active=True, roles__contains=holds(Role.AD)):
        mail.post(
            "seal_ends", key=f"seal-ends:{row.pk}:{now:%Y%m%d}:{person.pk}", to=person, event=event, project=None,
            context={"certificate": row, "link": mail.absolute(reverse("settings_seal"))},
            subject=lambda: _("The company's seal ends on %(day)s") % {"day": f"{row.not_after:%Y-%m-%d}"},
        )  # fmt: skip
    return True
