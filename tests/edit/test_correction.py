"""Plans for corrections: what changes, what follows from it, and what stands against it."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.correction import plan_correction
from mic_tracker.edit.questions.answers import answer_option
from mic_tracker.edit.registry_file import amend_bytes
from mic_tracker.edit.request import CorrectionRequest
from mic_tracker.model.edit import (
    Already,
    Amended,
    Correction,
    EditOutcome,
    RequestRefused,
    Situation,
)
from mic_tracker.read.registry import read_valid_text

TODAY = date(2024, 11, 21)
TEXT = """\
format = 1
title = "Test"

[sources.yearbook]
title = "Yearbook"
published = 2024-03-01

[sources.ministry]
title = "Report"
published = "2024"

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
series = { active = "paid tax", all = "registered" }

[indicators.share]
name = "Share"
unit = "%"
measure = "percent"
desired = "increase"

[targets.firms-2030]
kind = "level"
indicator = "firms"
series = "active"
at_least = 1_000
by = 2030

# ── Firms ──
[[observations]]
indicator  = "firms"
period     = 2022
value      = 40_000   # as printed
series     = "active"
source     = "yearbook"
value_text = "40,000"

# from a second print
[[observations]]
indicator  = "firms"
period     = "2023"
value      = 51_308
series     = "active"
source     = "yearbook"
qualifier  = "about"
status     = "estimated"
value_text = "51,308"

[[observations]]
indicator = "firms"
undated   = "no year is named"
value     = 50
series    = "all"
unsourced = "heard"

