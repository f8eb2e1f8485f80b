"""This module turns codes and values into words; it alone knows the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Self

from mic_tracker.model.assessment import LIKELIHOOD_BOUNDS, Reason, Step
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.fact import (
    WITHDRAWN,
    Bound,
    FactValue,
    KeyValue,
    MessageFact,
    Odds,
    Range,
    ValueChange,
)
from mic_tracker.model.finding import Finding
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import LocalText, spelling, spellings
from mic_tracker.show.language import catalogue
from mic_tracker.show.language.numbers import (
    Notation,
    likelihood_word,
    odds,
    rough_word,
    third_of,
    write_period,
    year_of,
    years_and_months,
)
from mic_tracker.show.language.scale import RATIO, Scale
from mic_tracker.show.language.template import fields, fill
from mic_tracker.text.escape import plain, prose, shortened

BARE = Scale("amount")
"""The scale of numbers that are no figure of an indicator."""


@dataclass(frozen=True, slots=True)
class Words:
    """This class has the words of one language, and its signs for numbers."""

    language: str
    catalogue: Mapping[str, Any]
    notation: Notation

    @classmethod
    def load(cls, language: str) -> Self:
        """Load the words of a language by its code; WrongUse when there are none."""
        entries = catalogue.load(language)
        signs = entries["notation"]
        separators = signs["decimal"], signs["thousands"], signs["percent"]
        notation = Notation(*separators, signs["beyond"], signs["below"], signs["above"], signs)
        return cls(language, entries, notation)

    def text(self, section: str, key: str, scale: Scale = BARE, /, **facts: object) -> str:
        """Fill an entry of the catalogue; the scale rules the numbers in a `{name:style}`."""
        return self.fill(self.catalogue[section][key], scale, **facts)

    def fill(self, template: str, scale: Scale = BARE, /, **facts: object) -> str:
        """Fill a template with facts; a fact that is missing shows as a question mark."""
        return fill(template, facts, partial(self._write, scale))

    def _write(self, scale: Scale, value: Any, style: str) -> str:  # noqa: ANN401 - any fact
        """Write a fact: text as it is, a value in its own form, a number in the style named."""
        if style.startswith("count ") and not isinstance(value, str):
            return self.count(style.removeprefix("count "), float(value))
        if isinstance(value, Period | Interval | date):
            return self.period(value, style)
        if not style or isinstance(value, str):
            return str(value) if isinstance(value, str | int) else self.fact(value)
        if isinstance(value, Range):
            return self.range(value, self.notation.stated)
        if style == "typed":
            parts = value if isinstance(value, tuple) else (value,)
            return self.names(str(part) for part in parts)
        return _STYLES[style](self, scale, float(value))

    def fact(self, value: MessageFact) -> str:
        """Write a fact as this language does: a period, a day, a number with all its digits."""
        match value:
            case Bound():
                return self._bound(value)
            case ValueChange():
                return self._change(value)
            case Odds():
                return self.likelihood(value.chance, thin=True)
            case tuple() if not isinstance(value, Range):
                return self.names(self.fact(part) for part in value if part is not None)
            case _:
                return self._value(value)

    def _value(self, value: FactValue) -> str:
        match value:
            case str() | dict():
                return plain(self.spelling(value))
            case Period() | Interval() | date():
                return self.period(value)
            case Range():
                return self.range(value, self.notation.exact)
            case _:
                return self.notation.exact(value)

    def period(self, value: Period | Interval | date, style: str = "") -> str:
        """Write a period or a day: in a sentence, or as "cell" in a column; years as numbers."""
        return write_period(self.catalogue, value, style)

    def cell(self, value: Period | Interval | date | None) -> str:
        """Write a period or a day as columns have it; nothing for none."""
        return self.period(value, "cell") if value else ""

    def _bound(self, bound: Bound) -> str:
        """Write a goal: "≥ 860", "≥ 1 / month"."""
        key = f"{bound.operator}_per" if bound.per else bound.operator
        every = bound.per and self.text("every", bound.per)
        return self.text("bound", key, value=self.notation.stated(bound.value), every=every)

    def _change(self, change: ValueChange) -> str:
        """Write what changed: "2024: 5 → 6", "at_least: 860 → 800"; of a figure alone "2024: 5"."""
        old, new = self._end(change.old), self._end(change.new)
        if isinstance(change.subject, Period | Interval) and None in {change.old, change.new}:
            only = old if change.new is None else new
            return self.text("change", "single", subject=change.subject, new=only)
        key = "bare" if change.subject is None else "both"
        return self.text("change", key, subject=change.subject, old=old, new=new)

    def _end(self, end: KeyValue) -> str:
        """Write an end of a change: a figure as the screens write it, all else as it is."""
        match end:
            case None:
                return self.text("cell", "none")
            case float() | Range():
                return self._write(BARE, end, "figure")
            case tuple():
                return self.names(map(self._item, end))
            case _ if end == WITHDRAWN:
                return self.text("observation", "withdrawn")
            case _:
                return self.fact(end)

    def _item(self, item: KeyValue) -> str:
        """Write an item of a list, of which a pair is a value of something: "2025: 70,000"."""
        if not isinstance(item, tuple) or isinstance(item, Range):
            return self._end(item)
        of, *values = map(self._end, item)
        return self.text("change", "single", subject=of, new=self.names(values))

    def count(self, noun: str, n: float) -> str:
        """Write how many there are of something: "1 warning", "2 warnings"."""
        forms = self.catalogue["count"][noun]
        form = forms.get("one", forms["other"]) if n == 1 else forms["other"]
        return str(form.replace("{n}", self.notation.stated(n)))

    def names(self, names: Iterable[str]) -> str:
        """Join names into a list: "level, threshold"."""
        return str(self.catalogue["join"]["names"]).join(names)

    def clauses(self, clauses: Iterable[str]) -> str:
        """Join parts of one sentence: "1 on track, 2 at risk"."""
        return str(self.catalogue["join"]["clauses"]).join(clauses)

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Sort names as the language does."""
        from mic_tracker.show.language.collation import name_order  # noqa: PLC0415 - few lists

        return sorted(names, key=name_order(self.catalogue))

    def status(self, status: Status) -> str:
        """Return the common word for a status."""
        return str(self.catalogue["status"][status])

    def status_page(self, status: Status) -> str:
        """Return the sentence that says what a status means."""
        return self.text("status_page", status, **self._statuses())

    def reason(self, reason: Reason) -> str:
        """Return the sentence for a reason code."""
        return self.text("reason", reason, **self._statuses(), **LIKELIHOOD_BOUNDS)

    def flag(self, flag: Flag) -> str:
        """Return the word for a flag."""
        return str(self.catalogue["flag"][flag])

    def band(self, method: str, name: str) -> str:
        """Return a method's own word for its verdict; "" for none."""
        return str(self.catalogue["band"][method][name]) if name else ""

    def local(self, text: LocalText) -> str:
        """Return a text of a registry in this language, made plain."""
        return prose(self.spelling(text))

    def spelling(self, text: LocalText) -> str:
        """Return a text of a registry in this language, for programs just as it is written."""
        return spelling(text, self.language)

    def number(self, value: float | Range, scale: Scale, *, computed: bool = False) -> str:
        """Write a figure as stated, or computed without useless digits; per cent has its sign."""
        notation = self.notation
        if isinstance(value, Range):
            text = self.range(value, notation.stated)
            return notation.percentage(text) if _is_percent(scale) else text
        if scale is RATIO:
            return self.text("quantity", "ratio", value=notation.factor(value))
        text = notation.computed(value, scale.measure) if computed else notation.stated(value)
        return notation.percentage(text) if _is_percent(scale) else text

    def range(self, ends: Range, write: Callable[[float], str]) -> str:
        """Write a stated range, a magnitude that its ends share only once: "7–8 billion"."""
        low, high = (write(end) for end in ends)
        key = "range" if ends.low >= 0 else "range_signed"
        return self.text("quantity", key, low=_shorten(low, high), high=high)

    def quantity(self, value: float | Range, scale: Scale, *, computed: bool = False) -> str:
        """Write a figure with its unit: "51,038 firms", "20% of GDP", "rank 71"."""
        number = self.number(value, scale, computed=computed)
        if scale is RATIO:
            return number
        single = scale.measure in {"event", "stage"} and value == 1
        unit = "" if single else self.local(scale.unit or "")
        if _is_percent(scale):
            return f"{number} {_without_percent(unit)}".strip()
        form = "rank" if scale.measure == "rank" else "unit" if unit else None
        return self.text("quantity", form, value=number, unit=unit) if form else number

    def roughly(self, interval: Interval) -> str:
        """Write an interval in prose: "some time in 2020–2021"."""
        key = "years" if interval.of_years else "periods"
        return self.text("interval", key, since=interval.since, until=interval.until)

    def interval(self, low: float, high: float, scale: Scale) -> str:
        """Write two computed ends, a magnitude that they share only once: "6.89 to 8.2 billion"."""
        ends = [self.number(end, scale, computed=True) for end in (low, high)]
        return self.text("cell", "interval", low=_shorten(*ends), high=ends[1])

    def share(self, share: float) -> str:
        """Write a share of the way as a percentage; "100%+" beyond, negative when moving away."""
        return self.notation.share(share)

    def chance(self, chance: float, *, thin: bool) -> str:
        """Write a likelihood in a cell: "12%"; on thin evidence "unlikely, 1 in 10"."""
        if not thin:
            return self.notation.likelihood(chance)
        number = self.text("odds_short", odds(chance))
        word = self.text("rough_word_short", rough_word(chance))
        return self.text("likelihood", "rough", word=word, odds=number)

    def likelihood(self, chance: float, *, thin: bool = False) -> str:
        """Write a likelihood as a number and an IPCC word: "12% (unlikely)".

        On thin evidence a word and a round number: "unlikely, about 1 in 10".
        """
        if thin:
            word = self.text("rough_word", rough_word(chance))
            return self.text("likelihood", "rough", word=word, odds=self.text("odds", odds(chance)))
        word = self.catalogue["likelihood"][likelihood_word(chance)]
        return self.text("likelihood", "both", chance=self.notation.likelihood(chance), word=word)

    def moment(self, time: float) -> str:
        """Write a decimal year in prose: "mid 2037"; the exact end of a year is late in it."""
        return self.text("time", third_of(time), year=year_of(time))

    def span(self, years: float) -> str:
        """Write a length of time: "2 years 4 months"."""
        whole, months = years_and_months(years)
        if whole and months:
            return self.text("time", "length", years=whole, months=months)
        if whole:
            return self.count("year", whole)
        return self.count("month", months) if months else self.text("time", "no_length")

    def step(self, step: Step, scale: Scale, *, thin: bool = False) -> str:
        """Write a formula with its numbers in place; a formula without words lists its numbers.

        On thin evidence a likelihood in it is a word and a round number.
        """
        formulas = self.catalogue.get("step", {})
        away = f"{step.formula}_away" if _is_negative(step.numbers.get("ratio")) else step.formula
        template = formulas.get(away, formulas.get(step.formula))
        chance = step.numbers.get("likelihood")
        if thin and isinstance(chance, float):
            rough = {"likelihood": self.likelihood(chance, thin=True)}
            step = step._replace(numbers={**step.numbers, **rough})
            template = formulas.get(f"{step.formula}_thin", template)
        if template:
            figures = self.count("figure", int(step.numbers.get("n") or 0))
            facts = {"figures": figures, **self._statuses(), **LIKELIHOOD_BOUNDS, **step.numbers}
            return self.fill(template, scale, **facts)
        numbers = ", ".join(f"{k} = {self.bare(v, scale)}" for k, v in step.numbers.items())
        return f"{step.formula.replace('_', ' ')}: {numbers}"

    def _statuses(self) -> dict[str, str]:
        """Return the words of all statuses, for sentences that name some."""
        return {status.value: self.status(status) for status in Status}

    def finding(self, finding: Finding) -> tuple[str, str]:
        """Return the message of a finding and its help ("" where the catalogue has none).

        Of several texts the first is taken whose optional facts are all there.
        """
        entry = self.catalogue.get("findings", {}).get(finding.code)
        if entry is None:
            return self._unworded(finding.facts), ""
        facts = {key: self._coded(entry, key, finding.facts) for key in finding.facts}
        texts = (_fitting(entry, part, facts) for part in ("message", "help"))
        message, help_ = (self.fill(text, **facts) for text in texts)
        return message or self._unworded(finding.facts), help_

    def _coded(
        self, entry: Mapping[str, Any], key: str, facts: Mapping[str, MessageFact]
    ) -> object:
        """Return the words of a fact that is a code: a table of the entry has a text for each.

        Where the entry has a name instead, it is that of a table that others use as well.
        """
        fact, texts = facts[key], entry.get(key)
        texts = self.catalogue.get(texts) if isinstance(texts, str) else texts
        if not isinstance(texts, Mapping):
            return plain(shortened(fact)) if isinstance(fact, str) else fact
        codes: tuple[Any, ...] = fact if type(fact) is tuple else (fact,)
        written = {
            name: plain(shortened(f)) if isinstance(f, str) else f for name, f in facts.items()
        }
        words = (self.fill(texts[c], **written) if c in texts else self.fact(c) for c in codes)
        return self.names(words)

    def _unworded(self, facts: Mapping[str, MessageFact]) -> str:
        listed = self.names(f"{key}: {self.fact(fact)}" for key, fact in facts.items())
        return listed or self.text("finding", "plain")

    def bare(self, value: object, scale: Scale) -> str:
        """Write a value of a formula: a number without its unit, or text made plain."""
        if isinstance(value, (int, float)):
            return self.notation.computed(float(value), scale.measure)
        return self.text("cell", "none") if value is None else plain(str(value))


