"""Every finding of the gate has a sentence for the facts it comes with, a help and a page."""

import tomllib
from pathlib import Path
from string import Formatter

import pytest
from gatetexts import EVENTS, FIRMS, GROWING, LEVEL, RegistryOf, figures, found, review, waiver

from mic_tracker.assess.gate.rules import RULES
from mic_tracker.model.difference import ChangeCause
from mic_tracker.model.finding import Finding
from mic_tracker.show.language.words import Words

FILE = Path(__file__).parents[3] / "mic_tracker" / "show" / "messages" / "en" / "gate.toml"
WORDS = tomllib.loads(FILE.read_text(encoding="utf-8"))
ABOUT_THE_FILE = {"MT305"}
"""Codes of findings that are about no target."""
OWN = [code for rule in RULES.values() for code in rule.codes if code > "MT1"]

BASE = FIRMS + LEVEL + figures(GROWING)
LATE = BASE.replace("by = 2030", "by = 2025")
RIVAL = """
[sources.lobby]
title = "Trade association"
published = 2025-12-31

[[observations]]
indicator = "firms"
period = 2025
value = 600
source = "lobby"
"""
SOURCES = """
[sources.plan]
title = "Plan"
published = 2024-12-31

[sources.law]
title = "Law"
published = 2025-06-14
"""


def restated(keys: str, source: str = "plan") -> str:
    """A block with the promise of a source."""
    return f'\n[[targets.firms-2030.restated]]\n{keys}\nstated = {{ source = "{source}" }}\n'


SOURCED = BASE + SOURCES
MOVED = SOURCED + restated("at_least = 800")
RESCALED = (FIRMS + LEVEL).replace('"firms"\nmeasure', '"hundred firms"\nmeasure').replace(
    "860", "8.6"
) + figures({year: value / 100 for year, value in GROWING.items()})
MONTHLY = SOURCES + EVENTS.replace("monthly", "firms-2030")
DONE = MONTHLY.replace('"cadence"', '"milestone"').split("at_least")[0] + "by = 2026\n"
ONE = FIRMS + LEVEL + figures({2025: 740})
PAIRS = [
    (MOVED, SOURCED),
    (SOURCED + restated("by = 2040"), SOURCED),
    (SOURCED + restated('path = "geometric"'), SOURCED),
    (SOURCED + restated(""), SOURCED),
    (SOURCED, MOVED),
    (SOURCED + restated("at_least = 700"), MOVED),
    (MONTHLY + restated("at_least = 2"), MONTHLY),
    (DONE + restated("by = 2028"), DONE),
    (BASE, None),
    (LATE, None),
    (BASE.replace("= 860", "= 1400"), None),
    (BASE.replace('kind = "level"', 'kind = "threshold"').replace("by = 2030", ""), None),
    (FIRMS + LEVEL + figures({2025: 740}), None),
    (FIRMS + 'every = "year"\nlag = "1 month"\n' + LEVEL + figures({2018: 400, 2019: 450}), None),
    (FIRMS + LEVEL + figures({2024: 690, 2025: 740}, more='status = "provisional"\n'), None),
    (EVENTS + figures({"2026-09": 1}, of="events"), None),
    (EVENTS + figures({"2026-08": 0, "2026-09": 1, "2026-10": 1}, of="events"), None),
    (BASE + figures({"2026-06": 600}), BASE),
    (BASE + figures({"2026-06": 740}), BASE),
    (FIRMS + LEVEL + figures({2018: 400}), BASE),
    (LATE.replace("860", "700") + RIVAL, None),
    (BASE.replace("by = 2030", 'by = 2030\nunclear = "no register is named"'), None),
    (BASE, BASE.replace("= 860", "= 900")),
    ('check.rules = { slipped = "warn" }\n' + BASE, BASE),
    ("check.tolerance = { likelihood = 0.2 }\n" + BASE, BASE),
    ('check.fail_on = ["never"]\n' + BASE, BASE),
    (BASE, BASE + LEVEL.replace("firms-2030", "gone")),
    (BASE.replace("= 860", "= 1400"), BASE),
    (BASE.replace('unit = "firms"', 'unit = "shops"'), BASE),
    (BASE.replace("by = 2030", 'by = 2030\nmethod = "eurostat"'), BASE),
    (BASE.replace("740", "741"), BASE),
    (BASE.replace("= 740", '= 741\nnote = "It was mistyped."'), BASE),
    (BASE.replace("740", "741").rsplit("[[obs", 1)[0], BASE),
    (BASE.replace("= 740", "= 800"), BASE),
    (FIRMS + LEVEL + figures({2024: 710, 2025: 740}), BASE),
    (FIRMS + LEVEL + figures({2018: 300, 2024: 710, 2025: 840}), BASE),
    (RESCALED, BASE),
    (BASE + waiver("firms-2030", "at-risk", "2027-01-01"), BASE),
    (LATE + waiver("firms-2030", "missed", "2026-01-01"), None),
    (LATE + waiver("firms-2030", "missed", "2026-12-01"), None),
    (BASE + waiver("firms-2030", "missed", "2027-01-01"), None),
    *((ONE + review(verdict), None) for verdict in ("missed", "off-track", "at-risk", "no-data")),
    (ONE + review("unclear"), None),
    (ONE + review("achieved", 'by = "A"\n') + review("missed", 'by = "B"\n'), None),
    (BASE + review("achieved"), None),
    (BASE + review("at-risk", "until = 2026-11-20\n"), None),
    (BASE + review("at-risk", "until = 2026-12-20\n"), None),
    (ONE + review("achieved"), ONE),
    (ONE + review("missed"), ONE + review("achieved")),
    (ONE + review("achieved"), ONE + review("missed")),
    (ONE, ONE + review("missed")),
    (BASE, BASE + review("at-risk")),
]


