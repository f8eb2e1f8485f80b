"""The verdict on a file that is no registry: nothing was judged, and its errors fail."""

from mic_tracker.model.finding import Finding, Severity
from mic_tracker.model.registry import Check, Registry, Settings
from mic_tracker.model.report import Clock, Report
from mic_tracker.model.verdict import Side, Verdict

_RULE = "invalid"


def refusal(path: str, findings: tuple[Finding, ...], clock: Clock) -> Verdict:
    """What a check has to tell of an invalid registry, so that every format can tell it."""
    nothing = Registry(
        path=path,
        title="",
        settings=Settings(),
        check=Check(),
        sources={},
        indicators={},
        targets={},
        observations=(),
        waivers=(),
        places={},
    )
    return Verdict(
        head=Side(Report(nothing, clock, ()), name=path),
        base=None,
        findings=findings,
        failing=tuple(f for f in findings if f.severity is Severity.ERROR),
        waived=(),
        known=(),
        judged=(),
        rules=(_RULE,),
        fail_on=(_RULE,),
    )
