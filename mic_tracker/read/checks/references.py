"""Whether what a record names is there: indicators, series, sources, targets, rules, methods."""

from collections.abc import Collection, Iterator

from mic_tracker.model.codes import FAIL_ON, RULES
from mic_tracker.model.finding import Finding
from mic_tracker.model.method import METHOD_NAMES
from mic_tracker.read.draft import Draft, Entry
from mic_tracker.read.source_text import KeyPath
from mic_tracker.text.suggest import closest, listed


def references_of_targets(draft: Draft) -> Iterator[Finding]:
    """The indicators, sources and series that targets name."""
    for id_, target in draft.file.targets.items():
        at: KeyPath = ("targets", id_)
        yield from _unknown(draft, "indicators", target.indicator, (*at, "indicator"))
        yield from _unknown_series(draft, target.indicator, target.series, (*at, "series"))
        if than := getattr(target, "than", None):
            yield from _unknown(draft, "indicators", than, (*at, "than"))
        if target.stated:
            yield from _unknown(draft, "sources", target.stated.source, (*at, "stated", "source"))


def references_of_observations(draft: Draft) -> Iterator[Finding]:
    """The indicators, sources and series that observations name."""
    for entry in draft.entries:
        record = entry.record
        if record.indicator not in draft.ids["indicators"]:
            yield _entry(entry, "indicator", draft.ids["indicators"], "indicators")
        if record.source is not None and record.source not in draft.ids["sources"]:
            yield _entry(entry, "source", draft.ids["sources"], "sources")
        listing = _series(draft, record.indicator)
        if record.series is not None and listing and record.series not in listing:
            yield _entry(entry, "series", listing, f"indicators.{record.indicator}.series")


def references_of_waivers(draft: Draft) -> Iterator[Finding]:
    """The targets and rules that waivers name."""
    for i, waiver in draft.waivers:
        yield from _unknown(draft, "targets", waiver.target, ("waivers", i, "target"))
        yield from _unknown_rule(draft, waiver.rule, RULES, ("waivers", i, "rule"))


def references_of_check(draft: Draft) -> Iterator[Finding]:
    """The rules that `[check]` names."""
    for i, rule in enumerate(draft.file.check.fail_on or ()):
        yield from _unknown_rule(draft, rule, FAIL_ON, ("check", "fail_on", i))
    for rule in draft.file.check.rules:
        yield from _unknown_rule(draft, rule, RULES, ("check", "rules", rule))


def methods(draft: Draft) -> Iterator[Finding]:
    """The methods that the settings and the targets name."""
    named: list[tuple[KeyPath, str]] = [(("settings", "method"), draft.file.settings.method)]
    named += [
        (("targets", i, "method"), t.method) for i, t in draft.file.targets.items() if t.method
    ]
    for path, method in named:
        if method not in METHOD_NAMES:
            facts = {"method": method, "known": listed(METHOD_NAMES, limit=30)}
            yield draft.finding("MT029", path, facts | closest(method, METHOD_NAMES))


def _series(draft: Draft, indicator: str) -> Collection[str]:
    """The series an indicator lists; none when it leaves them open."""
    known = draft.file.indicators.get(indicator)
    return known.series or () if known else ()


def _unknown_series(
    draft: Draft, indicator: str, series: str | None, path: KeyPath
) -> Iterator[Finding]:
    listing = _series(draft, indicator)
    if series is not None and listing and series not in listing:
        facts = _facts(series, listing, f"indicators.{indicator}.series")
        yield draft.finding("MT020", path, facts)


def _unknown(draft: Draft, table: str, id_: str, path: KeyPath) -> Iterator[Finding]:
    if id_ not in draft.ids[table]:
        yield draft.finding("MT020", path, _facts(id_, draft.ids[table], table))


def _unknown_rule(
    draft: Draft, rule: str, rules: tuple[str, ...], path: KeyPath
) -> Iterator[Finding]:
    if rule not in rules:
        from mic_tracker.read.pydantic_errors import word_problem

        problem = word_problem(path, rule, list(rules))
        yield draft.finding(problem.code, path, problem.facts)


def _entry(entry: Entry, key: str, known: Collection[str], table: str) -> Finding:
    id_ = str(getattr(entry.record, key))
    return entry.finding("MT020", key, _facts(id_, known, table))


def _facts(id_: str, known: Collection[str], table: str) -> dict[str, str]:
    facts = {"id": id_, "table": table} | closest(id_, known)
    return facts | ({"known": listed(known)} if known else {})
