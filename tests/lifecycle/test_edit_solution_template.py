"""Solution templates: an administrator says which sections a solution must have."""

import pytest

from lifecycle.models import SolutionTemplate


@pytest.fixture
def template(cast):
    return SolutionTemplate.default("presales")


def posted(template, **changed):
    data = {"name": template.name, "name_en": template.name_en, "code": template.code, "kind": template.kind}
    data |= {"version": template.version, "sections-INITIAL_FORMS": len(template.sections)}
    for i, row in enumerate(template.sections):
        data |= {
            f"sections-{i}-{name}": row.get(name, "") for name in ("code", "zh", "en", "guide_zh", "guide_en", "group")
        }
        data |= {f"sections-{i}-ORDER": i + 1} | ({f"sections-{i}-mandatory": "on"} if row["mandatory"] else {})
    return data | {"sections-TOTAL_FORMS": len(template.sections)} | changed


def test_a_section_is_added_at_the_place_asked_for(cast, client, template):
    client.force_login(cast.admin)
    n = len(template.sections)
    new = {f"sections-{n}-code": "security", f"sections-{n}-zh": "信息安全", f"sections-{n}-mandatory": "on"}
    data = posted(template, **new, **{"sections-TOTAL_FORMS": n + 1, f"sections-{n}-ORDER": 0})
    assert client.post(f"/settings/templates/{template.pk}/", data).status_code == 302
    template.refresh_from_db()
    assert template.sections[0]["code"] == "security" and len(template.sections) == n + 1


def test_two_sections_of_one_code_and_a_stale_form_change_nothing(cast, client, template):
    client.force_login(cast.admin)
    before = list(template.sections)
    twice = posted(template, **{"sections-1-code": template.sections[0]["code"]})
    assert client.post(f"/settings/templates/{template.pk}/", twice).status_code == 422
    assert client.post(f"/settings/templates/{template.pk}/", posted(template, version=99)).status_code == 409
    template.refresh_from_db()
    assert template.sections == before


def test_only_an_administrator_edits_templates(cast, client, template):
    for who in ("implementation", "pm", "executive"):
        client.force_login(getattr(cast, who))
        assert client.get(f"/settings/templates/{template.pk}/").status_code == 403


def test_what_may_be_left_out_stays_so(cast, client):
    template = SolutionTemplate.default("implementation")
    client.force_login(cast.admin)
    before = list(template.sections)
    assert client.post(f"/settings/templates/{template.pk}/", posted(template)).status_code == 302
    template.refresh_from_db()
    assert template.sections == before and template.sections[3]["group"] == "change"
