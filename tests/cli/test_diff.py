"""Differences on the command line: what is compared with what, in words and as data."""

import json
from collections.abc import Callable

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures
from shell import DAY, Shell

OLD = f'format = 1\ntitle = "Test"\n{FIRMS}{LEVEL}{figures(GROWING)}'
NEW = (
    OLD.replace("at_least = 860", "at_least = 800")
    .replace("value = 740", "value = 705")
    .replace('period = "2018"', 'period = "2017"')
)
Golden = Callable[[str, str], None]


@pytest.fixture
def repository(repository: Shell) -> Shell:
    """Two commits; the first is tagged, the second is the newest."""
    repository.commit(OLD)
    repository.git("tag", "v1")
    repository.commit(NEW)
    return repository


def differing(shell: Shell, *words: str) -> dict[str, int]:
    """How many of each kind of change are told."""
    done = shell.run("diff", *words, "--as-of", DAY, "--json")
    assert done.code == 0, done.err
    data = json.loads(done.out)
    parts = {**data["observations"], "statuses": data["statuses"]}
    parts |= {f"target {name}": found for name, found in data["targets"].items()}
    assert data["differs"] == any(parts.values())
    return {name: len(found) for name, found in parts.items() if found}


def test_words(repository: Shell, golden: Golden) -> None:
    done = repository.run("diff", "v1..HEAD", "--as-of", DAY)
    hashes = [repository.git("rev-parse", name).strip()[:9] for name in ("v1", "HEAD")]
    text = done.out.replace(hashes[0], "COMMIT-1").replace(hashes[1], "COMMIT-2")
    golden("diff.txt", text)


def test_two_revisions_and_their_order(repository: Shell) -> None:
    forth = {"added": 1, "removed": 1, "revised": 1, "target edited": 1}
    assert differing(repository, "v1..HEAD") == forth
    assert differing(repository, "HEAD..v1") == forth
    assert differing(repository, "v1..") == forth
    assert differing(repository, "HEAD..HEAD") == {}
    data = json.loads(repository.run("diff", "v1..HEAD", "--as-of", DAY, "--json").out)
    (revised,) = data["observations"]["revised"]
    assert (revised["old"]["value"], revised["new"]["value"]) == (740, 705)
    (edited,) = data["targets"]["edited"]
    assert edited["keys"] == [
        {"key": "at_least", "old": 860, "new": 800, "easier": True, "restated_on": None}
    ]
    assert edited["restated"] == edited["withdrawn"] == []


def test_a_goal_that_its_author_moved(repository: Shell) -> None:
    source = '\n[sources.plan]\ntitle = "Plan"\npublished = 2025-06-14\n'
    moved = NEW + source + "\n[[targets.firms-2030.restated]]\nby = 2025\n"
    moved += 'stated = { source = "plan", at = "p. 2" }\n'
    repository.write(moved)
    told = "restated on 2025-06-14: ≥ 800 firms by 2030 → ≥ 800 firms by 2025"
    assert f"+ firms-2030  {told}\n" in repository.run("diff", "--as-of", DAY).out
    repository.write(moved.replace("by = 2025", 'path = "geometric"'))
    told = "≥ 800 firms by 2030 → ≥ 800 firms by 2030; also moved: path\n"
    assert told in repository.run("diff", "--as-of", DAY).out
    repository.write(moved)
    data = json.loads(repository.run("diff", "--as-of", DAY, "--json").out)
    (edited,) = data["targets"]["edited"]
    assert edited["restated"] == [
        {
            "goal": {"op": "at_least", "value": 800, "unit": "firms", "by": "2025-12-31"},
            "stated": {"source": "plan", "at": "p. 2", "on": "2025-06-14"},
            "keys": [
                {"key": "by", "old": "2030", "new": "2025", "easier": False, "restated_on": None}
            ],
        }
    ]
    repository.commit(moved)
    repository.write(moved.replace("by = 2025", "by = 2026"))
    told = "~ firms-2030  by, as restated on 2025-06-14: 2025 → 2026 (easier)\n"
    assert told in repository.run("diff", "--as-of", DAY).out
    repository.write(NEW + source)
    told = (
        "- firms-2030  the promise as restated on 2025-06-14 was taken out: ≥ 800 firms by 2025\n"
    )
    assert told in repository.run("diff", "--as-of", DAY).out


