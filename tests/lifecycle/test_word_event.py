"""Events as sentences, in the reader's language, without what the reader may not know."""

import pytest
from django.utils import translation

from lifecycle import words
from lifecycle.models import Event
from lifecycle.models.transitions import StageTransition
from tests.cast import put_in_state


def texts(project, user, **options):
    return [
        row["text"]
        for row in words.feed(Event.objects.filter(project=project).newest_first(), user, project, **options)
    ]


def test_every_verb_of_the_core_has_its_sentence(cast):
    for verb in words.SENTENCES:
        event = Event(verb=verb, subject_kind="lifecycle.checklistitem", subject_id=1, subject_label="What", data={})
        assert words.sentence(event)
    for result in StageTransition.Result.values:
        assert f"project.{result}" in words.SENTENCES


@pytest.mark.parametrize(
    ("verb", "data", "expected"),
    [
        ("survey.submitted", {}, "submitted Survey 1"),
        ("survey.wobbled", {"to": "nowhere"}, "worked on Survey 1"),
        ("promise.wobbled", {"to": "kept"}, "changed Survey 1 to “Kept”"),
        (
            "rollout.judged",
            {"precondition": "Load", "verdict": "Met"},
            "judged a precondition of Survey 1: Load — Met",
        ),
        (
            "payment.amended",
            {"old": "384000.00", "new": "444000.00"},
            "changed Survey 1 by an amendment: 384,000.00 → 444,000.00",
        ),
    ],
)
def test_a_verb_nobody_foresaw_still_reads_well(verb, data, expected):
    event = Event(verb=verb, subject_kind="lifecycle.commitment", subject_id=1, subject_label="Survey 1", data=data)
    with translation.override("en"):
        assert words.sentence(event) == expected


def test_states_gates_and_items_stand_in_the_readers_language(cast):
    project = cast.project
    item = project.items.get(code="S1-01")
    item.tick(by=cast.implementation, step=0, done=True)
    put_in_state(project, "presales")
    project.refresh_from_db()
    project.send_back(by=cast.sales, reason="Too early")
    with translation.override("en"):
        found = texts(project, cast.sales)
        assert "sent the project back: Pre-sales → Lead. Too early" in found
        assert "ticked “Prepare qualification, solution and case material” in “Company introduction”" in found
    with translation.override("zh-hans"):
        assert any("准备资质、方案和案例材料" in text for text in texts(project, cast.sales))


def test_history_is_told_in_words_and_amounts_only_to_those_who_may_know(cast):
    project = cast.project
    with translation.override("en"):
        project.revise(by=cast.sales, version=project.version, expected_amount=777, type="custom", delivery_owner=None)
        rows = words.feed(Event.objects.filter(verb="project.revised"), cast.sales, project)[0]["changes"]
        assert ("Type", "Product implementation", "Custom development") in rows
        assert ("Project manager", "Zhang Min", "—") in rows
        assert any(field == "Expected amount" for field, _a, _b in rows)
        hidden = words.feed(Event.objects.filter(verb="project.revised"), cast.consultant, project)[0]["changes"]
    assert not any(field == "Expected amount" for field, _a, _b in hidden)


def test_events_of_records_that_one_may_not_read_are_left_out(cast):
    hidden = words.hidden_kinds(cast.consultant, cast.project)
    assert "aftersales.paymentmilestone" in hidden
    assert "aftersales.paymentmilestone" not in words.hidden_kinds(cast.commercial, cast.project)


def test_a_page_of_events_costs_a_constant_number_of_queries(cast, django_assert_max_num_queries):
    for item in cast.project.items.filter(stage="presales"):
        item.start(by=cast.implementation)
    with django_assert_max_num_queries(6):
        assert len(texts(cast.project, cast.sales)) > 15


def test_hostile_data_cannot_break_a_sentence():
    event = Event(
        verb="document.declined", subject_kind="lifecycle.document", subject_id=1, subject_label="%(x)s %s",
        data={"reason": "100 % %(what)s", "changes": {"name": "no pair", "state": [1]}},
    )  # fmt: skip
    assert "100 % %(what)s" in words.sentence(event)
    assert words.history(event) == []


def test_names_are_quoted_once_and_days_stand_as_people_write_them():
    ticket = Event(verb="ticket.solved", subject_kind="x.y", subject_id=1, subject_label="Slow", data={})
    things = {("x.y", 1): words.Thing("“Slow”", "")}
    unit = Event(
        verb="rollout.unit_started", subject_kind="x.y", subject_id=1, subject_label="Slow",
        data={"unit": "Ward 1", "on": "2026-03-09"},
    )  # fmt: skip
    judged = Event(
        verb="rollout.judged", subject_kind="aftersales.rollout", subject_id=1, subject_label="Slow",
        data={"precondition": "Manuals", "verdict": "Met"},
    )  # fmt: skip
    with translation.override("en"):
        assert words.sentence(ticket, things) == "solved “Slow”"
        assert words.sentence(unit, things) == "started Ward 1 in “Slow” on 9 Mar 2026"
        assert words.sentence(judged).endswith("Manuals — Met")
