"""Codes and values into words: the one place that knows the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from mic_tracker.model.assessment import LIKELIHOOD_BOUNDS, Reason, Step
from mic_tracker.model.codes import Flag, Status
from mic_tracker.model.finding import Finding
from mic_tracker.model.record import Name
from mic_tracker.show.language import catalogue
from mic_tracker.show.language.numbers import (
    Notation,
    likelihood_word,
    third_of,
    year_of,
    years_and_months,
)
from mic_tracker.show.language.scale import RATIO, Scale
from mic_tracker.show.language.template import Filler, fields
from mic_tracker.text.escape import plain, prose

_BARE = Scale("amount")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    catalogue: Mapping[str, Any]
    notation: Notation

    @classmethod
    def load(cls, language: str) -> Self:
        """The words of a language by its code; WrongUse when there are none."""
        entries = catalogue.load(language)
        signs = entries["notation"]
        separators = signs["decimal"], signs["thousands"], signs["percent"]
        notation = Notation(*separators, signs["beyond"], signs["below"], signs["above"], signs)
        return cls(language, entries, notation)

    def text(self, section: str, key: str, scale: Scale = _BARE, /, **facts: object) -> str:
        """An entry of the catalogue, filled in; the scale rules numbers in a `{name:style}`."""
        return Filler(self, scale).vformat(self.catalogue[section][key], (), facts)

    def count(self, noun: str, n: int) -> str:
        """So many of something: "1 warning", "2 warnings"."""
        forms = self.catalogue["count"][noun]
        form = forms.get("one", forms["other"]) if n == 1 else forms["other"]
        return str(form.replace("{n}", self.notation.stated(n)))

    def names(self, names: Iterable[str]) -> str:
        """Join names into a list: "level, threshold"."""
        return str(self.catalogue["join"]["names"]).join(names)

    def clauses(self, clauses: Iterable[str]) -> str:
        """Join parts of one sentence: "1 on track, 2 at risk"."""
        return str(self.catalogue["join"]["clauses"]).join(clauses)

    def status(self, status: Status) -> str:
        """The common word for a status."""
        return str(self.catalogue["status"][status])

    def status_page(self, status: Status) -> str:
        """What a status means."""
        return self.text("status_page", status, **self._statuses())

    def reason(self, reason: Reason) -> str:
        """The sentence for a reason code."""
        return self.text("reason", reason, **self._statuses(), **LIKELIHOOD_BOUNDS)

    def flag(self, flag: Flag) -> str:
        """The word for a flag."""
        return str(self.catalogue["flag"][flag])

    def band(self, method: str, name: str) -> str:
        """A method's own word for its verdict; "" for none."""
        return str(self.catalogue["band"][method][name]) if name else ""

    def name(self, name: Name) -> str:
        """A name in this language, else in English, else as it comes; made plain."""
        if isinstance(name, str):
            return prose(name)
        return prose(name.get(self.language) or name.get("en") or next(iter(name.values())))  # type: ignore[call-overload]  # any language may be asked for

    def number(self, value: float, scale: Scale, *, computed: bool = False) -> str:
        """A figure as stated, or a computed one without useless digits; per cent has its sign."""
        if scale is RATIO:
            return self.text("quantity", "ratio", value=self.notation.factor(value))
        notation = self.notation
        text = notation.computed(value, scale.measure) if computed else notation.stated(value)
        return self.notation.percentage(text) if _is_percent(scale) else text

    def quantity(self, value: float, scale: Scale, *, computed: bool = False) -> str:
        """A figure with its unit: "51,038 firms", "20% of GDP", "rank 71"."""
        number = self.number(value, scale, computed=computed)
        if scale is RATIO:
            return number
        single = scale.measure in {"event", "stage"} and value == 1
        unit = "" if single else prose(scale.unit or "")
        if _is_percent(scale):
            rest = unit.removeprefix("%").removeprefix("percent").strip()
            return f"{number} {rest}".strip()
        form = "rank" if scale.measure == "rank" else "unit" if unit else None
        return self.text("quantity", form, value=number, unit=unit) if form else number

    def interval(self, low: float, high: float, scale: Scale) -> str:
        """Two computed ends, with a magnitude that they share only once: "6.89 to 8.2 billion"."""
        ends = [self.number(end, scale, computed=True) for end in (low, high)]
        (less, *small), (_, *large) = (end.split(" ", 1) for end in ends)
        return self.text("cell", "interval", low=less if small == large else ends[0], high=ends[1])

    def share(self, share: float) -> str:
        """A share of the way as a percentage; "100%+" beyond, negative when moving away."""
        return self.notation.share(share)

    def likelihood(self, chance: float) -> str:
        """A likelihood in number and IPCC word: "12% (unlikely)"."""
        word = self.catalogue["likelihood"][likelihood_word(chance)]
        return self.text("likelihood", "both", chance=self.notation.likelihood(chance), word=word)

    def moment(self, time: float) -> str:
        """A decimal year in prose: "mid 2037"; the exact end of a year is late in it."""
        return self.text("time", third_of(time), year=year_of(time))

    def span(self, years: float) -> str:
        """A length of time: "2 years 4 months"."""
        whole, months = years_and_months(years)
        if not whole and not months:
            return self.text("time", "no_length")
        parts = [self.count("year", whole)] if whole else []
        parts += [self.count("month", months)] if months else []
        return " ".join(parts)

    def step(self, step: Step, scale: Scale) -> str:
        """A formula with its numbers in place; a formula without words lists its numbers."""
        template = self.catalogue.get("step", {}).get(step.formula)
        if template:
            figures = self.count("figure", int(step.numbers.get("n") or 0))
            facts = {"figures": figures, **self._statuses(), **LIKELIHOOD_BOUNDS, **step.numbers}
            return Filler(self, scale).vformat(template, (), facts)
        numbers = ", ".join(f"{k} = {self.bare(v, scale)}" for k, v in step.numbers.items())
        return f"{step.formula.replace('_', ' ')}: {numbers}"

    def _statuses(self) -> dict[str, str]:
        """The words of all statuses, for sentences that name some."""
        return {status.value: self.status(status) for status in Status}

    def finding(self, finding: Finding) -> tuple[str, str]:
        """The first message and the first help whose facts are all there ("" when none is)."""
        entry = self.catalogue.get("findings", {}).get(finding.code)
        facts = {key: plain(value) for key, value in finding.facts.items()}
        if entry is None:
            return self._unworded(facts), ""
        facts |= {key: self._spelt(entry, key, facts) for key in facts}
        told = (self._fitting(entry.get(part, []), facts) for part in ("message", "help"))
        message, help_ = (Filler(self, _BARE).vformat(text, (), facts) for text in told)
        return message or self._unworded(facts), help_

    def _fitting(self, texts: str | list[str], facts: Mapping[str, str]) -> str:
        """A text that stands alone; else the first of a list whose facts are all there."""
        if isinstance(texts, str):
            return texts
        return next((text for text in texts if fields(text) <= facts.keys()), "")

    def _spelt(self, entry: Mapping[str, Any], key: str, facts: Mapping[str, str]) -> str:
        """A fact that is a code, in words: a table of the entry named after it has a text each.

        Where the entry has a name instead, it is that of a table that others use as well.
        """
        texts = entry.get(key)
        texts = self.catalogue.get(texts) if isinstance(texts, str) else texts
        if not isinstance(texts, dict) or facts[key] not in texts:
            return facts[key]
        return Filler(self, _BARE).vformat(texts[facts[key]], (), facts)

    def _unworded(self, facts: Mapping[str, str]) -> str:
        told = ", ".join(f"{key}: {value}" for key, value in facts.items())
        return told or self.text("finding", "plain")

    def bare(self, value: object, scale: Scale) -> str:
        """A value of a formula: a number without its unit, or text made plain."""
        if isinstance(value, (int, float)):
            return self.notation.computed(float(value), scale.measure)
        return self.text("cell", "none") if value is None else plain(str(value))


def _is_percent(scale: Scale) -> bool:
    return scale.measure == "percent" or (scale.unit or "").startswith("%")