def _fitting(entry: Mapping[str, Any], part: str, facts: Mapping[str, object]) -> str:
    """Return the first text of an entry whose optional facts are all there; "" for no text."""
    texts, optional = entry.get(part, []), {*entry.get("optional", ())}
    every = [texts] if isinstance(texts, str) else texts
    return next((text for text in every if fields(text) & optional <= facts.keys()), "")


def _is_negative(ratio: object) -> bool:
    return isinstance(ratio, int | float) and ratio < 0


def _shorten(low: str, high: str) -> str:
    """Leave out the word for the magnitude of a low end where the high end has the same."""
    (less, *small), (_, *large) = (end.split(" ", 1) for end in (low, high))
    return less if small == large else low


def _without_percent(unit: str) -> str:
    if unit.startswith("%"):
        return unit.removeprefix("%").strip()
    from mic_tracker.text.percent import without_percent  # noqa: PLC0415 - few units spell it out

    return without_percent(unit)


def _is_percent(scale: Scale) -> bool:
    return scale.measure == "percent" or any(
        unit.startswith("%") for unit in spellings(scale.unit or "")
    )


def _rate(words: Words, scale: Scale, value: float) -> str:
    """Write a pace on the indicator's scale; ranks move by places, not by a rank."""
    return words.text("quantity", "rate", value=_difference(words, scale, value))


