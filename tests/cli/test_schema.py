"""Every document for programs against its schema: all commands, over registries of all sorts."""

import inspect
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import gallery
import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from articles import ARTICLES
from languages import ENGLISH
from shell import DAY, Shell
from typer.testing import CliRunner

from mic_tracker.cli.app import build_app
from mic_tracker.cli.commands import COMMANDS
from mic_tracker.model.codes import Status
from mic_tracker.model.finding import InvalidInput
from mic_tracker.model.registry import Registry
from mic_tracker.pipeline.validate import render_findings
from mic_tracker.read.registry import read_registry
from mic_tracker.show.schema import ANSWERS, schema_of
from mic_tracker.show.screen import Screen

ROOT = Path(__file__).parents[2]
AS_OF = ("--as-of", DAY)
WRITTEN = sorted({name for name in ANSWERS if ANSWERS[name] == name or name == "show"})
"""The documents, each by its own name."""


def with_json() -> set[str]:
    """The commands that have `--json`."""
    return {name for name in COMMANDS if "json" in inspect.signature(COMMANDS[name]).parameters}


@cache
def validator(name: str) -> Any:  # noqa: ANN401 - it ships no types
    schema = json.loads(schema_of(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def faults(name: str, text: str) -> list[str]:
    found = validator(name).iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message}" for error in found]


def nodes(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Every table in a schema."""
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(part)


# ── The schemas themselves ───────────────────────────────────────────────────────────────────────


def test_every_command_with_json_has_a_schema() -> None:
    assert with_json() <= ANSWERS.keys()
    others = {"checks", "check-line", "findings", "change", "error", "observations", "targets"}
    assert ANSWERS.keys() - with_json() == others


def test_every_file_of_a_schema_is_in_the_table() -> None:
    folder = ROOT / "mic_tracker" / "show" / "schemas"
    files = {path.name.removesuffix(".schema.json") for path in folder.glob("*.schema.json")}
    assert files == {*ANSWERS.values()}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_schema_is_closed_and_whole(name: str) -> None:
    schema = json.loads(schema_of(name))
    for node in nodes(schema):
        if isinstance(node.get("properties"), dict) and "type" in node:
            assert node["additionalProperties"] is False, node
            optional = node["properties"].keys() - {*node["required"]}
            assert optional <= {"observations", "agreement", "registry"}, node
    used = {node["$ref"] for node in nodes(schema) if "$ref" in node}
    assert used == {f"#/$defs/{definition}" for definition in schema.get("$defs", {})}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_words_for_a_status_stand_in_one_place(name: str) -> None:
    schema = json.loads(schema_of(name))
    lists = [node["enum"] for node in nodes(schema) if "off_track" in (node.get("enum") or ())]
    assert len(lists) <= 1
    for words in lists:
        assert {*words} >= {status.value for status in Status}
        assert len(words) == len(Status)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_version_is_two(name: str) -> None:
    schema = json.loads(schema_of(name))
    if name != "check-line":  # a line is a row of a document and has no head of its own
        assert schema["$defs"]["schema_version"]["const"] == 2
        head = {"schema", "schema_version", "tool_version"}
        whole = schema["$defs"]["check"] if name == "check" else schema
        assert head <= {*whole["required"]}


# ── What the commands print ──────────────────────────────────────────────────────────────────────

HEAD = """
format = 1
title  = "Made at random"
[sources.paper]
title = "Paper"
published = 2024-05-01
[sources.old]
title = "Old paper"
published = "2021-02"
[sources.bare]
title = "Without a day"
published = "unknown"
[indicators.firms]
name = { en = "Firms", vi = "Doanh nghiệp" }
unit = "firms"
measure = "count"
desired = "increase"
[indicators.farms]
name = "Farms"
unit = "farms"
measure = "count"
desired = "decrease"
[indicators.forums]
name = "Forums"
unit = "forums"
measure = "event"
desired = "increase"
[indicators.portal]
name = "Portal"
unit = "stages"
measure = "stage"
desired = "increase"
[indicators.trained]
name = "Trained"
unit = "people"
measure = "count"
over = "period"
desired = "increase"
[targets.level]
kind = "level"
indicator = "firms"
at_least = 120
by = 2030
stated = { source = "old", at = "p. 3", standing = "draft" }
[targets.line]
kind = "threshold"
indicator = "firms"
at_most = 90
[targets.more]
kind = "direction"
indicator = "farms"
desired = "decrease"
[targets.half-more]
kind = "change"
indicator = "firms"
percent = 50
from = 2019
by = 2023
[targets.above]
kind = "comparison"
indicator = "firms"
than = "farms"
by = 2035
[targets.meet]
kind = "cadence"
indicator = "forums"
every = "quarter"
from = "2021-Q1"
[targets.portal]
kind = "milestone"
indicator = "portal"
stages = ["law", "built"]
by = 2022
[targets.taught]
kind = "cumulative"
indicator = "trained"
at_least = 300
from = 2019
by = 2025
[[waivers]]
target = "line"
rule = "off-track"
until = 2027-01-31
reason = "Late this year."
"""
KEYS = (
    "value = {n}",
    'value = {n}\nqualifier = "about"',
    'value = {n}\nqualifier = "at-most"\nvalue_text = "{n} at most"',
    "low = {n}\nhigh = {m}",
    "value = {m}\nlow = {n}\nhigh = {m}",
    'value = {n}\nstatus = "projected"',
    'value = {n}\nstatus = "estimated"',
    'value = {n}\nstatus = "provisional"',
    'value = {n}\nstatus = "withdrawn"',
    'value = {n}\nderived = "{n} = 1 × {n}"\nnote = "A note."',
)
ORIGINS = ('source = "paper"', 'source = "old"', 'source = "bare"', 'unsourced = "heard"')


def made(seed: int) -> str:
    """A registry with figures of every sort, which may contradict each other."""
    lots, text = random.Random(seed), HEAD  # noqa: S311 - the same registries every time
    for indicator in ("firms", "farms", "forums", "trained"):
        for year in sorted(lots.sample(range(2015, 2024), lots.randrange(7))):
            month = f"-{lots.randrange(1, 13):02}" if indicator == "forums" else ""
            low = lots.randrange(1, 140)
            keys = lots.choice(KEYS).format(n=low, m=low + lots.randrange(1, 30))
            undated = lots.random() < 0.1
            when = 'undated = "no day"' if undated else f'period = "{year}{month}"'
            origin = lots.choice(ORIGINS)
            early = origin == 'source = "old"' and (year > 2020 or undated)
            origin = 'source = "paper"' if early and "projected" not in keys else origin
            text += f'[[observations]]\nindicator = "{indicator}"\n{when}\n{keys}\n{origin}\n'
    for stage in lots.sample(["law", "built"], lots.randrange(3)):
        value = lots.randrange(2)
        text += f'[[observations]]\nindicator = "portal"\nstage = "{stage}"\nperiod = "2021-05"\n'
        text += f'value = {value}\nsource = "paper"\n'
    return text


def registries() -> dict[str, str]:
    golden = ROOT / "tests" / "golden"
    files = {
        "articles": ARTICLES,
        "judged": golden / "judged.toml",
        "policies": golden / "policies.toml",
        "example": ROOT / "mic_tracker" / "edit" / "templates" / "example.toml",
    }
    empty = {"empty": 'format = 1\ntitle = "Empty"\n'}
    read = {name: path.read_text("utf-8") for name, path in files.items()}
    return read | empty | {f"random-{n}": made(n) for n in range(8)}


REGISTRIES = registries()


def earlier(text: str) -> str:
    """A registry before its deadlines were moved, with one figure and one target less."""
    text = text.replace("by = 2030", "by = 2029").replace("[targets.more]", "[targets.other]")
    return text.rpartition("[[observations]]")[0] or text


FIGURES = "2014 7\n2012 7 to 9\n"


@pytest.fixture(params=REGISTRIES)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a registry, in which commands run."""
    (tmp_path / "targets.toml").write_text(REGISTRIES[request.param], "utf-8")
    (tmp_path / "base.toml").write_text(earlier(REGISTRIES[request.param]), "utf-8")
    (tmp_path / "figures.txt").write_text(FIGURES, "utf-8")
    (tmp_path / "figures.csv").write_text("Year,Value\n2014,7\n2012,Inf\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(*words: str) -> str:
    """What a command prints, run in this process."""
    done = CliRunner().invoke(build_app(words[:1]), [*words], catch_exceptions=True)
    if isinstance(done.exception, InvalidInput):
        return render_findings(done.exception.findings, "json", ENGLISH, Screen())
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.stdout


def commands(folder: Path) -> Iterator[tuple[str, ...]]:
    """Each command with `--json`, for each target of the registry that it can be asked about."""
    registry = read_registry(folder / "targets.toml").registry
    assert registry
    targets = registry.targets
    yield "overview", *AS_OF
    yield "status", *AS_OF
    yield "claims", *AS_OF
    yield "due", "--within", "all", *AS_OF
    yield "due", "--within", "0d", *AS_OF
    yield ("validate",)
    if targets:
        yield "plot", *targets, *AS_OF
    if targets:  # without any there is nothing to check, which is an error
        yield "check", *AS_OF
        yield "check", "--base", "base.toml", *AS_OF
    for id_, target in targets.items():
        yield "show", id_, *AS_OF
        yield "show", id_, "--all-methods", *AS_OF
        yield "history", id_, *AS_OF
        yield "plot", id_, *AS_OF
        if target.promise().key and target.kind not in {"cadence", "milestone"}:
            yield "what-if", id_, "--target", "20", *AS_OF
    yield "changes", "--since", "20y", *AS_OF
    yield from additions(tuple(targets))
    yield from corrections(registry)


def corrections(registry: Registry) -> Iterator[tuple[str, ...]]:
    """A figure that is changed, and one that is taken out."""
    for o in [o for o in registry.observations if o.period][:1]:
        which = ("--period", str(o.period), "--source", o.source or "", "--series", o.series or "")
        stage = ("--area", o.record.area or "", "--stage", o.record.stage or "")
        day = str(o.record.published or "") if o.record.published else ""
        told = ("--published", day) if day else ()
        yield (
            "correct",
            o.indicator,
            *which,
            *stage,
            *told,
            "--set",
            "note=seen",
            "--dry-run",
            *AS_OF,
        )
        yield "correct", o.indicator, *which, *stage, *told, "--remove", "--dry-run", *AS_OF


def additions(targets: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    given = ("--unsourced", "heard", "--dry-run", *AS_OF)
    if "level" in targets:
        for value in ("7", "7 to 9", "~7"):
            yield "add-observation", "level", value, "--period", "2014", *given
        table = ("add-observations", "level", "figures.txt")
        yield *table, *given
    source = ("--source-title", "Plan", "--published", "2024-01-01", "--dry-run", *AS_OF)
    new = ("--name", "New", "--unit", "lines", "--measure", "count", "--desired", "increase")
    goal = ("--kind", "level", "--indicator", "new", "--at-least", "5", "--by", "2030")
    yield "add-target", "new-2030", *goal, *new, *source
    yield "add-indicator", "new", *new, "--dry-run", *AS_OF
    yield "import", "figures.csv", "--indicator", "firms", *given
    page = "https://example.org/2014/07/15/a-page-of-ours"
    yield "add-source", "--from-url", page, "--title", "Page", "--dry-run", *AS_OF
    said = ("--verdict", "kept-in-part", "--on", "2024-01-01", "--reason", "So.", *source)
    yield from (("add-review", target, *said) for target in targets)


def test_every_command_prints_what_its_schema_says(folder: Path) -> None:
    for words in commands(folder):
        text = printed(*words, "--json")
        assert faults(words[0], text) == [], (words, text[:300])


def test_every_command_with_json_is_run_here(tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text(made(1), "utf-8")
    ran = {words[0] for words in commands(tmp_path)}
    elsewhere = {"diff", "undo"}  # what they need, a commit and a change, is made below
    assert ran | elsewhere == with_json(), "add it to `commands`"


@pytest.mark.parametrize("base", [(), ("--base", "base.toml")])
def test_every_line_of_a_check_is_what_its_schema_says(folder: Path, base: tuple[str, ...]) -> None:
    if "[targets." not in (folder / "targets.toml").read_text("utf-8"):
        return  # there is nothing to check
    for line in printed("check", *base, *AS_OF, "--format", "jsonl").splitlines():
        assert faults("check-line", line) == []


@pytest.mark.parametrize("case", gallery.CASES)
def test_findings_of_an_invalid_registry(case: str) -> None:
    text = render_findings(gallery.findings(case), "json", ENGLISH, Screen())
    assert faults("findings", text) == []


# ── Through the shell: errors, git, and what is written ──────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "code", "name"),
    [
        (("show", "nobody"), 2, "error"),
        (("status", "--as-of", "2024-13-01"), 2, "error"),
        (("status", "-f", "none.toml"), 2, "error"),
        (("add-observation", "level", "five"), 2, "error"),
        (("check", "--base", "v9"), 2, "error"),
        (("status", "-f", "broken.toml"), 2, "findings"),
    ],
)
def test_what_is_printed_on_failure(
    repository: Shell, words: tuple[str, ...], code: int, name: str
) -> None:
    repository.commit(made(1))
    (repository.folder / "broken.toml").write_text("format = 1\ntitel = 'x'\n", "utf-8")
    done = repository.run(*words, "--json")
    assert (done.code, done.out) == (code, "")
    assert faults(name, done.err) == []


def test_what_is_written_and_what_was_on_record(repository: Shell) -> None:
    repository.commit(made(1))
    words = ("add-observation", "level", "7 to 9", "--period", "2014", "--unsourced", "heard")
    written, again = (repository.run(*words, "--yes", "--json", *AS_OF) for _ in range(2))
    for done in (written, again):
        assert faults("add-observation", done.out) == []
    figure = {"indicator": "firms", "period": "2014", "value": 8, "low": 7, "high": 9}
    assert json.loads(written.out)["figure"] == {**figure, "computed": "(7 + 9) / 2 = 8"}
    assert json.loads(again.out)["figure"] == json.loads(written.out)["figure"]
    for command in (("check", "--base", "HEAD"), ("status", "--at", "HEAD")):
        done = repository.run(*command, "--json", *AS_OF)
        assert faults(command[0], done.out) == [], done.err


def test_every_outcome_of_a_table(repository: Shell) -> None:
    repository.commit(made(1))
    words = ("add-observations", "level", "figures.txt", "--unsourced", "heard", "--json", *AS_OF)
    repository.write(FIGURES + "2014 many\n7/8/2014 5\n", "figures.txt")
    bad = repository.run(*words, "--yes")
    repository.write(FIGURES, "figures.txt")
    ran = [bad, *(repository.run(*words, how) for how in ("--dry-run", "--yes", "--yes"))]
    assert [faults("add-observations", done.out) for done in ran] == [[]] * 4
    outcomes = [json.loads(done.out)["outcome"] for done in ran]
    assert outcomes == ["refused", "not_written", "written", "already_recorded"]


@pytest.mark.parametrize("name", ["articles", "judged", "random-1", "random-2", "random-3"])
def test_differences(repository: Shell, name: str) -> None:
    text = REGISTRIES[name]
    repository.commit(text)
    repository.commit(earlier(text))
    for revisions in (("HEAD~1",), ("HEAD..HEAD~1",), ("HEAD~1..HEAD",), ("HEAD",)):
        done = repository.run("diff", *revisions, "--json", *AS_OF)
        assert faults("diff", done.out) == [], done.err


def test_what_is_taken_back(shell: Shell) -> None:
    registry = read_registry(shell.write(made(1))).registry
    shell.write(FIGURES, "figures.txt")
    shell.write("Year,Value\n2014,7\n2012,9\n", "figures.csv")
    assert registry
    for words in (
        *additions(("level",)),
        *corrections(registry),
    ):
        given = [word for word in words if word != "--dry-run"]
        assert shell.run(*given, "--yes").code == 0, words
        for last in ("--dry-run", "--yes"):
            assert faults("undo", shell.run("undo", last, "--json", *AS_OF).out) == []


def test_a_schema_refuses_what_it_does_not_know(repository: Shell) -> None:
    repository.commit(made(1))
    for command in ("status", "check", "claims"):
        text = repository.run(command, "--json", *AS_OF).out
        assert faults(command, text.replace('"schema_version": 2', '"schema_version": 1'))
        assert faults(command, text.replace('"tool_version"', '"tool"'))
        assert faults(command, text.replace('{\n  "schema"', '{\n  "more": 1,\n  "schema"'))
