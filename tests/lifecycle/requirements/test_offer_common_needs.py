"""Needs common to a field of business are offered to other projects of that field."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle import commonneeds
from lifecycle.models import Project, Requirement, Trace
from tests.cast import make_customer, make_project
from tests.presales.requirements import make_requirements

pytestmark = pytest.mark.django_db


def other(cast: SimpleNamespace, **fields: Any) -> Project:
    customer = make_customer("第二医院", **fields)
    return make_project(cast.implementation, customer, "第二医院 ERP", presales_owner=cast.implementation)


def test_common_needs_of_the_field_are_offered_and_copied_once(cast: SimpleNamespace) -> None:
    (source,) = make_requirements(cast, 1, origin="domain", business_scenario="只有本院知道的事")
    make_requirements(cast, 1, title="本院特有")
    project = other(cast)
    assert commonneeds.offered(project) == [source]
    assert commonneeds.copy([source], project=project, by=cast.implementation) == 1
    assert commonneeds.copy([source], project=project, by=cast.implementation) == 0
    copied = Requirement.objects.get(project=project)
    assert (copied.title, copied.state, copied.origin) == (source.title, "captured", "domain")
    assert (copied.business_scenario, copied.raised_by) == ("", None)
    assert Trace.sources(copied) == [source]
    assert commonneeds.offered(project) == []


def test_another_field_is_offered_nothing(cast: SimpleNamespace) -> None:
    make_requirements(cast, 1, origin="domain")
    assert commonneeds.offered(other(cast, industry="finance")) == []


def test_pages_offer_and_copy(cast: SimpleNamespace, client: Client) -> None:
    (source,) = make_requirements(cast, 1, origin="domain", title_en="Everybody needs this")
    project = other(cast)
    url = reverse("requirements_common", args=[project.number])
    client.force_login(cast.implementation)
    page = client.get(url).content.decode()
    assert source.title_en in page
    assert cast.project.number not in page
    assert cast.customer.name not in page
    assert "Choose at least one" in client.post(url, {}, follow=True).content.decode()
    assert client.post(url, {"need": [source.pk]}).status_code == 302
    assert Requirement.objects.filter(project=project).count() == 1
