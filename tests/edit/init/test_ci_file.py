"""What stands in the file of a CI system: quoted for YAML and for a shell, or refused."""

import shlex

import pytest
import yaml

from mic_tracker.edit.init.ci_file import PLACES, place_of, render_ci_file
from mic_tracker.errors import WrongUse

REQUIREMENT = "mic-tracker @ git+https://example.org/mic-tracker@v1"
HELD = [
    "a b/targets.toml",
    "it's/targets.toml",
    'say "x"/targets.toml',
    "$(touch caught)/targets.toml",
    "`touch caught`/targets.toml",
    "a;b|c&d/targets.toml",
    "a: b #c/targets.toml",
    "- x/targets.toml",
    "-f/targets.toml",
    "a\\b/targets.toml",
    "@REQUIREMENT@/targets.toml",
    "mục tiêu/targets.toml",
]
REFUSED = ["a\nb", "a\rb", "a\tb", "a\u2028b", "a\x85b", "a\x1bb", "a\udcffb", "${{ secrets.X }}"]
both = pytest.mark.parametrize("system", PLACES)


def scripts(system: str, registry: str, requirement: str = REQUIREMENT) -> list[str]:
    """The scripts of a rendered file, as YAML gives them."""
    text = render_ci_file(system, registry, requirement, None)
    found = yaml.safe_load(text)
    if system == "gitlab":
        return [*found["targets"]["before_script"], *found["targets"]["script"]]
    return [step["run"] for step in found["jobs"]["check"]["steps"] if "run" in step]


@both
@pytest.mark.parametrize("registry", HELD)
def test_a_path_is_one_word_of_the_shell(system: str, registry: str) -> None:
    asked = [script for script in scripts(system, registry) if "mic-tracker check " in script]
    (check,) = asked
    words = shlex.split(check[check.index("mic-tracker check ", check.index("esac")) :])
    assert f"--file={registry}" in words


@both
@pytest.mark.parametrize("registry", HELD)
def test_a_path_is_one_word_where_it_says_what_is_due(system: str, registry: str) -> None:
    found = "\n".join(scripts(system, registry))
    words = shlex.split(found[found.index("mic-tracker due ") :].splitlines()[0])
    assert f"--file={registry}" in words


@both
@pytest.mark.parametrize("requirement", [REQUIREMENT, "a b", "it's", "$(touch caught)", "x: y #z"])
def test_a_requirement_is_one_word_of_the_shell(system: str, requirement: str) -> None:
    install = scripts(system, "targets.toml", requirement)[0]
    assert shlex.split(install)[-1] == requirement


@both
@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_quoted_is_refused(system: str, text: str) -> None:
    with pytest.raises(WrongUse, match="path_not_for_ci"):
        render_ci_file(system, f"{text}/targets.toml", REQUIREMENT, None)
    with pytest.raises(WrongUse, match="not_a_requirement"):
        render_ci_file(system, "targets.toml", text, None)


@pytest.mark.parametrize(
    "text", ["", " ", "-r requirements.txt", "--index-url=https://example.org"]
)
def test_an_option_of_pip_is_no_requirement(text: str) -> None:
    with pytest.raises(WrongUse, match="not_a_requirement"):
        render_ci_file("github", "targets.toml", text, None)


@pytest.mark.parametrize(
    ("branch", "pushes"),
    [
        ("trunk", ["trunk"]),
        ("release/2.x", ["release/2.x"]),
        (None, ["main", "master"]),
        ('"]; x', ["main", "master"]),
        ("a+b", ["main", "master"]),
    ],
)
def test_pushes_are_those_to_the_default_branch(branch: str | None, pushes: list[str]) -> None:
    text = render_ci_file("github", "targets.toml", REQUIREMENT, branch)
    assert yaml.safe_load(text)[True]["push"] == {"branches": pushes}  # `on` is a truth value


def test_another_system_is_refused() -> None:
    with pytest.raises(WrongUse, match="not_one_of"):
        place_of("jenkins")
