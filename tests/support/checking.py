"""A verdict to tell, as a check of a small registry would conclude it; and words to tell it in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from mic_tracker.assess.assess import assess
from mic_tracker.model.codes import RULES
from mic_tracker.model.finding import Finding, Location, Severity
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.kinds.level import Level
from mic_tracker.model.observation import Observation, ObservationRecord
from mic_tracker.model.period import Period
from mic_tracker.model.registry import Check, Registry, Settings, Waiver
from mic_tracker.model.report import Clock, Report
from mic_tracker.model.verdict import Side, Verdict, Waived
from mic_tracker.show.language.words import Words

FILE = "targets.toml"
TARGETS = ("digital-firms-2030", "egov-rank-2030", "overseas-events", "it-budget-share")


class English(Words):
    """The English words of a check; a finding's sentence and help stand in its facts."""

    def finding(self, finding: Finding, /) -> tuple[str, str]:
        """What the facts say."""
        return str(finding.facts["message"]), str(finding.facts.get("help", ""))


ENGLISH = English.load("en")


def found(  # every part of a finding that a format shows
    code: str,
    message: str,
    *,
    target: str | None = None,
    place: tuple[int, int] | None = (1, 1),
    help_: str = "",
    severity: Severity = Severity.ERROR,
    file: str = FILE,
) -> Finding:
    """A finding that says `message`."""
    facts = {"message": message, **({"help": help_} if help_ else {})}
    return Finding(code, severity, place and Location(file, *place, width=4), facts, target)


def verdict(
    failing: Sequence[Finding] = (),
    still: Sequence[Finding] = (),
    *,
    waived: Sequence[Waived] = (),
    known: Sequence[Finding] = (),
    unchanged: Sequence[Finding] = (),
    base: bool = False,
) -> Verdict:
    """A verdict on the registry below, judged on 2024-09-30."""
    report = _report()
    side = Side(report, "merge_base", "origin/main", "a1c02f1" + 33 * "0")
    return Verdict(
        head=Side(report),
        base=side if base else None,
        findings=(*still, *failing),
        failing=tuple(failing),
        waived=tuple(waived),
        known=tuple(known),
        unchanged=tuple(unchanged),
        judged=TARGETS,
        rules=RULES,
        fail_on=("slipped", "weakened"),
    )


def one(message: str, **facts: Any) -> Verdict:  # noqa: ANN401 - handed to `found`
    """A verdict with one failing finding that says `message`."""
    return verdict([found("MT111", message, **{"target": "overseas-events", **facts})])


def waiver(reason: str, **keys: Any) -> Waiver:  # noqa: ANN401 - handed to the record
    """A waiver of a stale figure."""
    return Waiver(
        target="it-budget-share", rule="stale", until=date(2024, 12, 31), reason=reason, **keys
    )


def shared() -> Verdict:
    """The verdict whose telling in every format is kept under golden/check."""
    slipped = found(
        "MT111",
        "on track -> at risk: August has no event (10 of 12 months)",
        target="overseas-events",
        place=(58, 1),
        help_="record the event of 2024-08, or excuse the month",
    )
    weakened = found(
        "MT301", "goal 1% -> 0.8%", target="it-budget-share", place=(31, 13), help_="restore 1%"
    )
    unsourced = found(
        "MT052",
        "a figure without a source | = hearsay",
        place=(90, 1),
        severity=Severity.WARNING,
        help_="name a source",
        file="observations/firms.toml",
    )
    late = found(
        "MT102", "12% (unlikely), since 2023-03", target="digital-firms-2030", place=(20, 1)
    )
    stale = found(
        "MT201",
        "2023 figure; the next was due 2024-09-15 (15 days ago)",
        target="it-budget-share",
        place=(28, 1),
        severity=Severity.WARNING,
    )
    same = found(
        "MT103",
        "55% (about as likely as not)",
        target="egov-rank-2030",
        place=(44, 1),
        severity=Severity.WARNING,
    )
    issue = waiver("budget law pending", issue="issue 12")
    return verdict(
        [weakened, slipped],
        [unsourced],
        waived=[Waived(stale, issue, Location(FILE, 70))],
        known=[replace(late, severity=Severity.WARNING)],
        unchanged=[same],
        base=True,
    )


def many(n: int, code: str = "MT111", severity: Severity = Severity.ERROR) -> list[Finding]:
    """So many findings, each on a line of its own."""
    return [
        found(code, f"finding {i}", target="egov-rank-2030", place=(i, 1), severity=severity)
        for i in range(1, n + 1)
    ]


HOSTILE = (
    "two\nlines\r\nand three",
    "::error file=x::boo",
    "\n::stop-commands::token",
    "%0A::set-output name=x::y %25",
    "see ##[add-mask]x and ##vso[task.setvariable variable=x]y",
    "a,b:c;d=e",
    "]]></failure><testcase/>",
    "<script>alert(1)</script> & <!-- -->",
    "\u202egnp.exe \u2066x\u2069 \u200e",
    "nul \x00 esc \x1b[31m bel \x07 del \x7f nel \x85",
    "\ufffe \uffff \ud800",
    "| a | b | \\| \\",
    "`code` **bold** [a](javascript:1) ![i](x) @everyone #1 ~~s~~ $x$",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '"quoted", ""twice""',
    "\u2028\u2029\v\f\x1c",
    "",
    " ",
    "x" * 70_000,
    "Đồng bằng sông Cửu Long 数字",
)
"""Texts that end lines, start commands, close tags, hide, reorder, or run as a formula."""


def hostile(text: str) -> Verdict:
    """A verdict in which every text that a registry can supply is this one."""
    bad = found("MT019", text, place=(3, 2), help_=text, file=text or "x")
    stale = found("MT201", text, target=text, help_=text, severity=Severity.WARNING)
    written = text[:10_000].encode("utf-8", "replace").decode()
    written = written if written.strip() else "x"  # a record takes no blank text
    reason = waiver(written, issue=written)
    side = Side(_report(), "revision", text, None)
    told = verdict([bad], [stale], waived=[Waived(stale, reason, None)], known=[bad])
    return replace(told, base=side)


def _report() -> Report:
    """Four level targets; the first has figures, the others have none."""
    indicator = Indicator(name="Firms", unit="firms", measure="count", desired="increase")
    level = Level(kind="level", indicator="firms", at_least=100_000, by=Period.parse("2030"))
    bare = level.model_copy(update={"indicator": "bare"})
    registry = Registry(
        path=FILE,
        title="A registry",
        settings=Settings(),
        check=Check(),
        sources={},
        indicators={"firms": indicator, "bare": indicator},
        targets={name: level if name == TARGETS[0] else bare for name in TARGETS},
        observations=(_figure("2021", 45_000), _figure("2023", 50_300.5)),
        waivers=(),
        places={("targets", name): Location(FILE, 10 + i) for i, name in enumerate(TARGETS)},
    )
    return assess(registry, Clock(date(2024, 9, 30)))


def _figure(year: str, value: float) -> Observation:
    period = Period.parse(year)
    record = ObservationRecord(indicator="firms", period=period, value=value, unsourced="a test")
    at = Location(FILE, 5)
    return Observation("firms", period, value, None, period.last, None, (), "normal", record, at)


if __name__ == "__main__":  # write the golden files; review them as code
    from pathlib import Path

    from mic_tracker.show.check.formats import VERDICTS

    folder = Path(__file__).parents[1] / "golden" / "check"
    folder.mkdir(exist_ok=True)
    for name, check in VERDICTS.items():
        (folder / f"check.{name}").write_bytes(check([shared()], ENGLISH).encode())
