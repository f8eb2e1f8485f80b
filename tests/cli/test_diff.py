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
