"""A further language is a folder and no code: in one whose vowels all have accents, none is bare.

A bare vowel is a word that no catalogue has, unless it is data, a code or something to be typed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from dialogs import DIALOGS
from program import environment
from pseudo_language import CODE, REGISTRY, program, write_pseudo_language
from terminal import Terminal
from typer.testing import CliRunner

from mic_tracker.assess.methods import METHODS
from mic_tracker.cli.app import build_app
from mic_tracker.cli.commands import COMMANDS
from mic_tracker.cli.failure import render_error
from mic_tracker.errors import TrackerError, WrongUse
from mic_tracker.model.codes import ONLY, RULES
from mic_tracker.model.kinds import KINDS
from mic_tracker.show.language import catalogue

NAMES = {"III", "UUU", "SSS", "RRR", "XX", "JSON"}
"""What the registry says: an indicator, a unit, a source, a reason; and what is a name."""
TYPED = {*COMMANDS, *KINDS, *METHODS, *ONLY, *RULES} | {
    *("count", "amount", "ratio", "index", "percent", "rank", "change", "event", "stage"),
    *("year", "half", "trimester", "quarter", "month", "week", "day", "period", "instant"),
    *("increase", "decrease", "unknown", "value", "indicator", "source", "name", "unit"),
    *("measure", "desired", "text", "json", "xx", "skip", "auto", "all", "range", "root"),
    *("stricter", "head", "word", "verdict", "action", "prune", "show", "urgency", "title"),
    *("published", "publisher", "over", "every", "definition", "url", "target", "folder", "id"),
    *("active", "at", "shell", "of", "warning", "likelihood", "months", "observations"),
    *("registry", "fish", "powershell"),
}
"""What is typed as it is in every language: commands, codes, keys of a file."""
TOKEN = re.compile(r"(?<![-\w./`<&=#])[A-Za-z]*[aeiouy][A-Za-z]*(?![-\w/`=.(])", re.IGNORECASE)
LINE = re.compile(r"mic-tracker[^;\n]*|^\s*\+ .*$", re.MULTILINE)
"""A line that can be typed, or that would be written into the file."""
DAY = ("--as-of", "2024-11-21")
DAYLESS = {
    *("add-indicator", "add-review", "add-source", "baseline", "completion", "correct", "explain"),
    *("init", "schema", "undo", "validate"),
}


def bare_words(text: str, allowed: set[str]) -> set[str]:
    """The words of a text that have bare vowels, but for those that may."""
    words = {word for word in TOKEN.findall(LINE.sub("", text)) if len(word) > 1}
    return {word for word in words if word not in NAMES and word.lower() not in allowed}


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues, with that of the language."""
    return write_pseudo_language(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def folder(messages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a registry, in a program that has the language."""
    monkeypatch.setattr(catalogue, "_FOLDER", messages)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.toml").write_text(REGISTRY.format(settings=""), "utf-8")
    for cached in (catalogue.load, catalogue.languages):
        cached.cache_clear()
    yield tmp_path
    for cached in (catalogue.load, catalogue.languages):
        cached.cache_clear()


def told(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = "") -> str:
    """What the program says."""
    day = () if words[0] in DAYLESS or {"--as-of", "--help"} & {*words} else DAY
    monkeypatch.setenv("MIC_TRACKER_LANG", CODE)
    line = [*words, *day]
    monkeypatch.setattr("sys.argv", ["mic-tracker", *line])
    done = CliRunner().invoke(build_app(words[:1]), line, input=typed)
    if not isinstance(done.exception, TrackerError | SystemExit | None):
        raise done.exception
    return done.output + _error(done.exception)


def _error(problem: BaseException | None) -> str:
    """What the door would say of an error."""
    return render_error(problem, CODE, json=False) if isinstance(problem, TrackerError) else ""


SHOWN = [
    ("overview",),
    ("status",),
    ("status", "--explain", "--wide"),
    ("status", "--format", "markdown"),
    ("show", "t", "--explain"),
    ("show", "t", "--format", "markdown"),
    ("show", "i"),
    ("history", "t"),
    ("history", "t", "--format", "markdown"),
    ("claims",),
    ("due",),
    ("due", "--within", "all", "--wide"),
    ("due", "--format", "markdown"),
    ("changes", "--since", "2024-01-01"),
    ("changes", "--since", "2024-01-01", "--format", "markdown"),
    ("diff", "file:targets.toml", "--as-of", "2024-01-01..2024-11-21"),
    ("what-if", "t", "--value", "60000@2024"),
    ("validate",),
    ("plot", "t"),
    ("plot", "t", "--format", "markdown"),
    ("report", "--format", "markdown"),
    ("add-observation", "t", "52500", "--period", "2024-09", "--source", "s", "--dry-run"),
    ("add-review", "t", "missed", "--on", "2024-10-01", "--reason", "RRR", "--dry-run"),
    ("baseline", "write"),
    ("baseline", "show"),
    ("baseline", "prune"),
    ("undo", "--dry-run"),
    ("init", "--dry-run", "new"),
    ("init", "new"),
]
"""What shows no more than the registry says, and no code."""
WITH_CODES = [
    ("show", "t", "--all-methods"),
    ("status", "--only", "nothing"),
    ("show", "unknown"),
    ("check",),
    ("check", "--format", "markdown"),
    ("check", "--format", "github"),
    ("explain",),
    *(("explain", word) for word in (*METHODS, *KINDS, *ONLY, "slipped", "MT012", "MT101", "xyz")),
    ("correct", "i", "--period", "2023", "--set", "value=52000", "--dry-run"),
    ("correct", "i", "--period", "2023", "--dry-run"),
    ("correct", "t", "--remove", "--dry-run"),
    ("add-indicator", "j", "--dry-run"),
    ("add-indicator", "j", "--name", "III", "--unit", "UUU", "--dry-run"),
    ("add-source", "--title", "SSS", "--published", "2024-01-01", "--dry-run"),
    ("add-source", "--from-url", "https://example.org/a", "--dry-run"),
    ("add-observation", "t", "5x2500", "--period", "2024-19", "--source", "q", "--dry-run"),
    ("add-target", "u", "--indicator", "q", "--dry-run"),
    ("add-observations", "i", "-", "--source", "s", "--dry-run"),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_a_screen_has_no_words_of_its_own(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = told(monkeypatch, *words)
    assert "·" in text
    assert bare_words(text, set()) == set()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", WITH_CODES, ids=" ".join)
def test_a_screen_of_codes_has_no_other_words(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = told(monkeypatch, *words, typed="period value\n2024 52500\n")
    assert "·" in text
    assert bare_words(text, TYPED | {*words}) == set()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_no_words_of_its_own(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = re.sub(r"(?s)  mic-tracker.*?\n\n", "", told(monkeypatch, command, "--help"))
    placeholders = {word for word in TOKEN.findall(text) if word.isupper()}
    assert "·" in text
    assert bare_words(text, TYPED | {word.lower() for word in placeholders}) == set()


@pytest.mark.parametrize("name", ["r.html", "site"])
def test_pages_have_no_words_of_their_own(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(monkeypatch, "report", "-o", name)
    pages = [folder / name] if name.endswith("html") else [*(folder / name).rglob("*.html")]
    assert len(pages) == (1 if name.endswith("html") else 3)
    for page in pages:
        assert bare_words(page_text(page), {*METHODS}) == set(), page.name


@pytest.mark.parametrize("name", ["chart.svg", "feed.atom"])
def test_files_for_readers_have_no_words_of_their_own(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = ("plot", "t") if name == "chart.svg" else ("changes", "--since", "2024-01-01")
    told(monkeypatch, *command, "-o", name)
    assert bare_words(page_text(folder / name), set()) == set()


def page_text(page: Path) -> str:
    """All that a page shows or says aloud."""
    tree = lxml.html.document_fromstring(page.read_bytes())
    for element in tree.xpath("//style | //script | //pre | //code | //generator | //id"):
        element.drop_tree()
    said = tree.xpath("//@aria-label | //@title | //@placeholder | //@alt")
    return "\n".join([*tree.itertext(), *map(str, said)])


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_has_no_words_of_its_own(folder: Path, messages: Path, name: str) -> None:
    words, answers = DIALOGS[name]
    words = tuple({"digital-firms": "i", "digital-firms-2030": "t"}.get(w, w) for w in words)
    screen = Terminal(folder, environment() | {"MIC_TRACKER_LANG": CODE}, 100)
    screen.run(words, answers, program(messages))
    typed = {word.lower() for text in (*answers, *words) for word in re.findall(r"\w+", str(text))}
    assert "·" in screen.text
    assert bare_words(screen.text, TYPED | typed) == set()


@pytest.mark.parametrize("words", [("statsu",), ("show",), ("status", "--foo"), ("status", "x")])
def test_wrong_use_has_no_words_of_its_own(
    folder: Path, messages: Path, words: tuple[str, ...]
) -> None:
    screen = Terminal(folder, environment() | {"MIC_TRACKER_LANG": CODE}, 100)
    assert screen.run(words, (), program(messages)) == 2
    assert bare_words(screen.text, {"statsu", "status", "target", "x"}) == set()


@pytest.mark.usefixtures("folder")
def test_a_text_that_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    lacking = write_pseudo_language(tmp_path)
    (lacking / CODE / "due.toml").unlink()
    catalogue._FOLDER = lacking  # noqa: SLF001 - the fixture puts it back
    catalogue.load.cache_clear()
    assert catalogue.load(CODE)["due_kind"] == catalogue.load("en")["due_kind"]
    with pytest.raises(WrongUse):
        catalogue.load("yy")