[[observations]]
indicator = "share"
period    = 2023-12-31
value     = 0.3
source    = "ministry"
"""
SECOND = TEXT[: TEXT.index("# from a second")].count("\n") + 2
"""The line of the second figure."""
FIRST = CorrectionRequest("firms", period="2022")
FIRMS = CorrectionRequest("firms", period="2023")
SHARE = CorrectionRequest("share", period="2023-12-31")
UNDATED = CorrectionRequest("firms", undated=True)


def answer(request: CorrectionRequest, text: str = TEXT, day: date = TODAY) -> EditOutcome:
    return amend_bytes(
        text.encode(),
        partial(read_valid_text, name="r.toml", folder=Path(), day=day),
        lambda registry: plan_correction(request, registry, day),
    )


def accepted(request: CorrectionRequest, *changes: str, unset: tuple[str, ...] = ()) -> Amended:
    found = answer(replace(request, changes=changes, unset=unset))
    assert isinstance(found, Amended), found
    return found


def becomes(request: CorrectionRequest, *changes: str, unset: tuple[str, ...] = ()) -> str:
    return accepted(request, *changes, unset=unset).data.decode()


def refused(request: CorrectionRequest) -> list[tuple[str, str, str]]:
    found = answer(request)
    assert isinstance(found, RequestRefused), found
    return [(problem.section, problem.key, problem.option) for problem in found.problems]


MINISTRY = 'source    = "ministry"\n'


@pytest.mark.parametrize(
    ("request_", "changes", "edits"),
    [
        (SHARE, ["value=0.4%"], [("value     = 0.3", "value     = 0.4")]),
        (SHARE, ["period=2023-12-30"], [("= 2023-12-31", "= 2023-12-30")]),
        (SHARE, ["period=2023"], [("= 2023-12-31", '= "2023"')]),
        (SHARE, ["published=1 March 2024"], [(MINISTRY, f"{MINISTRY}published = 2024-03-01\n")]),
        (SHARE, ["published=2024"], [(MINISTRY, f'{MINISTRY}published = "2024"\n')]),
        (SHARE, ["published=unknown"], [(MINISTRY, f'{MINISTRY}published = "unknown"\n')]),
        (SHARE, ["recorded=2024-03-05"], [(MINISTRY, f"{MINISTRY}recorded  = 2024-03-05\n")]),
        (
            SHARE,
            ["note=so = it", "at=p. 3"],
            [(MINISTRY, f'{MINISTRY}note      = "so = it"\nat        = "p. 3"\n')],
        ),
        (SHARE, ["source=yearbook"], [(MINISTRY, 'source    = "yearbook"\n')]),
        (SHARE, ["status=break"], [(MINISTRY, f'{MINISTRY}status    = "break"\n')]),
        (FIRMS, ["period=2022-Q4"], [('period     = "2023"', 'period     = "2022-Q4"')]),
        (FIRMS, ["series=all"], [('08\nseries     = "active"', '08\nseries     = "all"')]),
        (FIRMS, ["qualifier=over"], [('"about"', '"over"')]),
        (FIRMS, ["status=normal"], [('status     = "estimated"\n', "")]),
        (FIRST, ["period=2021"], [("period     = 2022\n", "period     = 2021\n")]),
        (UNDATED, ["undated=none is named"], [("no year is named", "none is named")]),
        (
            UNDATED,
            ["period=2021"],
            [
                ('undated   = "no year is named"\n', ""),
                ('unsourced = "heard"\n', 'unsourced = "heard"\nperiod    = "2021"\n'),
            ],
        ),
        (UNDATED, ["source=yearbook"], [('unsourced = "heard"\n', 'source    = "yearbook"\n')]),
    ],
)
def test_keys_are_read_as_they_are_for_a_new_figure(
    request_: CorrectionRequest, changes: list[str], edits: list[tuple[str, str]]
) -> None:
    expected = TEXT
    for old, new in edits:
        assert TEXT.count(old) == 1
        expected = expected.replace(old, new)
    assert becomes(request_, *changes) == expected


def test_the_text_and_the_qualifier_of_a_number_follow_it() -> None:
    assert becomes(FIRMS, "value=over 51,038") == TEXT.replace("51_308", "51_038").replace(
        '"51,308"', '"over 51,038"'
    ).replace('"about"', '"over"')
    assert becomes(FIRMS, "value=51038", "value_text=51 038") == TEXT.replace(
        "51_308", "51_038"
    ).replace('"51,308"', '"51 038"')
    assert becomes(FIRMS, "value=51038", "value_text=51,308") == TEXT.replace("51_308", "51_038")
    assert becomes(FIRMS, "value=51038", unset=("value_text",)) == TEXT.replace(
        "51_308", "51_038"
    ).replace('value_text = "51,308"\n', "")


def test_a_target_stands_for_its_indicator_and_its_series() -> None:
    found = accepted(CorrectionRequest("firms-2030", period="2023"), "value=51,038")
    assert found.plan.target == "firms-2030"
    assert found.concerned == ("firms-2030",)
    assert refused(CorrectionRequest("firms-2030", undated=True, remove=True)) == [
        ("refused", "no_undated_figure_with", "--series")
    ]


def test_the_plan_says_what_it_is_and_where() -> None:
    found = accepted(FIRMS, "value=51,038")
    (block,) = found.blocks
    assert isinstance(found.plan, Correction)
    assert found.plan.situation is Situation.CORRECTS
    assert (found.file, block.start, block.end) == ("r.toml", SECOND, SECOND + 8)
    assert block.old == TEXT.split("# from a second print\n")[1].split("\n\n", maxsplit=1)[0] + "\n"
    assert block.text == block.old.replace("51_308", "51_038").replace("51,308", "51,038")
    assert found.before.observations[1].value == 51308
    assert found.after.observations[1].value == 51038


def test_a_figure_is_removed_with_its_comment_and_headings_stay() -> None:
    second = answer(replace(FIRMS, remove=True))
    assert isinstance(second, Amended)
    start, end = TEXT.index("# from a second"), TEXT.index('[[observations]]\nindicator = "firms"')
    assert second.data.decode() == TEXT[:start] + TEXT[end:]
    assert second.plan.situation is Situation.REMOVES
    assert (second.blocks[0].start, second.blocks[0].end) == (SECOND - 1, SECOND - 2)
    kept = answer(replace(FIRMS, remove=True, keep_comments=True))
    assert isinstance(kept, Amended)
    assert "# from a second print\n\n[[" in kept.data.decode()
    first = answer(replace(FIRMS, period="2022", remove=True))
    assert isinstance(first, Amended)
    assert "# ── Firms ──\n\n# from" in first.data.decode()
    assert len(first.after.observations) == 3


@pytest.mark.parametrize(
    "changes", [["value=51,308"], ["period=2023", "source=yearbook"], ["status=estimated"]]
)
def test_what_is_so_already_is_no_change(changes: list[str]) -> None:
    found = answer(replace(FIRMS, changes=tuple(changes)))
    assert isinstance(found, Already)
    assert found.observation.location.line == SECOND


@pytest.mark.parametrize(
    ("request_", "problems"),
    [
        (replace(FIRMS, subject="frims"), [("refused", "subject", "TARGET")]),
        (FIRMS, [("missing", "change", "--set")]),
        (replace(FIRMS, changes=("value",)), [("refused", "no_key", "--set")]),
        (replace(FIRMS, changes=("valeu=3",)), [("refused", "unknown_key", "--set")]),
        (replace(FIRMS, changes=("value=1", "value=2")), [("refused", "key_twice", "--set")]),
        (replace(FIRMS, changes=("note= ",)), [("refused", "no_content", "--set")]),
        (replace(FIRMS, unset=("noet",)), [("refused", "unknown_key", "--unset")]),
        (replace(FIRMS, unset=("note",)), [("refused", "key_absent", "--unset")]),
        (
            replace(FIRMS, changes=("status=normal",), unset=("status",)),
            [("refused", "set_and_unset", "--unset")],
        ),
        (
            replace(FIRMS, changes=("value=1",), remove=True),
            [("refused", "exclusive", "--remove")],
        ),
        (
            replace(FIRMS, changes=("value=1",), keep_comments=True),
            [("refused", "no_comments_to_keep", "--keep-comments")],
        ),
        (
            replace(FIRMS, changes=("value=51.038",)),
            [("value", "ambiguous_separator", "--set value")],
        ),
        (replace(FIRMS, changes=("value=-1",)), [("refused", "impossible_negative", "--value")]),
        (
            replace(FIRMS, changes=("period=7/8/2024",)),
            [("period", "day_or_month", "--set period")],
        ),
        (replace(FIRMS, changes=("source=yaerbook",)), [("refused", "word", "--set source")]),
        (replace(FIRMS, changes=("series=paid",)), [("refused", "word", "--set series")]),
        (replace(FIRMS, changes=("status=wrong",)), [("refused", "word", "--set status")]),
        (replace(FIRMS, changes=("recorded=2024",)), [("refused", "no_day", "--set recorded")]),
        (replace(FIRMS, changes=("indicator=frims",)), [("refused", "word", "--set indicator")]),
        (replace(FIRMS, changes=("period=2025",)), [("refused", "period_ahead", "--period")]),
        (
            replace(FIRMS, changes=("published=2025-01-01",)),
            [("refused", "published_later", "--published")],
        ),
        (replace(FIRMS, changes=("note=\udcff",)), [("refused", "not_text", "")]),
    ],
)
def test_what_stands_against_a_correction(
    request_: CorrectionRequest, problems: list[tuple[str, str, str]]
) -> None:
    assert refused(request_) == problems


def test_all_that_is_wrong_is_told_at_once() -> None:
    wrong = CorrectionRequest("firms", changes=("valeu=1", "value=x"))
    assert [key for _, key, _ in refused(wrong)] == ["figure_period", "unknown_key", "not_a_number"]


@pytest.mark.parametrize("key", ["indicator", "value", "period", "source"])
def test_a_key_that_a_figure_needs_cannot_go(key: str) -> None:
    assert refused(replace(FIRMS, unset=(key,))) == [("refused", "key_needed", "--unset")]


def test_a_key_goes_for_what_takes_its_place() -> None:
    found = becomes(FIRMS, "undated=no year is named", unset=("period",))
    assert found == becomes(FIRMS, "undated=no year is named")
    assert found.count("undated") == 2


def test_a_number_is_read_in_the_unit_of_the_indicator_it_is_moved_to() -> None:
    found = accepted(SHARE, "indicator=firms", "value=7 firms", "series=active")
    assert found.concerned == ("firms-2030",)
    assert found.after.observations[-1].indicator == "firms"
    assert refused(replace(FIRMS, changes=("indicator=share", "value=7 firms"))) == [
        ("value", "unit_mismatch", "--set value")
    ]


@pytest.mark.parametrize(
    ("changes", "remarks"),
    [
        (["value=51,038"], ()),
        (["value=510,380"], ("tenfold",)),
        (["value=3,000"], ("tenth",)),
        (["period=2021"], ("older_period",)),
        (["note=x"], ()),
    ],
)
def test_a_change_is_compared_with_the_other_figures_of_the_series(
    changes: list[str], remarks: tuple[str, ...]
) -> None:
    assert accepted(FIRMS, *changes).plan.remarks == remarks


def test_another_key_of_an_odd_figure_may_be_corrected() -> None:
    # on this day 2023 is not over, and the note has nothing to do with that
    request = replace(FIRMS, changes=("note=x",))
    assert isinstance(answer(request, day=date(2023, 6, 1)), Amended)
    assert isinstance(
        answer(replace(FIRMS, changes=("status=normal",)), day=date(2023, 6, 1)), RequestRefused
    )


def test_a_conflict_that_the_correction_makes_is_among_its_findings() -> None:
    second = '[[observations]]\nindicator = "firms"\nperiod = 2021\nvalue = 9\nseries = "active"\n'
    text = TEXT + f'\n{second}source = "ministry"\npublished = 2024-03-01\n'
    found = answer(replace(FIRMS, changes=("period=2021",)), text)
    assert isinstance(found, Amended)
    assert [finding.code for finding in found.own_findings] == ["MT051"]


def test_a_missing_period_can_be_asked_for_and_nothing_else() -> None:
    request = CorrectionRequest("firms", changes=("value=1",))
    assert answer_option(request, "--period", "2023") == replace(request, period="2023")
    assert answer_option(request, "--source", "yearbook") is None
    assert answer_option(request, "--set", "value=1") is None
