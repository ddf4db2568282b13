"""Types of requirements with their signs and advice: a table of the company's own."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from lifecycle.errors import Refused, Stale
from lifecycle.models import Event, RequirementType
from lifecycle.models.requirement_types import load_requirement_types
from tests.presales.requirements import make_requirements

pytestmark = pytest.mark.django_db


def form(row: RequirementType, **changed: object) -> dict[str, object]:
    names = (
        "title", "title_en", "signs", "signs_en", "advice", "advice_en", "nature", "default_response", "code", "order",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names} | {"active": "on", "version": row.version} | changed


def test_the_three_types_of_the_method_are_there_in_both_languages() -> None:
    codes = list(RequirementType.objects.values_list("code", flat=True)[:5])
    assert codes == ["unavoidable", "tolerable", "visionary", "whim", "other-system"]
    for row in RequirementType.objects.all():
        assert all((row.title, row.title_en, row.signs, row.signs_en, row.advice, row.advice_en))
    assert RequirementType.objects.get(code="unavoidable").default_response == "now"


def test_what_was_changed_is_not_put_back() -> None:
    RequirementType.objects.filter(code="whim").update(title="心血来潮")
    load_requirement_types(RequirementType)
    assert RequirementType.objects.get(code="whim").title == "心血来潮"


def test_pages_add_change_and_retire(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.implementation)
    whim = RequirementType.objects.get(code="whim")
    told = form(whim, code="politics", title="内部竞争", version=0)
    assert client.post(reverse("requirement_type_new"), told).status_code == 302
    retired = form(whim)
    del retired["active"]
    assert client.post(reverse("requirement_type", args=[whim.pk]), retired).status_code == 302
    assert set(RequirementType.objects.filter(active=False).values_list("code", flat=True)) == {"whim"}
    assert Event.objects.filter(verb="requirement_type.revised").count() == 2
    assert "retired" in client.get(reverse("requirement_types")).content.decode()


def test_a_retired_type_is_not_offered_but_stays(cast: SimpleNamespace, client: Client) -> None:
    row = make_requirements(cast, 1, upto="analysed")[0]
    fresh = make_requirements(cast, 1, title="另一条")[0]
    RequirementType.objects.filter(code="unavoidable").update(active=False)
    client.force_login(cast.implementation)
    assert "Cannot be avoided" in client.get(row.act_url("analyse-again")).content.decode()
    assert "Cannot be avoided" not in client.get(fresh.act_url("analyse")).content.decode()


def test_two_people_do_not_overwrite_each_other_and_codes_are_unique(cast: SimpleNamespace) -> None:
    row = RequirementType.objects.get(code="whim")
    with pytest.raises(Refused):
        row.revise(by=cast.admin, version=row.version, code="tolerable")
    row.refresh_from_db()
    row.revise(by=cast.admin, version=row.version, title="一时想法")
    with pytest.raises(Stale):
        row.revise(by=cast.admin, version=1, title="别的")


def test_who_only_reads_changes_nothing(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.sales)
    row = RequirementType.objects.get(code="whim")
    assert client.get(reverse("requirement_types")).status_code == 200
    assert client.post(reverse("requirement_type", args=[row.pk]), form(row)).status_code == 403


def test_the_settings_lead_there(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.admin)
    assert reverse("requirement_types") in client.get(reverse("settings")).content.decode()
