"""Redlines: both texts can be read out of them again, Chinese is compared word by word, and earlier passages are found."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lifecycle.differences import ADDED, CHANGED, DROPPED, NEW, OLD, Part, Text, compare, redline
from lifecycle.priors import Paper, excerpt, rank, words
from lifecycle.unsigned import leaves

TEXTS = st.text(alphabet="月末对账按医保分类 核对，abc 12.5\n-。", max_size=60)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_dropping_one_side_gives_the_other_back(old, new):
    parts = redline(old, new)
    assert "".join(part.text for part in parts if part.what != NEW) == old
    assert "".join(part.text for part in parts if part.what != OLD) == new
    assert all(part.text for part in parts)
    assert all(a.what != b.what for a, b in pairwise(parts))


def test_chinese_is_compared_word_by_word():
    parts = redline("月末按总额核对账目。", "月末按类别核对账目。")
    assert parts == (Part("same", "月末按"), Part(OLD, "总额"), Part(NEW, "类别"), Part("same", "核对账目。"))
    parts = redline("Go live on 1 May 2026", "Go live on 3 June 2026")
    assert [part.text for part in parts if part.what == NEW] == ["3 June"]


def test_one_sign_alone_between_two_changes_is_not_kept():
    parts = redline("甲乙丙", "丁乙戊")
    assert [part.what for part in parts] == [OLD, NEW]


def test_rows_say_what_changed_came_and_went():
    signed = {"a": Text("A", "旧"), "b": Text("B", "同 \n"), "c": Text("C", "去"), "e": Text("E", "")}
    now = {"a": Text("A", "新", "/a"), "b": Text("B", "同"), "d": Text("D", "来"), "f": Text("F", "")}
    rows = {row.key: row.status for row in compare(signed, now)}
    assert rows == {"a": CHANGED, "d": ADDED, "c": DROPPED}


def test_a_long_text_is_told_at_once():
    dice = random.Random(7)
    old, new = ("".join(dice.choice("对账核算医保") for _n in range(7000)) for _side in range(2))
    assert [part.what for part in redline(old, new)] == [OLD, NEW]


def paper(pk: int, text: str) -> Paper:
    return Paper("k", pk, "Promise", f"L{pk}", "", text)


def test_words_of_two_characters_are_found_without_a_dictionary():
    assert {"对账", "医保"} <= words("对账按医保") and "变更" not in words("变更")
    found = rank(
        "月末对账按医保类别核对", [paper(1, "一名驻场工程师"), paper(2, "月末对账一天完成"), paper(3, "按医保核对")]
    )
    assert {hit.pk for hit in found} == {2, 3}
    assert rank("insurance reconciliation", [paper(1, "Reconciliation apart for insurance")])[0].pk == 1
    assert rank("", [paper(1, "对账")]) == []


def test_the_rarer_word_counts_more():
    common = [paper(n, "月末对账") for n in range(1, 6)]
    found = rank("月末对账腕带打印", [*common, paper(9, "腕带打印机")])
    assert found[0].pk == 9


def test_the_passage_is_where_most_words_stand():
    text = "对账" + "，" * 300 + "腕带打印机用于病区" + "。" * 100
    assert "腕带打印机" in excerpt(text, {"腕带", "打印", "对账"})


def test_days_and_texts_of_a_paper_are_compared_and_its_pictures_are_not():
    old = {"goal": {"zh": "上线", "en": ""}, "chart": {"label": {"zh": "图", "en": ""}}, "items": [{"n": 1, "what": {"zh": "培训", "en": ""}, "due": "2026-05-01"}]}  # fmt: skip
    new = {"goal": {"zh": "上线", "en": ""}, "chart": {"label": {"zh": "另图", "en": ""}}, "items": [{"n": 1, "what": {"zh": "培训", "en": ""}, "due": "2026-05-09"}]}  # fmt: skip
    rows = compare(dict(leaves(old, ("zh",), "/old")), dict(leaves(new, ("zh",), "/new")))
    assert [(row.key, row.url, "".join(part.text for part in row.parts if part.what == NEW)) for row in rows] == [
        ("items/1/due", "/new", "2026-05-09")
    ]
