"""Every rule fires and stays quiet: a check of a scratch repository, as its reader sees it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from gatetexts import EVENTS, FIRMS, GROWING, LEVEL, figures, review, waiver
from shell import DAY, Shell

from mic_tracker.model.codes import RULES

GOLDEN = Path(__file__).parents[1] / "golden" / "check-rules"
HEAD = """format = 1
title = "Test"

[sources.yearbook]
title = "Yearbook"
published = 2026-11-01

[sources.survey]
title = "Survey"
published = 2026-11-01
"""
YEARLY = FIRMS + 'every = "year"\n'


def sourced(text: str, source: str = "yearbook") -> str:
    """A registry whose figures have a source."""
    return HEAD + text.replace('unsourced = "test"', f'source = "{source}"')


BASE = sourced(YEARLY + LEVEL + figures(GROWING))
OTHER = LEVEL.replace("firms-2030", "firms-2040").replace("2030", "2040")
RENAMED = BASE.replace('name = "Firms"', 'name = "All firms"')
NEW = LEVEL.replace("[targets.firms-2030]", "[targets.firms-renamed]")
MOVED = """
[[targets.firms-2030.restated]]
at_least = 800
stated = { source = "survey" }
"""
AGAIN = figures({2025: 600}).replace('unsourced = "test"', 'source = "survey"')
UNMET = sourced(YEARLY + LEVEL + figures({2025: 740}))
LOOSE = BASE.replace('title = "Test"', 'title = "Test"\ncheck.rules = { slipped = "warn" }')


@dataclass(frozen=True)
class Case:
    """A registry for which a rule fires, one for which it does not, and a base for both."""

    fires: str
    quiet: str
    base: str | None = None
    known: tuple[str, str] | None = None
    """What a baseline file lists, in the first case and in the second."""
    fails: bool = True
    """Whether a check can fail on the rule: on a note it cannot."""


CASES = {
    "invalid": Case(BASE.replace('title = "Survey"\npublished = 2026-11-01', 'title = "S"'), BASE),
    "slipped": Case(BASE.replace("740", "640"), BASE.replace("740", "745"), BASE),
    "weakened": Case(BASE.replace("= 860", "= 800"), BASE.replace("= 860", "= 900"), BASE),
    "raised": Case(BASE.replace("= 860", "= 1400"), RENAMED, BASE, fails=False),
    "yardstick": Case(
        BASE.replace('unit = "firms"', 'unit = "shops"'),
        RENAMED,
        BASE,
    ),
    "overwritten": Case(
        BASE.replace("value = 740", "value = 741"),
        BASE.replace("value = 740", 'value = 741\nnote = "We had mistyped it."'),
        BASE,
    ),
    "new-review": Case(UNMET + review("achieved"), UNMET + review("no-data"), UNMET),
    "new-waiver": Case(BASE + waiver("firms-2030", "at-risk", "2027-06-30"), RENAMED, BASE),
    "restated": Case(BASE + MOVED, BASE.replace("= 860", "= 900"), BASE),
    "dropped": Case(
        BASE.replace(LEVEL, OTHER),
        BASE.replace(LEVEL, NEW + 'formerly = "firms-2030"\n'),
        BASE,
    ),
    "loosened-rules": Case(LOOSE, BASE.replace("= 860", "= 900"), BASE),
    "missed": Case(BASE.replace("by = 2030", "by = 2025"), BASE),
    "off-track": Case(BASE + figures({"2026-06": 600}), BASE),
    "at-risk": Case(BASE, BASE.replace("= 860", "= 760")),
    "stale": Case(sourced(YEARLY + LEVEL + figures({2019: 500, 2020: 550, 2021: 600})), BASE),
    "no-data": Case(sourced(YEARLY + LEVEL + figures({2025: 740})), BASE),
    "disputed": Case(
        (BASE + AGAIN.replace("600", "700"))
        .replace("by = 2030", "by = 2025")
        .replace("860", "720"),
        (BASE + AGAIN.replace("600", "730"))
        .replace("by = 2030", "by = 2025")
        .replace("860", "720"),
    ),
    "unclear": Case(BASE.replace("by = 2030", 'by = 2030\nunclear = "no register is named"'), BASE),
    "review-differs": Case(BASE + review("off-track"), BASE + review("at-risk")),
    "review-due": Case(
        BASE + review("at-risk", "until = 2026-11-20\n"),
        BASE + review("at-risk", "until = 2027-06-30\n"),
    ),
    "silence": Case(
        sourced(EVENTS + figures({"2026-08": 1, "2026-10": 1}, "events")),
        sourced(EVENTS + figures({"2026-08": 1, "2026-09": 1, "2026-10": 1}, "events")),
    ),
    "provisional-only": Case(
        sourced(YEARLY + LEVEL + figures(GROWING, more='status = "provisional"\n')), BASE
    ),
    "conflict": Case(BASE + AGAIN, BASE),
    "unsourced": Case(BASE + figures({2017: 350}), BASE),
    "expired-waiver": Case(
        BASE + waiver("firms-2030", "at-risk", "2026-11-20"),
        BASE + waiver("firms-2030", "at-risk", "2027-06-30"),
    ),
    "unused-waiver": Case(
        BASE + waiver("firms-2030", "stale", "2027-06-30"),
        BASE + waiver("firms-2030", "at-risk", "2027-06-30"),
    ),
    "obsolete-baseline": Case(BASE, BASE, known=("stale", "at-risk")),
}


def checked(shell: Shell, rule: str, head: str, case: Case, known: str | None) -> tuple[int, str]:
    """Commit the base, write the head, check it; the exit code and the session."""
    shell.commit(case.base or head)
    shell.write(head)
    words = ["check", "--as-of", DAY, "--fail-on", rule]
    words += ["--base", "main"] if case.base else []
    if known:
        shell.write(f'version = 1\n\n[[known]]\ntarget = "firms-2030"\nrule = "{known}"\n', "known")
        words += ["--baseline", "known"]
    done = shell.run(*words)
    told = re.sub(r"\b[0-9a-f]{7,9}(?=[):])", "COMMIT", done.out + done.err)
    return done.code, f"$ mic-tracker {' '.join(words)}\n{told}[exit {done.code}]\n"


def test_every_rule_has_its_case() -> None:
    assert set(CASES) == set(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_the_rule_fires_and_stays_quiet(
    repository: Shell, rule: str, request: pytest.FixtureRequest
) -> None:
    case = CASES[rule]
    knowns = case.known or (None, None)
    loud, session = checked(repository, rule, case.fires, case, knowns[0])
    quiet, other = checked(repository, rule, case.quiet, case, knowns[1])
    file, text = GOLDEN / f"{rule}.txt", f"{session}\n{other}"
    assert (loud, quiet) == (int(case.fails), 0), text
    assert f" {rule} " in session
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
