"""Checks of names: indicators, series, sources, targets, rules and methods must exist."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from mic_tracker.model.codes import CODES, FAIL_ON, RULES
from mic_tracker.model.finding import Finding
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.members import AREA
from mic_tracker.model.method import METHOD_NAMES
from mic_tracker.model.source import SourceNames
from mic_tracker.read.draft import Draft, Entry
from mic_tracker.read.source_text import UnplacedFinding, place_finding
from mic_tracker.text.toml.outline import KeyPath

if TYPE_CHECKING:
    from mic_tracker.model.series.columns import RowSeries


def find_unknown_in_targets(draft: Draft) -> Iterator[Finding]:
    """Find unknown indicators, sources and series that targets name."""
    for written in draft.promises:
        at, target = written.path, written.promise
        if written.moves("indicator"):
            yield from find_unknown_id(draft, "indicators", target.indicator, (*at, "indicator"))
        if written.moves("series"):
            yield from find_unknown_series(draft, target.indicator, target.series, (*at, "series"))
        if written.moves("than"):
            than = str(getattr(target, "than", ""))
            yield from find_unknown_id(draft, "indicators", than, (*at, "than"))
        if target.stated:
            yield from find_unknown_id(
                draft, "sources", target.stated.source, (*at, "stated", "source")
            )


def find_unknown_preferences(draft: Draft) -> Iterator[Finding]:
    """Find names in `prefer` that are neither a source nor a publisher."""
    sources = draft.file.sources
    names = SourceNames(sources)
    for id_, indicator in draft.file.indicators.items():
        for i, name in enumerate(indicator.prefer):
            if not names.named(name) and name not in draft.ids["sources"]:
                known = [
                    *sources,
                    *dict.fromkeys(s.publisher for s in sources.values() if s.publisher),
                ]
                facts = unknown_facts(name, known, "sources")
                yield draft.finding("MT020", ("indicators", id_, "prefer", i), facts)


def find_unknown_in_observations(draft: Draft) -> Iterator[Finding]:
    """Find unknown indicators, sources and series that observations name."""
    indicators, sources = draft.ids["indicators"], draft.ids["sources"]

    def is_unknown(series: "RowSeries") -> bool:
        listing = _listed_series(draft, series.indicator)
        unlisted = series.name is not None and listing and series.name not in listing
        return series.indicator not in indicators or bool(unlisted)

    for entry in draft.entries.of(is_unknown, lambda r: r.source and r.source not in sources):
        record = entry.record
        if record.indicator not in indicators:
            yield _entry_finding(entry, "indicator", indicators, "indicators")
        if record.source is not None and record.source not in sources:
            yield _entry_finding(entry, "source", sources, "sources")
        listing = _listed_series(draft, record.indicator)
        if record.series is not None and listing and record.series not in listing:
            yield _entry_finding(entry, "series", listing, f"indicators.{record.indicator}.series")


def find_unknown_members(draft: Draft) -> Iterator[Finding]:
    """Find dimensions that an indicator does not have, and members that one does not list."""
    indicators = draft.file.indicators

    def has_unknown(series: "RowSeries") -> bool:
        indicator = indicators.get(series.indicator) if series.members else None
        return indicator is not None and any(indicator.unknown_members(series.members))

    for entry in draft.entries.of(has_unknown):
        indicator = draft.file.indicators.get(entry.record.indicator)
        if indicator and entry.record.members:
            for name, member in indicator.unknown_members(entry.record.members):
                key = (AREA,) if name == AREA else ("dims", name)
                facts = _member_facts(entry.record.indicator, indicator, name, member)
                problem = UnplacedFinding("MT020", (*entry.path, *key), facts)
                yield place_finding(entry.page, problem)


def find_unknown_members_in_targets(draft: Draft) -> Iterator[Finding]:
    """Find the same in targets; and a dimension of `each` that the indicator does not have."""
    for id_, target in draft.file.targets.items():
        indicator = draft.file.indicators.get(target.indicator)
        if indicator is None:
            continue
        for name, member in indicator.unknown_members(target.members):
            facts = _member_facts(target.indicator, indicator, name, member)
            key = (AREA,) if name == AREA else ("dims", name)
            yield draft.finding("MT020", ("targets", id_, *key), facts)
        if target.each and indicator.dimension(target.each) is None:
            facts = _member_facts(target.indicator, indicator, target.each, None)
            yield draft.finding("MT020", ("targets", id_, "each"), facts)


def _member_facts(id_: str, indicator: Indicator, name: str, member: str | None) -> dict[str, str]:
    table = f"indicators.{id_}.dimensions"
    if member is None:
        return unknown_facts(name, indicator.dimensions or {}, table)
    dimension = indicator.dimension(name)
    known = (dimension and dimension.members) or {}
    return unknown_facts(member, known, f"{table}.{name}.members")


def find_unknown_in_waivers(draft: Draft) -> Iterator[Finding]:
    """Find unknown targets and rules that waivers name."""
    for i, waiver in draft.waivers:
        yield from find_unknown_id(draft, "targets", waiver.target, ("waivers", i, "target"))
        yield from _find_unknown_rule(draft, waiver.rule, RULES, ("waivers", i, "rule"))


def find_unknown_in_reviews(draft: Draft) -> Iterator[Finding]:
    """Find unknown targets and sources that reviews name."""
    for i, review in draft.reviews:
        yield from find_unknown_id(draft, "targets", review.target, ("reviews", i, "target"))
        if review.source is not None:
            yield from find_unknown_id(draft, "sources", review.source, ("reviews", i, "source"))


def find_unknown_in_check(draft: Draft) -> Iterator[Finding]:
    """Find unknown rules that `[check]` names."""
    for i, rule in enumerate(draft.file.check.fail_on or ()):
        if rule not in CODES:
            yield from _find_unknown_rule(draft, rule, FAIL_ON, ("check", "fail_on", i))
    for rule in draft.file.check.rules:
        yield from _find_unknown_rule(draft, rule, RULES, ("check", "rules", rule))


def find_unknown_methods(draft: Draft) -> Iterator[Finding]:
    """Find unknown methods that the settings and the targets name."""
    methods: list[tuple[KeyPath, str]] = [(("settings", "method"), draft.file.settings.method)]
    methods += [
        (("targets", i, "method"), t.method) for i, t in draft.file.targets.items() if t.method
    ]
    for path, method in methods:
        if method not in METHOD_NAMES:
            yield draft.finding("MT029", path, _unknown_method(method))


def _unknown_method(method: str) -> dict[str, str]:
    from mic_tracker.text.suggest import list_words, suggest_word

    facts = {"method": method, "known": list_words(METHOD_NAMES, limit=30)}
    return facts | suggest_word(method, METHOD_NAMES)


def _listed_series(draft: Draft, indicator: str) -> Collection[str]:
    """The series that an indicator lists; none when it allows any."""
    record = draft.file.indicators.get(indicator)
    return record.series or () if record else ()


def find_unknown_series(
    draft: Draft, indicator: str, series: str | None, path: KeyPath
) -> Iterator[Finding]:
    listing = _listed_series(draft, indicator)
    if series is not None and listing and series not in listing:
        facts = unknown_facts(series, listing, f"indicators.{indicator}.series")
        yield draft.finding("MT020", path, facts)


def find_unknown_id(draft: Draft, table: str, id_: str, path: KeyPath) -> Iterator[Finding]:
    if id_ not in draft.ids[table]:
        yield draft.finding("MT020", path, unknown_facts(id_, draft.ids[table], table))


def _find_unknown_rule(
    draft: Draft, rule: str, rules: tuple[str, ...], path: KeyPath
) -> Iterator[Finding]:
    if rule not in rules:
        from mic_tracker.read.pydantic_errors import word_problem

        problem = word_problem(path, rule, list(rules))
        yield draft.finding(problem.code, path, problem.facts)


def _entry_finding(entry: Entry, key: str, ids: Collection[str], table: str) -> Finding:
    id_ = str(getattr(entry.record, key))
    return entry.finding("MT020", key, unknown_facts(id_, ids, table))


def unknown_facts(id_: str, ids: Collection[str], table: str) -> dict[str, str]:
    from mic_tracker.text.suggest import list_words, suggest_word

    facts = {"id": id_, "table": table} | suggest_word(id_, ids)
    return facts | ({"known": list_words(ids)} if ids else {})
