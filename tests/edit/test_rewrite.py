"""Corrections in their files: the registry itself, an included TOML file, a delimited one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.correction import plan_correction
from mic_tracker.edit.registry_file import Load, Occasion, amend_file
from mic_tracker.edit.request import CorrectionRequest
from mic_tracker.errors import OutsideWorld
from mic_tracker.model.edit import Amended, EditPlan, InvalidRequest
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import read_valid_text

TODAY = date(2024, 11, 21)
REGISTRY = """\
format = 1
title = "Test"
include = ["data/*"]

[sources.yearbook]
title = "Yearbook"
published = 2024-03-01

[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"

[indicators.share]
name = "Share"
unit = "%"
measure = "percent"
desired = "increase"
"""
HEADER = "indicator,period,value,source,note\n"
ROWS = (
    "firms,2021,40000,yearbook,first\n"
    'firms,2022,"51,308",yearbook,"a ""quoted"", note"\n'
    "firms, 2023 ,60000,yearbook,\n"
    "share,2022,12.5,yearbook,\n"
)

OCCASION = Occasion("correct", TODAY)


@pytest.fixture
def amend(tmp_path: Path) -> Callable[..., str]:
    """Corrects a file that a registry includes; returns what becomes of it."""

    def amended(name: str, text: str, request: CorrectionRequest, registry: str = REGISTRY) -> str:
        path, file = tmp_path / "targets.toml", tmp_path / "data" / name
        path.write_bytes(registry.encode())
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
        outcome = amend_file(path, loader(path), planner(request), OCCASION)
        assert isinstance(outcome, Amended), outcome
        assert outcome.file == file.as_posix()
        assert outcome.data == file.read_bytes()
        assert path.read_bytes() == registry.encode()
        return file.read_bytes().decode()

    return amended


def loader(path: Path) -> Load:
    return partial(read_valid_text, name=path.as_posix(), folder=path.parent, day=TODAY)


def planner(request: CorrectionRequest) -> Callable[[Registry], EditPlan]:
    return lambda registry: plan_correction(request, registry, TODAY)


FIRMS = CorrectionRequest("firms", period="2022")


def changed(request: CorrectionRequest, *changes: str) -> CorrectionRequest:
    return replace(request, changes=changes)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("request_", "old", "new"),
    [
        (changed(FIRMS, "value=51,038"), '"51,308"', '"51,038"'),
        (changed(FIRMS, "value=51038"), '"51,308"', '"51038"'),
        (changed(replace(FIRMS, period="2021"), "value=41,000"), "40000", "41000"),
        (changed(replace(FIRMS, period="2021"), "value=~41,000"), "40000", '"~41,000"'),
        (changed(replace(FIRMS, period="2023"), "period=Q3 2023"), " 2023 ", " 2023-Q3 "),
        (changed(replace(FIRMS, period="2023"), "note=so, it"), "yearbook,@", 'yearbook,"so, it"@'),
        (replace(replace(FIRMS, period="2021"), unset=("note",)), "yearbook,first", "yearbook,"),
        (changed(CorrectionRequest("share", period="2022"), "value=13"), "12.5", "13"),
        (changed(CorrectionRequest("share", period="2022"), "value=13.25%"), "12.5", "13.25%"),
        (replace(FIRMS, remove=True), 'firms,2022,"51,308",yearbook,"a ""quoted"", note"@', ""),
    ],
)
def test_one_cell_of_a_table_changes(
    amend: Callable[..., str],
    request_: CorrectionRequest,
    old: str,
    new: str,
    newline: str,
    mark: str,
) -> None:
    text = HEADER + ROWS.replace("\n", "@")
    at = text.index(old)
    expected = text[:at] + new + text[at + len(old) :]
    text, expected = (mark + t.replace("@", "\n").replace("\n", newline) for t in (text, expected))
    assert amend("firms.csv", text, request_) == expected


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_the_delimiter_of_the_file_is_kept(amend: Callable[..., str], delimiter: str) -> None:
    text = "indicator,value,period,source\nfirms,5,2022,yearbook".replace(",", delimiter)
    assert amend("a.csv", text, changed(FIRMS, "value=6")) == text.replace("5", "6")
    assert amend("a.csv", text, replace(FIRMS, remove=True)) == text.split("\n")[0] + "\n"


def test_a_table_without_the_column_is_refused_with_its_place(amend: Callable[..., str]) -> None:
    with pytest.raises(InvalidRequest) as error:
        amend("firms.csv", HEADER + ROWS, changed(FIRMS, "at=p. 3"))
    (problem,) = error.value.problems
    assert problem.key == "no_column"
    assert str(problem.facts["place"]).endswith("data/firms.csv:1:1")
    assert problem.facts["known"] == "indicator, period, value, source, note"


def test_a_number_that_turns_the_others_of_its_column_is_refused(amend: Callable[..., str]) -> None:
    """Only beside 0.5 is 51.038 surely a decimal number: without it, another figure is unclear."""
    text = "indicator,value,period,source\nshare,0.5,2021,yearbook\nshare,51.038,2022,yearbook\n"
    with pytest.raises(InvalidInput) as error:
        amend("share.csv", text, changed(CorrectionRequest("share", period="2021"), "value=1"))
    assert [finding.code for finding in error.value.findings] == ["MT034"]


def test_a_decimal_number_is_written_in_the_language_of_the_file(amend: Callable[..., str]) -> None:
    registry = REGISTRY + '[settings]\nlanguage = "vi"\n'
    request = changed(CorrectionRequest("share", period="2021"), "value=12,25")
    text = "indicator;value;period;source\nshare;7,5;2021;yearbook\n"
    assert amend("share.csv", text, request, registry) == text.replace("7,5", "12,25")
    text = "indicator,value,period,source\nshare,7,2021,yearbook\n"
    assert amend("share.csv", text, request, registry) == text.replace(",7,", ',"12,25",')


def test_an_included_toml_file_is_corrected_where_the_figure_stands(
    amend: Callable[..., str],
) -> None:
    text = (
        '# from the yearbook\r\nobservations = [\r\n  { indicator = "firms", period = 2022, '
        'value = 51_308, source = "yearbook" }, # as printed\r\n]\r\n'
    )
    assert amend("a.toml", text, changed(FIRMS, "value=51,038")) == text.replace("308", "038")
    assert amend("a.toml", text, replace(FIRMS, remove=True)).count("\r\n") == 3


def test_the_last_figure_of_an_included_file_can_go(amend: Callable[..., str]) -> None:
    text = '[[observations]]\nindicator = "firms"\nperiod = 2022\nvalue = 1\nsource = "yearbook"\n'
    assert amend("a.toml", text, replace(FIRMS, remove=True)) == ""


def test_a_result_that_would_be_invalid_is_not_written(tmp_path: Path) -> None:
    path, file = tmp_path / "targets.toml", tmp_path / "data" / "firms.csv"
    path.write_text(REGISTRY, encoding="utf-8")
    file.parent.mkdir()
    file.write_text(HEADER + ROWS, encoding="utf-8")
    with pytest.raises(InvalidInput):  # there is one of 2021 by the same source
        amend_file(path, loader(path), planner(changed(FIRMS, "period=2021")), OCCASION)
    assert file.read_text("utf-8") == HEADER + ROWS
    assert not [p for p in file.parent.iterdir() if p.suffix == ".new"]


def test_both_files_are_locked_and_the_figure_is_looked_for_again(tmp_path: Path) -> None:
    """An editor that moves the figure away before the second lock is held loses nothing."""
    path, file = tmp_path / "targets.toml", tmp_path / "data" / "firms.csv"
    path.write_text(REGISTRY, encoding="utf-8")
    file.parent.mkdir()
    file.write_text(HEADER + ROWS, encoding="utf-8")
    plan = planner(changed(FIRMS, "value=51,038"))
    locks: list[bool] = []

    def plan_after_an_edit(registry: Registry) -> EditPlan:
        locks.append((file.parent / ".firms.csv.lock").exists())
        answer = plan(registry)
        if len(locks) == 1:
            file.write_text(HEADER + ROWS.replace("40000", "41000"), encoding="utf-8")
        return answer

    outcome = amend_file(path, loader(path), plan_after_an_edit, OCCASION)
    assert isinstance(outcome, Amended)
    assert locks == [False, True]
    expected = ROWS.replace("40000", "41000").replace("51,308", "51,038")
    assert file.read_text("utf-8") == HEADER + expected


def test_a_figure_that_is_gone_to_another_file_is_left_there(tmp_path: Path) -> None:
    path, folder = tmp_path / "targets.toml", tmp_path / "data"
    path.write_text(REGISTRY, encoding="utf-8")
    folder.mkdir()
    (folder / "a.csv").write_text(HEADER + ROWS, encoding="utf-8")
    (folder / "b.csv").write_text(HEADER, encoding="utf-8")
    plan = planner(changed(FIRMS, "value=51,038"))

    def plan_and_move(registry: Registry) -> EditPlan:
        answer = plan(registry)
        (folder / "a.csv").write_text(HEADER, encoding="utf-8")
        (folder / "b.csv").write_text(HEADER + ROWS, encoding="utf-8")
        return answer

    with pytest.raises(OutsideWorld) as error:
        amend_file(path, loader(path), plan_and_move, OCCASION)
    assert error.value.code == "file_changed_meanwhile"
    assert (folder / "b.csv").read_text("utf-8") == HEADER + ROWS
