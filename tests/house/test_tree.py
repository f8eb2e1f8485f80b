"""The tree: no circle of imports, no folder that is a heap, and tests where the code is."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mic_tracker"
TESTS = ROOT / "tests"
LAYERS = ("api", "assess", "cli", "edit", "model", "pipeline", "read", "show", "text")
MIRRORED = [path for layer in LAYERS for path in sorted((TESTS / layer).rglob("test_*.py"))]
# tests of what no single module does, in the folder that does most of it
ABOUT_SEVERAL = {
    "cli/test_language.py": "which language answers",
    "cli/test_import_exports.py": "that what is exported can be imported",
    "cli/test_import_answers.py": "what is told of imports that are refused",
    "cli/test_feeds.py": "imports that are saved, run again, and read from an address",
    "cli/test_pseudo_language.py": "that a further language is a folder, whatever is shown",
    "show/language/test_languages.py": "what the languages have in common",
    "assess/formulas/test_published.py": "all published formulas at the edges of their bands",
    "assess/test_final_words.py": "final words, whichever kind and rule they come from",
    "assess/test_statuses.py": "the four ways of not knowing, whichever rule gives them",
    "assess/test_cadence_grace.py": "a grace, from the key of a kind to the tally of a method",
    "assess/test_flags.py": "the flags of a report, whatever raises them",
    "assess/test_restated.py": "goals that their authors move, in every answer about a target",
    "cli/test_check_edits.py": "every key of every table, edited, as the gate sees it",
    "cli/test_check_several.py": "a check of several registries",
    "cli/test_check_rules.py": "every rule of the gate, as the reader of a check sees it",
    "cli/test_diff_keys.py": "the keys that differ, whichever table they stand in",
    "cli/test_docs_blocks.py": "the sessions on the pages",
    "cli/test_exit_codes.py": "the exit code of every way to end",
    "cli/test_add_observations_dims.py": "columns of members, from the header to the file",
    "cli/test_import_draft.py": "an import between its draft and its writing",
    "cli/test_import_platforms.py": "folders of platforms, from their files to verdicts",
    "cli/test_fiscal_years.py": "fiscal years and intervals, whoever reads and shows them",
    "cli/test_judgement_commands.py": "the commands that only read, in every format",
    "cli/test_members.py": "the members of a target, whichever command tells of them",
    "cli/test_show_indicator.py": "`show` of an indicator, with a target and without",
    "cli/test_parquet.py": "Parquet, whichever command writes it or cannot",
    "cli/test_undo_tables.py": "imports into tables, taken back",
    "cli/test_since.py": "`--since`, in a check and in a difference",
    "cli/test_thin_evidence.py": "every screen that gives a likelihood",
    "cli/test_transcripts.py": "the runner of the sessions that pages show",
    "read/test_limits.py": "every limit of a registry, whichever reader holds it",
    "read/test_method_fits.py": "methods that do not fit, refused by two checks",
    "read/test_restated.py": "what is wrong with restated promises, whichever check finds it",
    "read/test_reviews.py": "what is read of a review, and what is wrong with one",
    "read/test_seeds.py": "the shipped registry against its source cards",
    "show/views/changes/test_causes.py": "the figure that is named as a cause, from news to words",
    "show/check/test_golden.py": "one verdict in every format",
    "show/check/test_several.py": "verdicts on several registries in every format",
    "show/language/test_edit_words.py": "words for every code that `edit` gives",
    "show/language/test_gate_sentences.py": "sentences for every code that the gate gives",
    "show/chart/test_in_browser.py": "the boxes of all texts, as a browser has them",
    "show/report/test_in_browser.py": "what all pages have in common, as a browser has them",
    "show/report/test_keyboard.py": "all pages, for somebody without a mouse",
    "show/report/test_order.py": "the table of all targets, sorted in a browser",
    "show/report/test_pointer.py": "the charts of a page, for somebody with a mouse",
    "show/report/test_print.py": "all pages, on paper",
    "show/test_imports.py": "what showing must not load",
    "show/test_picture.py": "the pictures of the pages",
}
MOST_ENTRIES = 25
MOST_ENTRIES_OF_SHOW = 12  # charts, the report and what is exported are subjects of their own


def circle(imports: Mapping[str, Iterable[str]]) -> list[str]:
    """Some modules that import each other in a circle; none when there is no circle."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def entries(folder: Path) -> list[str]:
    """The modules and folders of modules in a folder; data and `__init__` do not count."""
    folders = {path.parent for path in folder.rglob("*.py")}
    inside = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
    return inside + [path.name for path in folders if path.parent == folder]


def test_no_modules_import_each_other_in_a_circle() -> None:
    # imports inside functions and under TYPE_CHECKING are in the graph, too
    graph = grimp.build_graph("mic_tracker", cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(imports) > 200
    assert circle(imports) == []


def test_a_circle_would_be_noticed() -> None:
    assert circle({"a": ["b"], "b": ["c"], "c": []}) == []
    assert set(circle({"a": ["b"], "b": ["c"], "c": ["a"]})) == {"a", "b", "c"}


def test_no_folder_is_a_heap() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")} - {PACKAGE / "cli" / "commands"}
    counts = {folder: len(entries(folder)) for folder in folders}  # a command is a line of a table
    heaps = {folder.name: count for folder, count in counts.items() if count > MOST_ENTRIES}
    assert heaps == {}


def test_show_has_its_subjects_in_folders() -> None:
    assert len(entries(PACKAGE / "show")) <= MOST_ENTRIES_OF_SHOW


def mirrors(test: Path) -> bool:
    """Whether a module or a folder of the package is at the place and of the name of a test."""
    folder = PACKAGE / test.parent.relative_to(TESTS)
    name = test.stem.removeprefix("test_")
    # a command is tested as it is typed, so beside the command line and not in its folder
    places = [folder, folder / "commands"] if folder == PACKAGE / "cli" else [folder]
    found = any((p / f"{name}.py").exists() or (p / name).is_dir() for p in places)
    return found or name == folder.name


@pytest.mark.parametrize("test", MIRRORED, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_a_test_stands_where_what_it_tests_stands(test: Path) -> None:
    place = test.relative_to(TESTS)
    assert (PACKAGE / place.parent).is_dir(), f"there is no mic_tracker/{place.parent}"
    assert mirrors(test) != (place.as_posix() in ABOUT_SEVERAL)


def test_every_exception_is_there() -> None:
    assert set(ABOUT_SEVERAL) <= {path.relative_to(TESTS).as_posix() for path in MIRRORED}
