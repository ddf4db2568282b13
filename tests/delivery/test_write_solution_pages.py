"""The implementation solution is written on pages, by those who may."""

from types import SimpleNamespace

import pytest
from django.test import Client

from delivery.forms.solutions import CompareForm
from delivery.models import ImplementationSolution
from presales.models import Solution
from tests.cast import PASSWORD
from tests.delivery.solutions import make_blueprint, make_implementation_solution

pytestmark = pytest.mark.django_db


@pytest.fixture
def blueprint(cast: SimpleNamespace) -> Solution:
    return make_blueprint(cast)


def browser(cast: SimpleNamespace, who: str = "implementation") -> Client:
    client = Client()
    client.login(username=getattr(cast, who).email, password=PASSWORD)
    return client


def test_it_is_written_on_pages(cast, blueprint):
    client = browser(cast)
    start = f"/projects/{cast.project.number}/delivery/solutions/new/"
    page = client.get(start)
    form = page.context["form"]
    assert "It starts from" in page.content.decode()
    data = {name: form[name].value() or "" for name in form.fields} | {
        "creation_key": page.context["hidden"]["creation_key"]
    }
    for made in page.context["formsets"]:
        prefix = made["formset"].prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    url = client.post(start, data).headers["Location"]
    text = client.get(url).content.decode()
    assert "differences from pre-sales are not explained" in text and "Compare with pre-sales" in text
    solution = ImplementationSolution.objects.get()
    page = client.get(solution.act_url("compare"))
    asked = page.context["form"]
    answer = {name: field.initial or "原因" for name, field in asked.fields.items()}
    assert client.post(solution.act_url("compare"), answer).status_code == 302
    assert solution.unexplained() == []
    assert client.get(f"{url}edit/").status_code == 200


def test_the_form_does_not_offer_what_the_texts_contradict(cast, blueprint):
    solution = make_implementation_solution(cast, upto="filled")
    form = CompareForm(record=solution, user=cast.implementation)
    n = next(n for n, row in enumerate(form.lines) if row.subject.code == "architecture")
    assert [code for code, _label in form.fields[f"verdict_{n}"].choices] == ["kept"]


def test_sales_may_read_and_not_write(cast):
    solution = make_implementation_solution(cast, upto="filled")
    client = browser(cast, "sales")
    assert client.get(solution.get_absolute_url()).status_code == 200
    assert client.get(f"{solution.get_absolute_url()}edit/").status_code == 403
