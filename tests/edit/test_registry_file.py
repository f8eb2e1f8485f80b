"""The place of a new block among the files of a registry: beside its neighbours."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mic_tracker.edit.observation import plan_figure
from mic_tracker.edit.registry_file import Load, Occasion, amend_file, insert_blocks
from mic_tracker.edit.request import FigureRequest, NewSourceRequest, SourceRequest
from mic_tracker.edit.tables.source import plan_source
from mic_tracker.errors import OutsideWorld
from mic_tracker.model.edit import Amended, EditPlan, TomlBlock
from mic_tracker.model.registry import Registry
from mic_tracker.read.registry import read_valid_text

TODAY = date(2024, 11, 21)
HEAD = 'format = 1\ntitle = "Test"\ninclude = ["data/*"]\n'
SOURCE = '\n[sources.yearbook]\ntitle = "Yearbook"\npublished = 2024-03-01\n'
INDICATOR = """
[indicators.firms]
name = "Firms"
unit = "firms"
measure = "count"
desired = "increase"
"""
REGISTRY = HEAD + SOURCE + INDICATOR
FIGURE = FigureRequest("firms", value="600", period="2023", origin=SourceRequest("yearbook"))
CITED = replace(FIGURE, origin=SourceRequest(title="Report", published="2024-06-01"))
OCCASION = Occasion("add-observation", TODAY)
WRITTEN = '[[observations]]\nindicator = "firms"\nperiod    = "2023"\nvalue     = 600\n'
CITED_SOURCE = '[sources.report-2024]\ntitle     = "Report"\npublished = 2024-06-01\n'


def block(year: int) -> str:
    return f'[[observations]]\nindicator = "firms"\nperiod = {year}\nvalue = 1\nsource="yearbook"\n'


def loader(path: Path) -> Load:
    return partial(read_valid_text, name=path.as_posix(), folder=path.parent, day=TODAY)


def planner(request: FigureRequest) -> Callable[[Registry], EditPlan]:
    return lambda registry: plan_figure(request, registry, TODAY)


def write(folder: Path, files: Mapping[str, str], registry: str = REGISTRY) -> Path:
    (folder / "data").mkdir()
    for name, text in files.items():
        (folder / "data" / name).write_text(text, "utf-8", newline="")
    path = folder / "targets.toml"
    path.write_text(registry, "utf-8")
    return path


def contents(folder: Path) -> dict[str, str]:
    files = (folder / "targets.toml", *(folder / "data").iterdir())
    texts = ((file.name, file.read_bytes().decode()) for file in files)
    return {name: text for name, text in texts if not name.startswith(".")}


def amended(folder: Path, files: Mapping[str, str], request: FigureRequest) -> dict[str, str]:
    """What becomes of the files that the change touches."""
    path = write(folder, files)
    before = contents(folder)
    outcome = amend_file(path, loader(path), planner(request), OCCASION)
    assert isinstance(outcome, Amended), outcome
    changed = {name: text for name, text in contents(folder).items() if text != before[name]}
    assert [Path(outcome.file).name] == list(changed)
    lines = changed[Path(outcome.file).name].splitlines()
    for new in outcome.blocks:
        assert lines[new.start - 1 : new.end] == new.text.splitlines()
    return changed


def test_a_figure_goes_behind_the_last_one_of_its_indicator(tmp_path: Path) -> None:
    files = {"a.toml": f"# old\n{block(2019)}", "b.toml": f"{block(2021)}# below\n\n# the end\n"}
    expected = f'{block(2021)}# below\n\n{WRITTEN}source    = "yearbook"\n\n# the end\n'
    assert amended(tmp_path, files, FIGURE) == {"b.toml": expected}


def test_its_new_source_goes_behind_those_of_that_file(tmp_path: Path) -> None:
    old = '[sources.census]\ntitle = "Census"\npublished = 2020\n'
    files = {"a.toml": f"{old}\n# ── Figures ──\n\n{block(2021)}", "z.toml": "# nothing yet\n"}
    figures = f'# ── Figures ──\n\n{block(2021)}\n{WRITTEN}source    = "report-2024"\n'
    expected = f"{old}\n{CITED_SOURCE}\n{figures}"
    assert amended(tmp_path, files, CITED) == {"a.toml": expected}


def test_where_that_file_has_no_source_it_goes_right_above_its_figure(tmp_path: Path) -> None:
    text = block(2021).replace("\n", "\r\n")
    new = f'\n{CITED_SOURCE}\n{WRITTEN}source    = "report-2024"\n'
    expected = {"a.toml": text + new.replace("\n", "\r\n")}
    assert amended(tmp_path, {"a.toml": text}, CITED) == expected


@pytest.mark.parametrize("request_", [FIGURE, CITED])
def test_rows_are_no_neighbours_of_a_block(tmp_path: Path, request_: FigureRequest) -> None:
    files = {
        "a.csv": "indicator,period,value,source\nfirms,2020,1,yearbook\n",
        "b.toml": '[sources.census]\ntitle = "Census"\npublished = 2020\n' + "\n" * 50,
    }
    assert list(amended(tmp_path, files, request_)) == ["targets.toml"]


def test_only_figures_that_stay_apart_from_others_are_remarked_on(tmp_path: Path) -> None:
    rows = "indicator,period,value,source\nfirms,2020,1,yearbook\n"
    path = write(tmp_path, {"a.csv": rows})
    apart = amend_file(path, loader(path), planner(FIGURE), OCCASION)
    (tmp_path / "data" / "b.toml").write_text(block(2021), "utf-8")
    beside = amend_file(path, loader(path), planner(replace(FIGURE, period="2022")), OCCASION)
    assert isinstance(apart, Amended)
    assert isinstance(beside, Amended)
    assert "included_apart" in apart.plan.remarks
    assert "included_apart" not in beside.plan.remarks


def test_a_source_by_itself_goes_behind_those_of_the_registry(tmp_path: Path) -> None:
    far = "\n" * 99 + '[sources.census]\ntitle = "Census"\npublished = 2020\n'
    path = write(tmp_path, {"a.toml": far})
    new = NewSourceRequest("report", keys={"title": "Report", "published": "2024"})
    outcome = amend_file(
        path, loader(path), lambda registry: plan_source(new, registry, TODAY), OCCASION
    )
    assert isinstance(outcome, Amended)
    written = '\n[sources.report]\ntitle     = "Report"\npublished = "2024"\n'
    assert path.read_text("utf-8") == HEAD + SOURCE + written + INDICATOR


def test_what_two_writers_add_to_an_included_file_is_all_there(tmp_path: Path) -> None:
    """Another writer's figure that came between the two locks stays."""
    path = write(tmp_path, {"a.toml": block(2021)})
    file, seen = tmp_path / "data" / "a.toml", list[bool]()

    def plan_beside_a_writer(registry: Registry) -> EditPlan:
        seen.append((tmp_path / "data" / ".a.toml.lock").exists())
        plan = planner(FIGURE)(registry)
        if len(seen) == 1:
            file.write_text(f"{block(2021)}\n{block(2022)}", "utf-8")
        return plan

    amend_file(path, loader(path), plan_beside_a_writer, OCCASION)
    assert seen == [False, True]
    expected = f'{block(2021)}\n{block(2022)}\n{WRITTEN}source    = "yearbook"\n'
    assert file.read_text("utf-8") == expected


