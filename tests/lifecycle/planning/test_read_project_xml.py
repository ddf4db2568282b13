"""A plan from MS Project's XML: outline, durations, links, people; hostile and broken XML is refused."""

import io
import time
from datetime import date
from pathlib import Path

import pytest

from lifecycle.errors import Refused
from lifecycle.planning import importing
from lifecycle.planning.importing import Imported
from lifecycle.planning.network import Link

SPACE = "http://schemas.microsoft.com/project"
LOL = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "ha"}">' for n in range(9))


def read(xml: str | bytes) -> Imported:
    return importing.read(io.BytesIO(xml.encode() if isinstance(xml, str) else xml), name="plan.xml")


def project(tasks: str, rest: str = "", head: str = "") -> str:
    return f'<?xml version="1.0"?><Project xmlns="{SPACE}">{head}<Tasks>{tasks}</Tasks>{rest}</Project>'


def task(uid: int, name: str = "", level: int = 1, more: str = "") -> str:
    return f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name or f'T{uid}'}</Name><OutlineLevel>{level}</OutlineLevel>{more}</Task>"


def waits(uid: int, kind: int = 1, lag: int = 0, form: int = 7) -> str:
    return (
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>{kind}</Type><LinkLag>{lag}</LinkLag>"
        f"<LagFormat>{form}</LagFormat></PredecessorLink>"
    )


def test_a_plan_as_ms_project_saves_it() -> None:
    content = (Path(__file__).parent / "hospital.xml").read_bytes()
    made = read(content)
    assert made.errors == []
    found = {row.what: row for row in made.rows}
    assert list(found) == ["Kick-off", "Research", "Configure", "Migrate data", "Go live"]
    assert {row.phase for row in made.rows} == {"Preparation", "Build / Data", "Build", ""}
    assert found["Research"].days == 10
    assert (found["Research"].start, found["Research"].due) == (date(2026, 9, 2), date(2026, 9, 15))
    assert found["Kick-off"].days == 0
    assert found["Configure"].progress == 40
    assert found["Configure"].after == (Link("3", "FS", 2),)
    assert found["Migrate data"].after == (Link("5", "SS", -1), Link("2", "FS"))
    assert found["Go live"].after == (Link("5"), Link("7"))  # it waits for the whole phase
    assert (found["Research"].who_vendor, found["Research"].who_customer) == ("Li Wei", "Dr Chen")
    assert found["Research"].side == "both"
    assert found["Research"].steps == "Ask every ward."


@pytest.mark.parametrize(("code", "kind"), [(0, "FF"), (1, "FS"), (2, "SF"), (3, "SS")])
def test_kinds_of_links(code: int, kind: str) -> None:
    made = read(project(task(1) + task(2, more=waits(1, code, 9600))))
    assert made.rows[1].after == (Link("1", kind, 2),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "more", "days"),
    [
        ("PT8H0M0S", "", 1), ("PT36H0M0S", "", 5), ("PT0H0M0S", "", 0), ("PT4H0M0S", "", 1), ("P2DT0H", "", 6),
        ("PT168H0M0S", "<DurationFormat>8</DurationFormat>", 5),
    ],
)  # fmt: skip
def test_durations_become_working_days(text: str, more: str, days: int) -> None:
    assert read(project(task(1, more=f"<Duration>{text}</Duration>{more}"))).rows[0].days == days


def test_a_day_is_as_long_as_the_file_says() -> None:
    xml = project(task(1, more="<Duration>PT30H0M0S</Duration>"), head="<MinutesPerDay>360</MinutesPerDay>")
    assert read(xml).rows[0].days == 5


def test_what_was_switched_off_and_blank_lines_are_left_out() -> None:
    xml = project(
        task(0, "The project", 0)
        + task(1)
        + task(2, more="<Active>0</Active>")
        + "<Task><UID>3</UID><IsNull>1</IsNull></Task>"
    )
    assert [row.n for row in read(xml).rows] == [1]


def test_every_wrong_task_is_named() -> None:
    faults = (
        "<Duration>long</Duration>", "<PercentComplete>140</PercentComplete>", "<Start>soon</Start>", waits(999),
        waits(1, 7), waits(1, 1, 50, 19), "<Start>2026-09-05T08:00:00</Start><Finish>2026-09-01T17:00:00</Finish>",
        "<Duration>PT99999H0M0S</Duration>",
    )  # fmt: skip
    xml = project(task(1) + "".join(task(n, more=faults[n % len(faults)]) for n in range(2, 42)))
    made = read(xml)
    assert sorted({error.row for error in made.errors}) == list(range(2, 42))


def test_circles_and_what_stands_in_its_own_way_are_named() -> None:
    made = read(project(task(1, more=waits(2)) + task(2, more=waits(1))))
    assert [error.row for error in made.errors] == [1]
    assert "circle" in made.errors[0].text
    inside = read(project(task(1, "Phase") + task(2, level=2, more=waits(1))))
    assert "itself" in inside.errors[0].text


def test_a_phase_can_only_be_waited_for_until_its_end() -> None:
    made = read(project(task(1, "Phase") + task(2, level=2) + task(3, more=waits(1, 3))))
    assert "phase" in made.errors[0].text.lower()


@pytest.mark.parametrize(
    "xml",
    [
        f'<?xml version="1.0"?><!DOCTYPE Project [{LOL}]><Project xmlns="{SPACE}"><Name>&l8;</Name></Project>',
        f'<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project xmlns="{SPACE}"><Tasks><Task><Name>&x;</Name></Task></Tasks></Project>',
        f'<!DOCTYPE Project SYSTEM "http://127.0.0.1:9/evil.dtd"><Project xmlns="{SPACE}"/>',
        f'<!DOCTYPE p [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><Project xmlns="{SPACE}"/>',
    ],
)
def test_document_types_and_entities_are_refused_at_once(xml: str) -> None:
    started = time.monotonic()
    with pytest.raises(Refused, match="document type or entities"):
        read(xml)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<Project><Tasks>", "damaged"),
        ("<html><body/></html>", "not a plan"),
        (f'<Project xmlns="{SPACE}"><Tasks/></Project>', "no tasks"),
        (project("<Task>" * 40 + "</Task>" * 40), "more than a plan"),
        (project("".join(task(n) for n in range(1, 1003))), "1000 tasks"),
        (project("<a/>" * 300_001), "more than a plan"),
        (project(task(1) + task(1)), None),
        (project(task(1, level=10)), None),
        (project(task(1, name="x" * 201)), None),
        ('<?xml version="1.0" encoding="no-such"?><Project/>', "damaged"),
    ],
)
def test_broken_or_endless_xml(xml: str, said: str | None) -> None:
    if said:
        with pytest.raises(Refused, match=said):
            read(xml)
    else:
        assert read(xml).errors


def test_other_encodings_are_read() -> None:
    xml = project(task(1, "启动会")).replace("?>", ' encoding="utf-16"?>', 1)
    assert read(xml.encode("utf-16")).rows[0].what == "启动会"
