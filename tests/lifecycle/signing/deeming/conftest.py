"""A contract with the clause, a mail server that may fail, and a document that went out on a Monday."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from lifecycle import completion
from lifecycle.models import Project
from tests.lifecycle.signing.deeming.silences import send


@pytest.fixture
def contract(cast):
    """Signed, with a clause: five working days, for certificates only."""
    Project.objects.filter(pk=cast.project.pk).update(
        contract_passed_at=timezone.now(), deemed_clause="第9.2条", deemed_days=5, deemed_kinds=["T01"]
    )
    cast.project.refresh_from_db()
    return cast.project


@pytest.fixture
def no_certificate(monkeypatch):
    """Certificates of completion take seconds; who owes one is noted."""
    owed = []
    monkeypatch.setattr(completion, "owe", lambda document, **about: owed.append(about))
    return owed


@pytest.fixture
def broken_mail(monkeypatch):
    """A mail server that takes nothing while `broken_mail.on`."""
    from lifecycle import mail

    state = SimpleNamespace(on=True)
    real = mail.get_connection

    def connection(**facts):
        if state.on:
            raise OSError("no route")
        return real(**facts)

    monkeypatch.setattr(mail, "get_connection", connection)
    return state


@pytest.fixture
def out(contract, cast, no_certificate):
    return send(cast)