def _difference(words: Words, scale: Scale, value: float) -> str:
    """Write a difference, one of percentages in points: "0.5%" would mean a share of something."""
    bare = Scale("ratio") if scale.measure in {"rank", "ratio", "percent"} else scale
    number = words.number(value, bare, computed=True)
    return _points(words, number) if scale.measure == "percent" else number


def _chance_digits(words: Words, _: Scale, value: float) -> str:
    """Write a likelihood as a percentage with all digits that it comes with."""
    return words.notation.percentage(words.notation.exact(100 * value))


def _chance_points(words: Words, _: Scale, value: float) -> str:
    return _points(words, words.notation.exact(100 * value))


def _points(words: Words, number: str) -> str:
    """Write a difference of percentages, of which the number is written already."""
    return words.text("quantity", "point" if number == "1" else "points", value=number)


def _percent(words: Words, _: Scale, value: float) -> str:
    return words.notation.percentage(words.notation.computed(100 * value, "ratio"))


_STYLES: dict[str, Callable[[Words, Scale, float], str]] = {
    "stated": lambda words, scale, value: words.quantity(value, scale),
    "figure": lambda words, _, value: words.notation.stated(value),
    "number": lambda words, scale, value: words.number(value, scale, computed=True),
    "quantity": lambda words, scale, value: words.quantity(value, scale, computed=True),
    "rate": _rate,
    "difference": _difference,
    "share": lambda words, _, value: words.share(value),
    "percent": _percent,
    "digits": lambda words, _, value: words.notation.checkable(value),
    "times": lambda words, _, value: words.notation.factor(value),
    "chance": lambda words, _, value: words.notation.likelihood(value),
    "chance_digits": _chance_digits,
    "chance_points": _chance_points,
    "likelihood": lambda words, _, value: words.likelihood(value),
    "moment": lambda words, _, value: words.moment(value),
    "years": lambda words, _, value: words.span(value),
}
"""How a template writes a number, by the style that it names; `{n:count noun}` counts."""
