"""Numbers without gaps: drawn in the transaction that uses them."""

from django.db import models, transaction


class NumberSequence(models.Model):
    """The last number drawn in a scope, such as `project:2026` or `doc:<project>:D06`."""

    scope = models.CharField(max_length=80, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope}: {self.last}"


def draw(scope: str) -> int:
    """The next number of the scope. Must run inside a transaction: if that is undone, so is the draw, and no gap stays.

    The row lock is held to the end of the transaction, so two draws of a scope wait for one another.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a number is drawn in the transaction that uses it")
    NumberSequence.objects.bulk_create([NumberSequence(scope=scope)], ignore_conflicts=True)
    row = NumberSequence.objects.select_for_update().get(scope=scope)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