def test_a_file_that_its_neighbours_have_left_gets_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, {"a.toml": "", "b.toml": block(2021)})

    def plan_and_move(registry: Registry) -> EditPlan:
        plan = planner(FIGURE)(registry)
        (tmp_path / "data" / "a.toml").write_text(block(2021), "utf-8")
        (tmp_path / "data" / "b.toml").write_text("", "utf-8")
        return plan

    with pytest.raises(OutsideWorld) as error:
        amend_file(path, loader(path), plan_and_move, OCCASION)
    assert error.value.code == "file_changed_meanwhile"
    assert contents(tmp_path) == {"targets.toml": REGISTRY, "a.toml": block(2021), "b.toml": ""}


def test_blocks_that_belong_between_brackets_stand_in_their_line() -> None:
    text = 'title = "T"\nsources = { a = {} }\n\n[indicators.x]\nname = "X"\n'
    blocks = (
        TomlBlock("[sources.b]", {"title": "B"}, 2),
        TomlBlock("[[observations]]", {"value": 1}, 4),
        TomlBlock("[sources.c]", {"title": "C"}, 2),
        TomlBlock("[targets.t]", {"kind": "level"}, 2),
    )
    grown, changed = insert_blocks(text, blocks)
    lines = grown.splitlines()
    assert [(lines[c.start - 1], c.end - c.start) for c in changed] == [
        ('sources = { a = {}, b = { title = "B" }, c = { title = "C" } }', 0),
        ("[[observations]]", 1),
        ('sources = { a = {}, b = { title = "B" }, c = { title = "C" } }', 0),
        ("[targets.t]", 1),
    ]
    assert changed[0].text == 'b = { title = "B" }\n'
