"""The targets that an Open SDG platform states, in `indicator-config/`.

Open SDG documentation, "progress_calculation_options": without a direction it is negative, without
a base year 2015, without a target year 2030. A target of 0 is kept as it is stated, though the
platform computes with 0.001 in its place.
"""

import re
from collections.abc import Iterator, Mapping

from mic_tracker.model.edit.exchange.progress import IndicatorConfig, StatedProgress, Trend
from mic_tracker.read.exchange.code_lists import total_members
from mic_tracker.read.exchange.open_sdg.yaml_text import YamlTable
from mic_tracker.read.exchange.roles import folded
from mic_tracker.text.values import Reading, read_value

BASE_YEAR, TARGET_YEAR = 2015, 2030
_OPTIONS = "progress_calculation_options"
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,20})?", re.ASCII)
"""As YAML has it: the point of 86.235 groups no thousands."""
_UNREAD = ""
"""The key of an option that is no table."""


def read_config(config: YamlTable, indicator: str) -> IndicatorConfig:
    """Read a table of `indicator-config/`."""
    unread: list[str] = []
    options = config.get(_OPTIONS)
    stated = _each(options if isinstance(options, list) else [], indicator, unread)
    computed = str(config.get("auto_progress_calculation", "")).lower() == "true"
    return IndicatorConfig(indicator, computed, tuple(stated), tuple(unread))


def _each(options: list[object], indicator: str, unread: list[str]) -> Iterator[StatedProgress]:
    """Each series that progress is measured by, those of groups and of groups in them included."""
    groups = 0
    for place, option in enumerate(options, start=1):
        inner = _inner(option)
        groups += inner is not None
        group = groups if inner is not None else None
        for path, member in _members(option, str(place)):
            told = len(unread)
            stated = _Option(member, path, unread).stated(indicator, group)
            if len(unread) == told:
                yield stated


def _inner(option: object) -> list[object] | None:
    """The options of a group; None for what is none."""
    inner = option.get("group") if isinstance(option, dict) else None
    return inner if isinstance(inner, list) else None


def _members(option: object, path: str) -> Iterator[tuple[str, YamlTable]]:
    """An option, or those of a group, with their places."""
    inner = _inner(option)
    for number, member in enumerate(inner or (), start=1):
        yield from _members(member, f"{path}.{number}")
    if inner is None:
        yield path, option if isinstance(option, dict) else {_UNREAD: str(option)}


class _Option:
    """One option, with the places of what cannot be understood in it."""

    def __init__(self, option: YamlTable, place: str, unread: list[str]) -> None:
        self._option, self._place, self._unread = option, place, unread

    def stated(self, indicator: str, group: int | None) -> StatedProgress:
        """What it says, with the platform's own values for what it leaves out."""
        if _UNREAD in self._option:
            self._unread.append(self._place)
        return StatedProgress(
            indicator=indicator,
            series=self._text("series"),
            unit=self._text("unit"),
            disaggregation=self._members(),
            direction=self._direction(),
            base_year=self._year("base_year", BASE_YEAR),
            target_year=self._year("target_year", TARGET_YEAR),
            target=self._number("target"),
            limit=self._number("limit"),
            group=group,
            weight=self._number("weight"),
        )

    def _text(self, key: str) -> str | None:
        value = self._option.get(key)
        return value.strip() or None if isinstance(value, str) else None

    def _refuse(self, key: str) -> None:
        self._unread.append(f"{self._place}.{key}")

    def _direction(self) -> Trend:
        text = (self._text("direction") or "negative").lower()
        if text not in {"negative", "positive"}:
            self._refuse("direction")
        return "positive" if text == "positive" else "negative"

    def _year(self, key: str, default: int) -> int:
        number = self._number(key)
        if number is None:
            return default
        if number != int(number) or not 1000 <= number <= 8999:
            self._refuse(key)
            return default
        return int(number)

    def _number(self, key: str) -> float | None:
        text = self._text(key)
        if text is None:
            return None
        if _NUMBER.fullmatch(text):
            return float(text)
        answer = read_value(text, unit="", measure="amount")
        if isinstance(answer, Reading) and not answer.qualifier:
            return float(answer.value)
        self._refuse(key)
        return None

    def _members(self) -> Mapping[str, str]:
        """Fields with their values; a list of them, as the documentation has it.

        A value that means all ("Both sexes") is left out, as it is left out of the figures.
        """
        fields = self._option.get("disaggregation")
        pairs: dict[str, str] = {}
        for field in fields if isinstance(fields, list) else []:
            name, value = (
                (field.get("field"), field.get("value")) if isinstance(field, dict) else (0, 0)
            )
            if isinstance(name, str) and isinstance(value, str):
                pairs[name] = " ".join(value.split())
            else:
                self._refuse("disaggregation")
        totals = {folded(member) for member in total_members()}
        return {name: value for name, value in pairs.items() if folded(value) not in totals}
