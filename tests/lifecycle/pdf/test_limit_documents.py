"""Data beyond what a document may hold are refused before the renderer sees them."""

import pytest

from lifecycle import pdf
from lifecycle.pdf import limits
from lifecycle.pdf.errors import TooLarge
from tests.lifecycle.pdf import samples


def with_text(words):
    data = samples.payment_request("zh")
    data["body"]["note"] = samples.both(words, "")
    return data


def test_the_longest_run_is_rendered():
    assert pdf.render(with_text("长" * limits.MAX_RUN), "payment_request").startswith(b"%PDF")


@pytest.mark.parametrize(
    "words",
    ["长" * (limits.MAX_RUN + 1), "a" * 200_000, "字 " * limits.MAX_TEXT],
    ids=["unbroken Hanzi", "unbroken letters", "too much text"],
)
def test_texts_beyond_the_limits(words):
    with pytest.raises(TooLarge):
        pdf.render(with_text(words), "payment_request")


def test_rows_beyond_the_limit():
    data = samples.acceptance("zh")
    data["body"]["items"] = data["body"]["items"][:1] * (limits.MAX_ROWS + 1)
    with pytest.raises(TooLarge):
        pdf.render(data, "acceptance")


def test_depth_beyond_the_limit():
    data = samples.payment_request("zh")
    for _ in range(limits.MAX_DEPTH + 1):
        data["body"] = {"in": data["body"]}
    with pytest.raises(TooLarge):
        pdf.render(data, "payment_request")


def test_a_broken_frame_is_a_mistake_of_ours():
    data = samples.payment_request("zh")
    del data["title"]
    with pytest.raises(ValueError, match="title"):
        pdf.render(data, "payment_request")
    with pytest.raises(ValueError, match="language"):
        pdf.render(samples.payment_request("zh") | {"language": "fr"}, "payment_request")


@pytest.mark.parametrize("keys", [["a", "a"], ["a.b"], ["A"], [""], ['x"><b>']])
def test_slot_keys_are_plain_and_different(keys):
    slots = [samples.slot(key or "-", samples.EXPERT, samples.EXPERT, samples.EXPERT) | {"key": key} for key in keys]
    with pytest.raises(ValueError, match="slot"):
        pdf.render(samples.acceptance("zh", slots=slots), "acceptance")


def test_canonical_form_is_one_and_refuses_what_json_cannot_hold():
    assert pdf.canonical({"b": "字", "a": [1, None]}) == '{"a":[1,null],"b":"字"}'.encode()
    assert pdf.digest({"a": 1, "b": 2}) == pdf.digest({"b": 2, "a": 1}) != pdf.digest({"a": 1, "b": 3})
    with pytest.raises(ValueError):
        pdf.canonical({"a": float("nan")})
    with pytest.raises(ValueError):
        pdf.canonical({"a": "\ud800"})
