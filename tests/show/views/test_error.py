"""An error in words: its sentence, and the lines of help whose facts are there."""

import json
from datetime import date

import pytest
from sentences import ENGLISH, message, ways_out

from mic_tracker import __version__
from mic_tracker.errors import NothingToJudge, OutsideWorld, TrackerError, WrongUse
from mic_tracker.model.edit import InvalidRequest, RequestProblem
from mic_tracker.show.views.error import error_document, error_lines

DAY = date(2026, 11, 21)
SHALLOW = (
    "fetch the whole history: git fetch --unshallow origin",
    "with actions/checkout: `fetch-depth: 0`; in GitLab CI: `GIT_DEPTH: 0`",
)
WRITE_BASELINE = ("to write a new one: mic-tracker baseline write",)
MAY_WRITE = (
    "check that you may write to the file and to its folder, and that the disk is not full",
)


@pytest.mark.parametrize(
    ("error", "told", "ways"),
    [
        (
            TrackerError("bug", kind="LookupError", problem=""),
            "internal error: LookupError: ",
            ("this is a bug; --debug shows where it happened",),
        ),
        (OutsideWorld("system_file", file="a.toml", reason="No space"), "a.toml: No space", ()),
        (
            WrongUse("not_one_of", option="--color", value="it's", known=("auto", "never")),
            '--color "it\'s" is not one of auto, never',
            (),
        ),
        (
            WrongUse("exclusive", first="--base", second="--since"),
            "--base and --since exclude each other",
            (),
        ),
        (
            WrongUse("not_a_date", option="--as-of", value="so\x1bon"),
            "--as-of 'so\\x1bon' is not a date",
            ("write a day, 2026-11-21, or a period: 2026-Q3, 2026",),
        ),
        (
            WrongUse("not_past", value="0d", day=DAY, today=DAY),
            "'0d' is not in the past: it names 2026-11-21, the day of judgement is 2026-11-21",
            ("name an earlier day, or judge a later one with --as-of",),
        ),
        (
            WrongUse("unknown_rule", rule="slipt", near="slipped", known=("slipped", "…")),
            "there is no rule or level 'slipt'",
            ("did you mean 'slipped'?", "there are: slipped, …"),
        ),
        (
            WrongUse("unknown_rule", rule="x", near=None, known=("slipped",)),
            "there is no rule or level 'x'",
            ("there are: slipped",),
        ),
        (
            WrongUse("unknown_only", unknown=("a", "b"), known=("stale", "missed")),
            "--only does not know a, b; it knows stale, missed",
            (),
        ),
        (
            WrongUse("unknown_word", word="of-track", near=("off-track",)),
            "nothing is called 'of-track'",
            (
                "did you mean off-track?",
                "all words that have a page: mic-tracker explain",
            ),
        ),
        (
            WrongUse("unknown_check_format", format="C", file="C:\\x.xml", known=("csv",)),
            "'C' is not a format of check",
            ("a file comes after its format: junit:C:\\x.xml", "the formats are: csv"),
        ),
        (
            WrongUse("unknown_check_format", format="junt", near=("junit",), known=("csv",)),
            "'junt' is not a format of check",
            ("did you mean junit?", "the formats are: csv"),
        ),
        (
            WrongUse("format_without_file", text="junit:", format="junit"),
            "--format junit: names no file after its colon",
            (
                "if the file comes from a variable, the variable is empty; else write junit:FILE",
                "without a file, to standard output: --format junit",
            ),
        ),
        (
            WrongUse("two_formats_to_file", first="json", second="csv", file="a"),
            "--format json and --format csv both go to a",
            ("give each its file: --format csv:FILE",),
        ),
        (WrongUse("unknown_target", target="x", near=()), "there is no target 'x'", ()),
        (
            WrongUse("unknown_target", target="x", near=("a", "b")),
            "there is no target 'x'",
            ("did you mean a, b?",),
        ),
        (
            WrongUse("unknown_target_listed", target="x", near="a", known=("a", "b")),
            "there is no target 'x'",
            ("did you mean 'a'?", "there are: a, b"),
        ),
        (
            WrongUse("target_not_stated", target="a", day=DAY),
            "a had not been stated by 2026-11-21",
            (),
        ),
        (
            NothingToJudge("nothing_to_judge"),
            "there is nothing to judge: no target, or no figure about any",
            ("to let an empty check pass: --allow-empty",),
        ),
        (
            WrongUse("already_recorded", file="targets.toml", line=82),
            "already recorded at targets.toml:82; nothing was written",
            (),
        ),
        (
            WrongUse("value_without_period", value="800"),
            "--value '800' has no period",
            ("write the value and its period: --value 800@2027",),
        ),
        (
            WrongUse("growth_not_percentage", growth="12/year", share="12"),
            "--growth '12/year' is no percentage",
            ("write a percentage a year: --growth 12%/year",),
        ),
        (
            WrongUse("goal_at_fault", target="a", finding="MT028", facts=("value -5", "why x")),
            "a cannot be changed so: MT028 (value -5, why x)",
            (),
        ),
        (
            WrongUse("impossible_value", indicator="firms", value=-0.5),
            "firms cannot have the value -0.5",
            (),
        ),
        (
            WrongUse("registry_is_folder", path="data", file="data/targets.toml"),
            "data is a folder",
            (
                "name the file in it: data/targets.toml",
                "to start one here: mic-tracker init",
                "to see a full example: mic-tracker init --example",
            ),
        ),
        (
            WrongUse("baseline_without_version", path="known.toml", version=1),
            "known.toml is no baseline file: it has no line `version = 1`",
            WRITE_BASELINE,
        ),
        (
            WrongUse("baseline_entry", path="known.toml", number=2),
            "known.toml is no baseline file: entry 2 is not `target` and `rule`, the name of one",
            WRITE_BASELINE,
        ),
        (
            OutsideWorld("file_not_written", path="a.toml", reason="No space left on device"),
            "a.toml cannot be written: No space left on device",
            MAY_WRITE,
        ),
        (
            OutsideWorld("file_read_only", path="a.toml"),
            "a.toml cannot be written: the file is read-only",
            MAY_WRITE,
        ),
        (
            OutsideWorld("file_locked", path="/a/b.toml", seconds=30.0, lock=".b.toml.lock"),
            (
                "/a/b.toml is being changed by other processes; nothing was written "
                "(waited 30 s for .b.toml.lock)"
            ),
            ("try again once they have ended",),
        ),
        (
            WrongUse("base_holds_all", revision="HEAD", commit="4a11efa", earlier="HEAD~1"),
            (
                "nothing to compare: 'HEAD' already holds everything that is here "
                "(the merge base is 4a11efa, the present commit)"
            ),
            (
                "name an earlier revision: --base HEAD~1",
                "to compare with an earlier day: --since 7d",
            ),
        ),
        (
            WrongUse("nowhere_to_fetch", revision="v1", git="git -C goals"),
            "git knows no revision 'v1' here, and no remote to fetch it from",
            ("the branches and tags that are here: git -C goals for-each-ref",),
        ),
        (
            WrongUse(
                "branch_not_fetched",
                revision="up/main",
                fetch="git fetch",
                remote="up",
                branch="main",
                tracking=None,
                depth=None,
            ),
            "git knows no revision 'up/main' here",
            ("fetch it first: git fetch up +refs/heads/main:refs/remotes/up/main",),
        ),
        (
            WrongUse(
                "shallow_clone",
                revision="main",
                fetch="git fetch --unshallow",
                remote="origin",
                depth=0,
            ),
            "this clone is shallow: it does not reach the merge base with 'main'",
            SHALLOW,
        ),
        (
            WrongUse("registry_not_in_commit", path="a.toml", revision="HEAD", commit="4a11efa"),
            "a.toml is not in 'HEAD' (commit 4a11efa)",
            (
                "a registry has to be committed once before it can be compared",
                "to let one that is new pass: mic-tracker check --allow-new",
                (
                    "if it was moved, name the path that it had: --base HEAD:OLD/PATH, "
                    "or mic-tracker diff HEAD:OLD/PATH"
                ),
            ),
        ),
        (
            WrongUse("not_a_requirement", value="a\nb"),
            "--install 'a\\nb' is not one requirement of pip that can stand in a file for CI",
            ('write --install "mic-tracker @ git+https://HOST/PATH@COMMIT"',),
        ),
        (
            WrongUse("origin_out_of_reach", origin="file:///a"),
            (
                "CI could not install this mic-tracker: it came from file:///a, which others "
                "cannot reach"
            ),
            ('say what CI installs: --install "mic-tracker @ git+https://HOST/PATH@COMMIT"',),
        ),
        (
            WrongUse("origin_not_pushed", commit="4a11efa", address="https://example.org/a"),
            (
                "CI could not install this mic-tracker: its commit 4a11efa is not on "
                "https://example.org/a, as far as git knows here"
            ),
            (
                "push the commit, or fetch if it is there already",
                'or say what CI installs: --install "mic-tracker @ git+https://HOST/PATH@COMMIT"',
            ),
        ),
        (
            InvalidRequest([RequestProblem("missing", "stage", "--stage", {"known": "a, b"})]),
            "the milestone has stages",
            ("write --stage with one of: a, b",),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, TrackerError) else "",
)
def test_an_error_in_words(error: TrackerError, told: str, ways: tuple[str, ...]) -> None:
    assert (message(error), ways_out(error)) == (told, ways)


def test_braces_in_a_fact_stay_text() -> None:
    assert message(WrongUse("unknown_format", format="{known}", known=())) == (
        "there is no format '{known}'"
    )


def test_people_get_a_line_for_each_part_and_nothing_steers_their_terminal() -> None:
    error = TrackerError("bug", kind="ValueError", problem="two\nlines \x1b[31m")
    assert error_lines(error, ENGLISH) == (
        "error: internal error: ValueError: two\n"
        "lines \\x1b[31m\n"
        "  this is a bug; --debug shows where it happened\n"
    )


def test_programs_get_one_document() -> None:
    error = OutsideWorld("file_read_only", path="dữ liệu.toml")
    text = error_document(error, ENGLISH)
    assert json.loads(text) == {
        "schema": "mic-tracker/error",
        "schema_version": 2,
        "tool_version": __version__,
        "message": "dữ liệu.toml cannot be written: the file is read-only",
        "ways_out": [*MAY_WRITE],
        "exit_code": 4,
    }
    assert "dữ liệu" in text
