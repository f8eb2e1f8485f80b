"""The targets that an Open SDG platform states, in `indicator-config/`.

Open SDG documentation, "progress_calculation_options": without a direction it is negative, without
a base year 2015, without a target year 2030. A target of 0 is kept as it is stated, though the
platform computes with 0.001 in its place.
"""

from collections.abc import Iterator, Mapping

from mic_tracker.model.edit.exchange.progress import IndicatorConfig, StatedProgress, Trend
from mic_tracker.read.exchange.open_sdg.yaml_text import YamlTable, read_yaml_table
from mic_tracker.text.values import Reading, read_value

BASE_YEAR, TARGET_YEAR = 2015, 2030
_OPTIONS = "progress_calculation_options"


def read_config(data: bytes, indicator: str) -> IndicatorConfig:
    """Read a file of `indicator-config/`; UnreadableFile for what is none."""
    config = read_yaml_table(data)
    unread: list[str] = []
    options = config.get(_OPTIONS)
    stated = _each(options if isinstance(options, list) else [], indicator, unread)
    computed = str(config.get("auto_progress_calculation", "")).lower() == "true"
    return IndicatorConfig(indicator, computed, tuple(stated), tuple(unread))


def _each(options: list[object], indicator: str, unread: list[str]) -> Iterator[StatedProgress]:
    """Each series that progress is measured by, those of groups included."""
    groups = 0
    for place, option in enumerate(options, start=1):
        inner = option.get("group") if isinstance(option, dict) else None
        if isinstance(inner, list):
            groups += 1
            for number, member in enumerate(inner, start=1):
                if isinstance(member, dict):
                    part = _Option(member, f"{place}.{number}", unread)
                    yield part.stated(indicator, groups)
        elif isinstance(option, dict):
            yield _Option(option, str(place), unread).stated(indicator, None)
        else:
            unread.append(str(place))


class _Option:
    """One option, with the places of what cannot be understood in it."""

    def __init__(self, option: YamlTable, place: str, unread: list[str]) -> None:
        self._option, self._place, self._unread = option, place, unread

    def stated(self, indicator: str, group: int | None) -> StatedProgress:
        """What it says, with the platform's own values for what it leaves out."""
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
        answer = read_value(text, unit="", measure="amount")
        if isinstance(answer, Reading) and not answer.qualifier:
            return float(answer.value)
        self._refuse(key)
        return None

    def _members(self) -> Mapping[str, str]:
        """Fields with their values; a list of them, as the documentation has it."""
        fields = self._option.get("disaggregation")
        pairs: dict[str, str] = {}
        for field in fields if isinstance(fields, list) else []:
            name, value = (
                (field.get("field"), field.get("value")) if isinstance(field, dict) else (0, 0)
            )
            if isinstance(name, str) and isinstance(value, str):
                pairs[name] = value
            else:
                self._refuse("disaggregation")
        return pairs
