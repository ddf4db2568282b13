"""A new authority and a new certificate for the company's seal; what was sealed so far stays checkable."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from lifecycle.seal import keys


class Command(BaseCommand):
    help = "Make a new certificate authority and a new certificate for the company's seal, and use them from now on."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        for row in (keys.make_authority(), keys.make_company()):
            self.stdout.write(
                f"{row.get_role_display()}: {row.subject}\n  SHA-256 {row.fingerprint}\n  until {row.not_after:%Y-%m-%d}"
            )
