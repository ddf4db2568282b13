"""What tests of after-sales begin with."""

import pytest
from django.test import Client


@pytest.fixture
def in_english(client: Client) -> None:
    """The customer's browser asks for English."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