def test_the_file_as_it_is(repository: Shell) -> None:
    assert differing(repository) == {}
    assert repository.run("diff", "--as-of", DAY).out.endswith("Nothing differs.\n")
    repository.write(NEW + figures({"2016": 300}))
    assert differing(repository) == {"added": 1}
    assert differing(repository, "HEAD..HEAD") == {}
    assert repository.run("diff", "--exit-code").code == 1
    repository.write(OLD, "old.toml")
    assert differing(repository, "old.toml")["revised"] == 1
    assert differing(repository, "file:old.toml")["revised"] == 1
    assert differing(repository, "../work/old.toml")["revised"] == 1
    assert differing(repository, "old.toml..HEAD")["revised"] == 1
    assert differing(repository, "HEAD..old.toml")["revised"] == 1


LATER = """
[sources.later]
title = "Later"
published = 2026-06-01

[[observations]]
indicator = "firms"
period = "2022"
value = 999
source = "later"
"""


def days_of(shell: Shell, *words: str) -> tuple[dict[str, str], dict[str, str]]:
    """What each side of a difference is, and the day on which it was judged: base and head."""
    done = shell.run("diff", *words, "--json")
    assert done.code == 0, done.err
    data = json.loads(done.out)
    base, head = data["base"], data["head"]
    del base["commit"], head["commit"]
    return base, head


def test_two_days_of_the_same_registry(repository: Shell) -> None:
    repository.write(NEW + LATER)
    words = ("--as-of", "2026-05-31..2026-06-01")
    told = repository.run("diff", *words).out
    assert told.startswith("the same registry on 2026-05-31 → targets.toml   ")
    assert "   judged as of 2026-05-31 and as of 2026-06-01\n" in told
    assert "~ firms  655 firms → 999 firms in 2022  [later]\n" in told
    assert "740" not in told
    base = {"origin": "day", "name": "2026-05-31", "as_of": "2026-05-31"}
    assert days_of(repository, *words) == (
        base,
        {"origin": "file", "name": "targets.toml", "as_of": "2026-06-01"},
    )
    assert repository.run("diff", "--as-of", "2026-05..2026-06").out.count("999") == 1
    assert days_of(repository, "--as-of", "1d..2026-06-01")[0] == base
    same = repository.run("diff", "--as-of", "2026-05-30..2026-05-31").out
    assert same.endswith("Nothing differs.\n")
    early = ("--known-on", "2025-12-31")
    assert repository.run("diff", *words, *early).out.endswith("Nothing differs.\n")


def test_a_status_that_time_alone_has_turned(repository: Shell) -> None:
    told = repository.run("diff", "--as-of", "2026-12-01..2032-06-01").out
    assert "~ firms-2030  at risk → no data\n" in told


def test_two_revisions_each_on_its_own_day(repository: Shell) -> None:
    words = ("v1..HEAD", "--as-of", "2026-05-31..2026-06-01")
    assert days_of(repository, *words) == (
        {"origin": "revision", "name": "v1", "as_of": "2026-05-31"},
        {"origin": "revision", "name": "HEAD", "as_of": "2026-06-01"},
    )
    assert "at_least: 860 → 800 (easier)" in repository.run("diff", *words).out
    one = days_of(repository, "v1", "--as-of", "2026-05-31..2026-06-01")
    assert [side["as_of"] for side in one] == ["2026-05-31", "2026-06-01"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as-of", "2026..2025"), "'2026' is not in the past: it names 2026-12-31"),
        (("--as-of", "2026-05-31..2026-05-31"), "'2026-05-31' is not in the past"),
        (("--as-of", "..2025"), "'' is neither a day nor a length of time"),
        (("--as-of", "soon..2025"), "'soon' is neither a day nor a length of time"),
        (("--as-of", "2025..soon"), "--as-of 'soon' is not a date"),
        (("--as-of", "2025...2026"), "--as-of '.2026' is not a date"),
        (("--since", "7d", "HEAD"), "--since and HEAD exclude each other"),
        (("--since", "7d", "--as-of", "2024..2025"), "--since and --as-of A..B exclude each other"),
        (("--since", "2999"), "'2999' is not in the past"),
    ],
)
def test_days_that_are_refused(repository: Shell, words: tuple[str, ...], told: str) -> None:
    done = repository.run("diff", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_target_that_comes_goes_or_is_renamed(repository: Shell) -> None:
    other = LEVEL.replace("firms-2030", "firms-2040")
    repository.write(NEW + other)
    assert "+ firms-2040  ≥ 860 firms by 2030" in repository.run("diff").out
    repository.write(NEW.replace("[targets.firms-2030]", "[targets.renamed]"))
    told = repository.run("diff").out
    assert "+ renamed     ≥ 800 firms by 2030\n- firms-2030  ≥ 800 firms by 2030\n" in told
    repository.write(
        NEW.replace("[targets.firms-2030]", '[targets.renamed]\nformerly = "firms-2030"')
    )
    assert "~ renamed  formerly firms-2030\n" in repository.run("diff").out
