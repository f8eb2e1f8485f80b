"""Checks of pull requests: what is compared with what, what fails, and in which formats."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures, waiver
from shell import DAY, Done, Shell

SOURCE = '[sources.yearbook]\ntitle = "Yearbook"\npublished = 2026-01-31\n'
OTHER = LEVEL.replace("firms-2030", "firms-2040").replace("860", "1100").replace("2030", "2040")
FIGURES = figures(GROWING).replace('unsourced = "test"', 'source = "yearbook"')
MAIN = f'format = 1\ntitle = "Test"\n{SOURCE}{FIRMS}{LEVEL}{OTHER}{FIGURES}'
DAYS = ("2026-02-01", DAY, "2027-08-01", "2032-01-01")


@pytest.fixture
def branch(repository: Shell) -> Shell:
    """A branch that has just left main."""
    repository.commit(MAIN)
    repository.git("switch", "-qc", "branch")
    return repository


def request(branch: Shell, head: str, *words: str, day: str = DAY, **more: str) -> Done:
    """Commit a change on the branch and check it as its pull request would be."""
    branch.commit(head)
    return branch.run("check", "--base", "main", "--as-of", day, *words, **more)


def line(head: str, start: str) -> int:
    """The line that starts with a text."""
    return next(n for n, text in enumerate(head.splitlines(), 1) if text.startswith(start))


@pytest.mark.parametrize(
    ("edit", "told", "at"),
    [
        (("at_least = 860", "at_least = 800"), "at_least 860 → 800", "at_least"),
        (("by = 2030", "by = 2035"), "by 2030 → 2035", "by = 2035"),
        ((OTHER, ""), "firms-2040 is gone: it was at ", "format"),
        (
            ("value = 740", "value = 640"),
            "off track (likelihood 60.7% → 9.4%): a figure was revised, 2025: 740 → 640",
            "[targets.firms-2030]",
        ),
    ],
    ids=["lowers a goal", "postpones a deadline", "deletes a target", "revises downwards"],
)
def test_a_request_that_makes_things_worse_fails(
    branch: Shell, edit: tuple[str, str], told: str, at: str
) -> None:
    head = MAIN.replace(*edit)
    done = request(branch, head)
    assert done.code == 1, done.out + done.err
    finding = done.out[done.out.index("x MT") :]
    assert told in finding
    assert f"at targets.toml:{line(head, at)}:1\n" in finding
    assert done.out.splitlines()[-1].startswith("mic-tracker check: failed")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    "head",
    [
        MAIN.replace('name = "Firms"', 'name = "Enterprises"'),
        "# a comment, so that every line moves\n" + MAIN,
        MAIN.replace('title = "Yearbook"', 'title = "Yearbook"\nurl = "https://example.org"'),
    ],
    ids=["renames", "comments", "cites"],
)
def test_an_innocent_request_passes_on_any_day(branch: Shell, head: str, day: str) -> None:
    done = request(branch, head, day=day)
    assert done.code == 0, done.out + done.err
    assert "mic-tracker check: passed" in done.out.splitlines()[-1]


def test_a_slip_that_is_accepted_passes(branch: Shell) -> None:
    head = MAIN.replace("value = 740", "value = 640")
    accepted = "".join(waiver(id_, "slipped", "2027-06-30") for id_ in ("firms-2030", "firms-2040"))
    done = request(branch, head + accepted)
    assert done.code == 0, done.out
    assert "waived until 2027-06-30: agreed" in done.out


def test_what_main_did_since_is_not_the_branch_s_doing(branch: Shell) -> None:
    branch.git("switch", "-q", "main")
    branch.commit(MAIN.replace("at_least = 860", "at_least = 900"))
    branch.git("switch", "-q", "branch")
    assert request(branch, MAIN + "# a comment\n").code == 0


def test_the_base_may_be_a_file(shell: Shell) -> None:
    shell.write(MAIN, "old.toml")
    shell.write(MAIN.replace("at_least = 860", "at_least = 800"))
    done = shell.run("check", "--base", "old.toml", "--as-of", DAY)
    assert done.code == 1
    assert f"as of {DAY} against old.toml: 1 failing" in done.out


EMPTY = 'format = 1\ntitle = "Test"\n'


@pytest.mark.parametrize("head", [MAIN, EMPTY])
def test_a_registry_that_the_base_does_not_have_passes_if_asked(
    repository: Shell, head: str
) -> None:
    repository.commit("A project.\n", "readme.md")
    repository.git("switch", "-qc", "branch")
    refused = request(repository, head)
    assert refused.code == 2
    assert "mic-tracker check --allow-new" in refused.err
    passed = request(repository, head, "--allow-new", "--fail-on", "any")
    assert passed.code == 0, passed.out + passed.err
    assert passed.err.startswith("targets.toml is new: 'main' (commit ")


def test_one_that_it_has_is_compared_all_the_same(branch: Shell) -> None:
    lower = MAIN.replace("at_least = 860", "at_least = 800")
    assert request(branch, lower, "--allow-new").code == 1


@pytest.mark.parametrize("base", ["no-such-branch", "none.toml"])
def test_any_other_trouble_with_a_base_is_no_new_registry(branch: Shell, base: str) -> None:
    branch.commit(MAIN)
    assert branch.run("check", "--base", base, "--allow-new").code == 2


def test_a_new_registry_has_to_be_valid(repository: Shell) -> None:
    repository.commit("A project.\n", "readme.md")
    repository.git("switch", "-qc", "branch")
    assert request(repository, MAIN.replace("unit", "unti"), "--allow-new").code == 2


def test_a_file_called_like_the_base_is_not_the_base(branch: Shell) -> None:
    lower = MAIN.replace("at_least = 860", "at_least = 800")
    branch.commit(lower, "main")
    done = request(branch, lower)
    assert done.code == 1, done.out + done.err
    assert "at_least 860 → 800" in done.out


@pytest.mark.parametrize("kind", ["link", "of the commit"])
def test_nor_is_a_link_or_a_file_called_like_a_commit(branch: Shell, kind: str) -> None:
    lower, at = MAIN.replace("at_least = 860", "at_least = 800"), branch.git("rev-parse", "main")
    name = "main" if kind == "link" else at.strip()
    branch.commit(lower)
    if kind == "link":
        (branch.folder / name).symlink_to("targets.toml")
    else:
        branch.write(lower, name)
    assert branch.run("check", "--base", name, "--as-of", DAY).code == 1


def test_a_name_that_may_be_either_is_asked_for(branch: Shell) -> None:
    lower = MAIN.replace("at_least = 860", "at_least = 800")
    branch.git("branch", "v1.toml", "main")
    branch.commit(lower)
    branch.write(lower, "v1.toml")
    words = ("--as-of", DAY, "--base")
    done = branch.run("check", *words, "v1.toml")
    assert (done.code, done.out) == (2, "")
    assert "for the file: file:v1.toml" in done.err
    assert "for the revision: v1.toml~0" in done.err
    assert branch.run("check", *words, "file:v1.toml").code == 0
    assert branch.run("check", *words, "v1.toml~0").code == 1
    assert branch.run("diff", "v1.toml").code == 2


def test_a_file_that_git_knows_nothing_of_is_asked_for(branch: Shell) -> None:
    branch.write(MAIN, "old")
    for words in (("check", "--base", "old"), ("diff", "old")):
        done = branch.run(*words)
        assert (done.code, done.out) == (2, "")
        assert "to compare with it: file:old" in done.err
    assert branch.run("check", "--base", "file:old", "--as-of", DAY).code == 0


@pytest.mark.parametrize("name", ["gone.toml", "file:gone", "file:", "x" * 5000 + ".toml"])
def test_a_base_that_is_no_file(branch: Shell, name: str) -> None:
    for words in (("check", "--base", name), ("diff", name)):
        done = branch.run(*words)
        assert (done.code, done.out) == (2, ""), done.err
        assert "Traceback" not in done.err


def test_a_file_in_place_of_a_revision_to_look_back_at(branch: Shell) -> None:
    branch.write(MAIN, "old.toml")
    done = branch.run("status", "--at", "old.toml")
    assert done.code == 2
    assert "to read a file: mic-tracker --file old.toml" in done.err


def test_a_base_that_was_not_fetched(branch: Shell, tmp_path: Path) -> None:
    branch.commit(MAIN + "# a comment\n")
    clone = Shell(tmp_path / "clone", branch.home)
    branch.git("clone", "-q", "--depth", "1", f"file://{branch.folder}", str(clone.folder))
    done = clone.run("check", "--base", "origin/main")
    assert (done.code, done.out) == (2, "")
    assert "git fetch --unshallow" in done.err
    assert "fetch-depth: 0" in done.err


def test_a_base_that_holds_everything_already(branch: Shell) -> None:
    done = branch.run("check", "--base", "main")
    assert (done.code, done.out) == (2, "")
    assert "nothing to compare" in done.err


LOWER = MAIN.replace("at_least = 860", "at_least = 800")
MOVED = ("-f", "goals/targets.toml", "--as-of", DAY)


def move(branch: Shell, head: str) -> None:
    """Move the registry to another folder, change it, and commit both."""
    (branch.folder / "goals").mkdir()
    branch.git("mv", "targets.toml", "goals/targets.toml")
    branch.commit(head, "goals/targets.toml")


def test_a_registry_that_was_moved_is_compared_with_what_it_was(branch: Shell) -> None:
    move(branch, LOWER)
    done = branch.run("check", "--base", "main", *MOVED)
    assert done.code == 1, done.err
    assert "at_least 860 → 800" in done.out
    assert "against main:targets.toml (" in done.out
    data = json.loads(branch.run("check", "--base", "main", "--json", *MOVED).out)
    assert data["base"]["name"] == "main:targets.toml"


def test_a_registry_that_was_only_moved_passes(branch: Shell) -> None:
    move(branch, MAIN)
    done = branch.run("check", "--base", "main", *MOVED)
    assert (done.code, done.err) == (0, "")


def test_a_move_on_the_main_branch_that_is_staged_is_something_to_compare(branch: Shell) -> None:
    (branch.folder / "goals").mkdir()
    branch.git("mv", "targets.toml", "goals/targets.toml")
    assert branch.run("check", "--base", "main", *MOVED).code == 0


def test_a_move_that_git_cannot_know_is_named(branch: Shell) -> None:
    (branch.folder / "goals").mkdir()
    (branch.folder / "targets.toml").rename(branch.folder / "goals" / "targets.toml")
    done = branch.run("check", "--base", "main", *MOVED)
    assert (done.code, done.out) == (2, "")
    assert "that commit has targets.toml; to compare with it: main:targets.toml" in done.err
    assert "--base main:OLD/PATH, or mic-tracker diff main:OLD/PATH" in done.err
    branch.write(LOWER, "goals/targets.toml")
    for words, code in (
        (("check", "--base", "main:targets.toml"), 1),
        (("diff", "main:targets.toml", "--exit-code"), 1),
        (("diff", "main:targets.toml..main:./targets.toml", "--exit-code"), 0),
        (("status", "--at", "main:targets.toml"), 0),
    ):
        assert branch.run(*words, *MOVED).code == code, words


LOOSE = 'title = "Test"\ncheck.rules = { weakened = "off" }'


def test_a_request_that_switches_off_the_rule_for_it(branch: Shell) -> None:
    head = MAIN.replace("at_least = 860", "at_least = 86").replace('title = "Test"', LOOSE)
    done = request(branch, head)
    assert done.code == 1
    assert "loosened-rules" in done.out
    assert "the check was loosened: rules.weakened error → off" in done.out
    assert f"at targets.toml:{line(head, 'check.rules')}:17\n" in done.out
    assert "at_least 860 → 86" in done.out
    words = ("check", "--base", "main", "--as-of", DAY, "--policy")
    assert branch.run(*words, "stricter").code == 1
    own = branch.run(*words, "head")
    assert own.code == 0
    assert "the check was loosened: rules.weakened error → off" in own.out
    assert branch.run(*words, "nobody").code == 2


def test_a_base_outside_of_any_repository(shell: Shell) -> None:
    shell.write(MAIN)
    done = shell.run("check", "--base", "main", GIT_CEILING_DIRECTORIES=str(shell.folder.parent))
    assert done.code == 2
    assert "--base file:PATH" in done.err


def test_since_an_earlier_day_the_cause_is_time(shell: Shell) -> None:
    shell.write(MAIN)
    words = ("check", "--as-of", "2032-06-01", "--since")
    assert shell.run(*words, "7d").code == 0
    done = shell.run(*words, "2026-12-01")
    assert done.code == 1
    told = "firms-2030 slipped from at risk to no data: time has passed, 2026-12-01 → 2032-06-01"
    assert told in done.out
    assert "as of 2032-06-01 against the same registry on 2026-12-01: " in done.out


def test_only_the_targets_asked_for(branch: Shell) -> None:
    head = MAIN.replace("at_least = 860", "at_least = 800")
    assert request(branch, head, "firms-2040").code == 0
    assert branch.run("check", "--base", "main", "firms-2030").code == 1


def test_rules_to_fail_on_in_any_spelling(branch: Shell) -> None:
    head = MAIN.replace("at_least = 860", "at_least = 800")
    assert request(branch, head, "--fail-on", "stale,dropped").code == 0
    for words in (("stale,weakened",), ("stale", "--fail-on", "weakened"), ("stale, weakened",)):
        assert branch.run("check", "--base", "main", "--fail-on", *words).code == 1


def test_one_run_feeds_every_reader(branch: Shell) -> None:
    (branch.folder / "out").mkdir()
    words = [w for name in ("junit", "sarif", "json", "markdown") for w in _to(name)]
    done = request(branch, MAIN.replace("by = 2030", "by = 2035"), "--format", "github", *words)
    assert done.code == 1
    assert done.out.startswith("::error file=targets.toml,line=")
    folder = branch.folder / "out"
    assert ET.parse(folder / "report.junit").getroot().get("failures") == "1"  # noqa: S314 - our own output
    assert json.loads((folder / "report.json").read_text("utf-8"))["failed"] is True
    assert json.loads((folder / "report.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert "mic-tracker check: failed" in (folder / "report.markdown").read_text("utf-8")


def _to(name: str) -> tuple[str, str]:
    return "--format", f"{name}:out/report.{name}"


def test_a_file_alone_leaves_a_text_on_the_screen(branch: Shell) -> None:
    done = request(branch, MAIN + "#\n", "--format", "junit:junit.xml")
    assert done.out.splitlines()[-1].startswith("mic-tracker check: passed")


def test_programs_get_paths_from_the_root_and_people_from_where_they_are(branch: Shell) -> None:
    branch.commit(MAIN, "data/targets.toml")
    branch.git("branch", "-f", "main")
    branch.commit(MAIN.replace("by = 2030", "by = 2035"), "data/targets.toml")
    below = Shell(branch.folder / "data", branch.home)
    words = ("check", "--base", "main", "--as-of", DAY)
    at = line(MAIN, "by = 2030")
    assert f"at targets.toml:{at}:1\n" in below.run(*words).out
    assert f"file=data/targets.toml,line={at}," in below.run(*words, "--format", "github").out


def test_a_step_summary_is_added_to_and_kept_under_its_limit(branch: Shell) -> None:
    summary = branch.write("# Before\n", "summary.md")
    head = MAIN.replace("by = 2030", "by = 2035")
    told = ("--format", "markdown:summary.md")
    assert request(branch, head, *told, GITHUB_STEP_SUMMARY=str(summary)).code == 1
    text = summary.read_text("utf-8")
    assert text.startswith("# Before\n## mic-tracker check: failed\n")
    summary.write_text("x" * 1_048_000 + "\n", "utf-8")
    assert request(branch, head, *told, GITHUB_STEP_SUMMARY=str(summary)).code == 1
    assert 1_048_000 < summary.stat().st_size <= 1_048_576
    assert request(branch, head, *told).code == 1
    assert summary.read_text("utf-8").startswith("## mic-tracker check: failed\n")


def test_an_invalid_registry_is_annotated_and_told(branch: Shell) -> None:
    head = MAIN.replace("by = 2040", "by = soon")
    done = request(branch, head, "--format", "github", "--format", "junit:junit.xml")
    assert done.code == 2
    at = line(head, "by = soon")
    assert done.out.startswith(f"::error file=targets.toml,line={at},")
    assert f"targets.toml:{at}:" in done.err
    root = ET.parse(branch.folder / "junit.xml").getroot()  # noqa: S314 - our own output
    assert (root.get("errors"), root.get("failures")) == ("1", "0")
    assert branch.run("check").out == ""


def test_status_and_show_at_a_revision(branch: Shell) -> None:
    branch.commit(MAIN.replace("at_least = 860", "at_least = 4000"))
    short = branch.git("rev-parse", "--short=7", "main").strip()
    for words in (("status",), ("show", "firms-2030")):
        then = branch.run(*words, "--at", "main", "--as-of", DAY).out
        assert "860" in then, words
        assert "4,000" not in then
        assert f"{short}:./targets.toml" in then or words[0] == "show"
        assert "4,000" in branch.run(*words, "--as-of", DAY).out
