"""Who leads pre-sales is a rule of the house, proposed where a project is opened; so is the project manager's part."""

import pytest
from django.test import Client

from lifecycle.models import SiteSettings


def proposed(person, path="/projects/new/"):
    client = Client()
    client.force_login(person)
    return client.get(path).context["form"]


@pytest.mark.parametrize(("role", "expected"), [("SM", "sales"), ("IM", "implementation"), ("PM", "pm")])
def test_the_role_of_the_house_is_proposed(cast, role, expected):
    SiteSettings.objects.update_or_create(pk=1, defaults={"presales_owner_default": role})
    found = proposed(cast.sales).initial["presales_owner"]
    assert found == getattr(cast, expected).pk


def test_nobody_is_proposed_where_several_could(cast):
    from tests.cast import make_user

    make_user("another.lead", ["IM"])
    SiteSettings.objects.update_or_create(pk=1, defaults={"presales_owner_default": "IM"})
    assert proposed(cast.sales).initial["presales_owner"] is None
    assert proposed(cast.implementation).initial["presales_owner"] == cast.implementation.pk


def test_a_project_manager_may_lead_it(cast):
    assert cast.pm in proposed(cast.sales).fields["presales_owner"].queryset


def test_the_rule_for_the_project_manager_is_said_where_it_is_decided(cast):
    SiteSettings.objects.update_or_create(pk=1, defaults={"pm_involvement_default": "full"})
    form = proposed(cast.sales, f"/projects/{cast.project.number}/edit/")
    assert "Full" in str(form.fields["pm_involvement"].help_text) or "全程" in str(
        form.fields["pm_involvement"].help_text
    )
