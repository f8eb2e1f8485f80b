"""A registry that is a link out of its work tree: no command reads or writes it, or quotes it."""

import shutil
from pathlib import Path

import pytest
from scratch import REGISTRY
from shell import DAY, Done, Shell

TOKEN = "c2VjcmV0"  # noqa: S105 - of nothing
SECRET = f"AUTHORIZATION: basic {TOKEN}"
FORMATS = ("text", "json", "jsonl", "github", "gitlab", "junit", "sarif", "markdown", "csv")
COMMANDS = {
    "status": ("status",),
    "status --json": ("status", "--json"),
    "status csv": ("status", "--format", "csv"),
    "show": ("show", "firms-2030"),
    "history": ("history", "firms-2030"),
    "claims": ("claims",),
    "due": ("due", "--within", "all"),
    "due --ics": ("due", "--ics"),
    "what-if": ("what-if", "firms-2030", "--growth", "5%/year"),
    "validate": ("validate",),
    "validate --json": ("validate", "--json"),
    "diff": ("diff",),
    "diff of two": ("diff", "HEAD~1..HEAD"),
    "at": ("status", "--at", "HEAD~1"),
    "check": ("check",),
    "check --base": ("check", "--base", "HEAD~1"),
    "check --since": ("check", "--since", "7d"),
    "add-observation": ("add-observation", "firms", "7", "--period", "2024", "--yes"),
    "add-target": ("add-target", "new", "--kind", "level", "--indicator", "firms", "--yes"),
    "correct": ("correct", "firms", "--period", "2018", "--value", "20", "--remove", "--yes"),
    "baseline write": ("baseline", "write"),
    "baseline show": ("baseline", "show"),
    "init": ("init",),
    "check github": ("check", "--format", "github"),
    "check everything": ("check", *(w for n in FORMATS for w in ("--format", f"{n}:out.{n}"))),
}
PLACES = {
    "of the machine": "../machine/secret",
    "of the machine, valid": "../machine/valid.toml",
    "of git": ".git/config",
    "of a submodule": "module/targets.toml",
    "in two steps": "step.toml",
}


@pytest.fixture
def change(repository: Shell) -> Shell:
    """A change in which the registry can be made a link to anything."""
    machine = repository.folder.with_name("machine")
    machine.mkdir()
    (machine / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    (machine / "valid.toml").write_text(REGISTRY.replace("Scratch", SECRET), encoding="utf-8")
    repository.commit(REGISTRY)
    repository.commit(REGISTRY + "# more\n")
    repository.git("config", "http.extraheader", SECRET)
    repository.git("init", "-q", "module")
    shutil.copy(machine / "valid.toml", repository.folder / "module" / "targets.toml")
    (repository.folder / "step.toml").symlink_to("../machine/valid.toml")
    return repository


def contents(folder: Path) -> dict[Path, bytes]:
    """The files of a folder and what is in them, without those of git."""
    files = (p for p in folder.rglob("*") if p.is_file() and ".git" not in p.parts)
    return {path: path.read_bytes() for path in files}


def refuse(shell: Shell, words: tuple[str, ...]) -> Done:
    """Run a command that must tell nothing and leave everything as it is."""
    before = contents(shell.folder.parent)
    day = () if words[0] in {"validate", "init"} else ("--as-of", DAY)
    done = shell.run(*words, *day)
    assert done.code == 2, done
    told = done.out + done.err
    assert SECRET not in told
    assert TOKEN not in told
    assert "leads out of its git work tree" in told
    assert contents(shell.folder.parent) == before
    return done


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_follows_a_registry_out_of_its_work_tree(change: Shell, command: str) -> None:
    (change.folder / "targets.toml").unlink()
    (change.folder / "targets.toml").symlink_to(PLACES["of the machine, valid"])
    done = refuse(change, COMMANDS[command])
    assert done.out == "" or "--json" in COMMANDS[command]


@pytest.mark.parametrize("place", PLACES)
def test_wherever_it_leads(change: Shell, place: str) -> None:
    (change.folder / "targets.toml").unlink()
    (change.folder / "targets.toml").symlink_to(PLACES[place])
    for words in (COMMANDS["validate"], COMMANDS["check github"], COMMANDS["check --base"]):
        refuse(change, words)


def test_nor_through_a_folder_on_the_way(change: Shell) -> None:
    (change.folder / "goals").symlink_to("../machine")
    for words in (COMMANDS["status"], COMMANDS["check --base"], COMMANDS["at"]):
        refuse(change, (*words, "-f", "goals/valid.toml"))


def test_nor_as_the_file_that_it_is_compared_with(change: Shell) -> None:
    (change.folder / "base.toml").symlink_to("../machine/secret")
    for words in (("check", "--base", "base.toml"), ("diff", "file:base.toml")):
        refuse(change, words)


def test_nor_as_an_included_file(change: Shell) -> None:
    (change.folder / ".git" / "figures.csv").write_text(f"{SECRET}\n", encoding="utf-8")
    (change.folder / "figures.csv").symlink_to(".git/figures.csv")
    for name in ("figures.csv", ".git/figures.csv", ".git/*.csv"):
        listed = REGISTRY.replace("[sources.paper]", f'include = ["{name}"]\n\n[sources.paper]')
        change.write(listed)
        done = change.run("validate")
        assert done.code == 2
        assert "is a file of git's own" in done.err + done.out
        assert SECRET not in done.err + done.out


def test_no_shell_is_offered_names_from_outside(change: Shell) -> None:
    (change.folder / "targets.toml").unlink()
    (change.folder / "targets.toml").symlink_to("../machine/valid.toml")
    words = {"COMP_WORDS": "mic-tracker show ", "COMP_CWORD": "2"}
    for complete in ("complete_bash", "complete_zsh"):
        done = change.run(**words, _MIC_TRACKER_COMPLETE=complete)
        assert "firms-2030" not in done.out + done.err


def test_a_link_inside_the_work_tree_is_followed(change: Shell) -> None:
    (change.folder / "targets.toml").rename(change.folder / "real.toml")
    (change.folder / "targets.toml").symlink_to("real.toml")
    assert change.run("validate").code == 0
    done = change.run(*COMMANDS["check --base"], "--as-of", DAY)
    assert done.code == 0, done
