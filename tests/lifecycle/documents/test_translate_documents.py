"""A bilingual document says everything twice and which text prevails; half of it is not issued."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone, translation

from lifecycle import documents, pdf, translations
from lifecycle.errors import Refused
from lifecycle.models import Contact, Document, Project, SiteSettings
from lifecycle.pdf import printer
from tests.lifecycle.pdf import samples
from tests.lifecycle.pdf.papers import one_line, text
from tests.lifecycle.signing import papers


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


PREVAILS = {"zh": "以中文文本为准", "en": "the English text prevails", "equal": "both texts are equally authentic"}


def half(**more: Any) -> dict[str, Any]:
    """A certificate of which three texts lack a twin."""
    data = samples.acceptance("both", **more)
    data["body"]["items"][1]["finding"] = samples.both("退药单缺少患者编号", "")
    data["body"]["conclusion"] = samples.both("", "Accepted with two open points")
    data["slots"][0]["title"] = samples.both("信息科主任", " ")
    return data


def test_every_sample_says_everything_twice() -> None:
    for make in samples.KINDS.values():
        assert [gap.words for gap in translations.gaps(make("both"))] == []


def test_names_what_is_missing_and_where() -> None:
    found = translations.gaps(half())
    assert [(gap.lacks, gap.text) for gap in found] == [
        ("zh", "Accepted with two open points"), ("en", "退药单缺少患者编号"), ("en", "信息科主任"),
    ]  # fmt: skip
    assert [gap.place for gap in found] == [
        "Conclusion", "Acceptance items 2 › Finding (A-02)", "Who signs 1 › Title (Chen Zhiyuan)",
    ]  # fmt: skip
    with pytest.raises(Refused) as caught:
        translations.demand(half())
    assert caught.value.field == "language"
    assert "English is missing: Acceptance items 2 › Finding (A-02): 退药单缺少患者编号" in str(caught.value)
    assert "Chinese is missing: Conclusion: Accepted with two open points" in str(caught.value)


def test_one_language_needs_no_twins() -> None:
    for language in ("zh", "en"):
        translations.demand(half() | {"language": language})


def test_a_project_in_chinese_alone_says_what_to_set_first() -> None:
    with pytest.raises(Refused, match="first set the language of its documents to two languages"):
        translations.demand(half(), writable=False)
    with pytest.raises(Refused, match="Add them, or choose one language"):
        translations.demand(half(), writable=True)


def test_many_are_counted() -> None:
    data = samples.acceptance("both")
    for item in data["body"]["items"]:
        item["criterion"] = samples.both("标准", "")
    with pytest.raises(Refused, match=r"and in \d+ more places"):
        translations.demand(data)


def test_every_part_of_every_sample_has_words() -> None:
    """A place that a person is sent to has a name, whichever text it is."""

    def walk(value: Any, path: tuple[Any, ...]) -> Any:
        if isinstance(value, dict) and set(value) == {"zh", "en"}:
            yield path
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(inner, (*path, key))
        elif isinstance(value, list):
            for n, inner in enumerate(value, 1):
                yield from walk(inner, (*path, n))

    unnamed = {
        path[-1]
        for make in samples.KINDS.values()
        for path in walk(make("both")["body"], ())
        if not isinstance(path[-1], int) and path[-1] not in translations.PLACES
    }
    assert unnamed == set()


def test_a_draft_shows_what_is_missing(tmp_path: Any) -> None:
    data = half(draft=True)
    data["gaps"] = len(translations.gaps(data))
    shown = printer.html(data, "acceptance")
    assert one_line(text(pdf.render(data, "acceptance"), tmp_path)).count("缺少译文Translationmissing3") == 1
    assert shown.count("〔缺英文 English missing〕") == 2 and shown.count("〔缺中文 Chinese missing〕") == 1


@pytest.mark.parametrize("which", PREVAILS)
def test_says_which_language_prevails(which: str, tmp_path: Any) -> None:
    data = samples.payment_request("both", prevailing=which)
    shown = " ".join(text(pdf.render(data, "payment_request"), tmp_path).split())
    assert [key for key, words in PREVAILS.items() if words in shown] == [which]


class TestIssuing:
    @pytest.fixture(autouse=True)
    def kinds(self) -> Any:
        papers.register()
        yield
        papers.forget()

    def test_is_refused_and_draws_no_number(self, cast: SimpleNamespace) -> None:
        Contact.objects.filter(pk=cast.owner.pk).update(title_en="")
        with pytest.raises(Refused, match="Who signs 1 › Title"):
            papers.issue(cast)
        assert not Document.objects.exists()
        Contact.objects.filter(pk=cast.owner.pk).update(title_en="Head of IT", name_en="")
        assert papers.issue(cast).number.endswith("-01"), "a name without English spelling is printed as it is"

    def test_freezes_the_prevailing_language(self, cast: SimpleNamespace) -> None:
        site = SiteSettings.load()
        site.prevailing_language = "equal"
        site.save()
        frame = SimpleNamespace(pk=None, number="P-1-T01-01", public_code="ABCDEFGHJK", internal=False)

        def compose(language: str) -> str:
            frame.language = language
            record = SimpleNamespace(project=Project.objects.get(pk=cast.project.pk))
            return documents.compose(frame, record, papers.KIND, n=1, moment=timezone.now())["prevailing"]

        assert compose("both") == "equal" and compose("zh") == ""
        Project.objects.filter(pk=cast.project.pk).update(prevailing_language="en")
        assert compose("both") == "en"