def templates(code: str, part: str) -> list[str]:
    """The sentences to choose from."""
    entry = WORDS["findings"][code][part]
    return [entry] if isinstance(entry, str) else entry


def asked(template: str) -> set[str]:
    """The facts that a sentence needs."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def fits(finding: Finding, part: str) -> bool:
    """Whether a sentence of this part can be filled."""
    return any(asked(t) <= {*finding.facts} for t in templates(finding.code, part))


@pytest.mark.parametrize("code", OWN)
def test_a_code_has_a_title_sentences_and_a_page(code: str) -> None:
    entry = WORDS["findings"][code]
    assert entry["title"]
    names_it = ["{target}" in template for template in templates(code, "message")]
    assert not any(names_it) if code in ABOUT_THE_FILE else all(names_it)


def test_no_sentence_is_for_a_code_that_does_not_exist() -> None:
    assert set(WORDS["findings"]) == set(OWN)


@pytest.mark.parametrize(("head", "base"), PAIRS)
def test_nothing_of_a_sentence_is_left_open(
    registry_of: RegistryOf, head: str, base: str | None
) -> None:
    words = Words.load("en")
    for finding in found(registry_of, head, base):
        message, help_ = words.finding(finding)
        assert (finding.target or "") in message
        assert (finding.target is None) == (finding.code in ABOUT_THE_FILE)
        assert help_
        told = message + help_
        written = told.replace("at_least", "").replace("fail_on", "")
        assert not any(sign in written for sign in "?{}_")


def test_a_slip_reads_as_people_speak(registry_of: RegistryOf) -> None:
    findings = found(registry_of, BASE + figures({"2026-06": 600}), BASE)
    message, _ = Words.load("en").finding(findings[0])
    assert message == (
        "firms-2030 slipped from at risk to off track (likelihood 60.7% → 15.3%): "
        "a new figure, 2026-06: 600"
    )


@pytest.mark.parametrize(("head", "base"), PAIRS)
def test_every_finding_can_be_told(registry_of: RegistryOf, head: str, base: str | None) -> None:
    findings = found(registry_of, head, base)
    assert findings
    for finding in findings:
        assert fits(finding, "message"), finding
        assert fits(finding, "help"), finding


def test_the_pairs_above_show_every_code_but_that_of_a_baseline_file(
    registry_of: RegistryOf,
) -> None:
    shown = {f.code for head, base in PAIRS for f in found(registry_of, head, base)}
    assert set(OWN) - shown == {"MT321"}


def test_every_cause_has_words() -> None:
    assert set(WORDS["cause"]) == set(ChangeCause)
