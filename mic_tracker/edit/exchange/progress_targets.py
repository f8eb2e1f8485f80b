"""The targets of a platform: one for each series that it measures, one for a group that is alike.

A platform gives a group the mean of its members' scores. No target of a registry is such a mean. A
group of members of one dimension, with one goal, becomes a target of each member, whose roll-up
says how many are there. The members of any other group become targets of their own, with a tag.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mic_tracker.edit.exchange.platform_series import PlatformSeries, is_about, is_year
from mic_tracker.edit.exchange.selection import dimension_id
from mic_tracker.edit.source import make_slug
from mic_tracker.model.edit.exchange.figures import ImportedFigure
from mic_tracker.model.edit.exchange.progress import StatedProgress

_METHOD = "statcan-2025"
"""The method by which Open SDG itself judges progress, as its documentation says."""
_LONGEST_ID = 80


class ProgressTarget(NamedTuple):
    """A target to be made of what a platform measures."""

    wish: str
    """Its id, if that is free."""
    fields: dict[str, Any]
    measured: tuple[StatedProgress, ...]
    """The options that it stands for."""


def progress_targets(
    id_: str, series: PlatformSeries, stated: Sequence[StatedProgress]
) -> Iterator[ProgressTarget]:
    """The targets of one indicator.

    Args:
        id_: The id of the indicator.
        series: Its figures, and what it is about.
        stated: All that the platform measures under its number.
    """
    several = [series.number] if len(stated) > 1 else []
    for group, options in _groups(stated).items():
        own = [option for option in options if is_about(option, series)]
        tags = [*several, *([f"{series.number}-group-{group}"] if group else [])]
        dimension = _shared_dimension(options, series) if own == options and group else None
        if dimension is not None:
            yield _of_each(id_, series, options, dimension, tags)
        else:
            yield from (_of_one(id_, series, option, tags) for option in own)


def _groups(stated: Sequence[StatedProgress]) -> Mapping[int | None, list[StatedProgress]]:
    """The options by their groups, each once; None for those of no group."""
    found: dict[int | None, list[StatedProgress]] = {}
    for option in stated:
        options = found.setdefault(option.group, [])
        if option not in options:
            options.append(option)
    return found


def _shared_dimension(options: Sequence[StatedProgress], series: PlatformSeries) -> str | None:
    """The dimension of which a group has all members of the data, with one goal for all of them."""
    first, *others = options
    if not others or any(_goal(option) != _goal(first) for option in others):
        return None
    for name in first.disaggregation:
        named = [option.disaggregation.get(name) for option in options]
        left = [_without(option.disaggregation, name) for option in options]
        alike = all(selection == left[0] for selection in left)
        if alike and set(named) == _members(series, name, left[0]):
            return name
    return None


def _goal(option: StatedProgress) -> tuple[object, ...]:
    goal = (option.direction, option.target, option.target_year, option.limit, option.base_year)
    return (*goal, option.series, option.unit)


def _without(members: Mapping[str, str], name: str) -> Mapping[str, str]:
    return {key: member for key, member in members.items() if key != name}


def _members(series: PlatformSeries, name: str, selection: Mapping[str, str]) -> set[str | None]:
    """The members of a dimension in the data, where all other dimensions are as selected."""
    found = {
        figure.dimensions.get(name)
        for figure in series.figures
        if figure.key.area is None and _without(figure.dimensions, name) == selection
    }
    return found - {None}


def _of_one(
    id_: str, series: PlatformSeries, option: StatedProgress, tags: Sequence[str]
) -> ProgressTarget:
    fields = _fields(id_, option, option.disaggregation, tags)
    start = _first_year(series, option)
    fields |= {"baseline": {"period": start}} if start else {}
    members = [make_slug(member) for member in option.disaggregation.values()]
    return ProgressTarget(_wish(id_, option, members), fields, (option,))


def _of_each(
    id_: str,
    series: PlatformSeries,
    options: Sequence[StatedProgress],
    dimension: str,
    tags: Sequence[str],
) -> ProgressTarget:
    """A target that judges each member; a baseline that they all have is theirs."""
    first = options[0]
    fields = _fields(id_, first, _without(first.disaggregation, dimension), tags)
    fields |= {"each": dimension_id(dimension)}
    starts = {_first_year(series, option) for option in options}
    start = starts.pop() if len(starts) == 1 else None
    fields |= {"baseline": {"period": start}} if start else {}
    wish = _wish(id_, first, ["each", dimension_id(dimension)])
    return ProgressTarget(wish, fields, tuple(options))


def _wish(id_: str, option: StatedProgress, parts: Sequence[str]) -> str:
    end = str(option.target_year) if option.target is not None else "trend"
    start = "-".join(filter(None, (id_, *parts)))[:_LONGEST_ID].strip("-")
    return f"{start}-{end}"


def _fields(
    id_: str, option: StatedProgress, members: Mapping[str, str], tags: Sequence[str]
) -> dict[str, Any]:
    """The keys of a target, judged by the method that the platform itself uses."""
    dims = {dimension_id(name): member for name, member in members.items()}
    way = "increase" if option.direction == "positive" else "decrease"
    bound = "at_least" if way == "increase" else "at_most"
    level = option.target is not None
    fields: dict[str, Any] = {"kind": "level" if level else "direction", "indicator": id_}
    fields |= {"dims": dims} if dims else {}
    fields |= {bound: option.target, "by": option.target_year} if level else {"desired": way}
    fields |= {"limit": option.limit} if option.limit is not None and not level else {}
    return fields | {"method": _METHOD, "tags": ["open-sdg", *map(make_slug, tags)]}


def _first_year(series: PlatformSeries, option: StatedProgress) -> int | None:
    """The first year from the base year on of which the measured series has a figure."""
    years = (
        f.period.first.year
        for f in series.figures
        if f.value is not None and is_year(f.period) and _is_of(f, option)
    )
    return min((year for year in years if year >= option.base_year), default=None)


def _is_of(figure: ImportedFigure, option: StatedProgress) -> bool:
    """Whether a figure is of the members that an option names, and of no others."""
    return figure.key.area is None and figure.dimensions == dict(option.disaggregation)
