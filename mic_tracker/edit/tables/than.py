"""The other indicator of a comparison: one that the registry has, or the table of a new one."""

from collections.abc import Iterator, Mapping

from mic_tracker.edit.indicator import IndicatorChoice, typed_keys
from mic_tracker.edit.request import IndicatorRequest
from mic_tracker.edit.tables.indicator import describe_indicator
from mic_tracker.model.edit import RequestProblem, TomlBlock
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import id_argument
from mic_tracker.text.suggest import list_words, suggest_word

_ALIKE = ("measure", "over", "year_starts")
"""What the other indicator has from the first: numbers of two sorts have no ratio."""


def choose_other(
    request: IndicatorRequest,
    indicator: IndicatorChoice,
    registry: Registry,
    language: str,
    problems: list[RequestProblem],
) -> TomlBlock | None:
    """The table of the other indicator if it is new; what is wrong with it is a problem."""
    id_ = id_argument(request.id, "--than", problems)
    if id_ is None or id_ == indicator.id:
        return None
    problems += _name_problems(id_, request, registry)
    if id_ in registry.indicators or not request.new:
        return None
    typed = _shared(indicator, registry) | typed_keys(request)
    return describe_indicator(id_, typed, _option, registry, language, problems)


def _option(key: str) -> str:
    return f"--than-{key.replace('_', '-')}"


def _name_problems(
    id_: str, request: IndicatorRequest, registry: Registry
) -> Iterator[RequestProblem]:
    """Report an indicator that is described though it is there, or is neither."""
    if id_ in registry.indicators and request.new:
        place = registry.places["indicators", id_]
        facts = {"id": id_, "place": f"{place.file}:{place.line}"}
        yield RequestProblem("refused", "than_taken", "--than", facts)
    if id_ not in registry.indicators and not request.new:
        known = tuple(registry.indicators)
        facts = {"id": id_} | suggest_word(id_, known)
        facts |= {"known": list_words(known)} if known else {}
        yield RequestProblem("refused", "than_unknown", "--than-name", facts)


def _shared(indicator: IndicatorChoice, registry: Registry) -> dict[str, str]:
    """What the two have in common, as it would be typed."""
    keys: Mapping[str, object]
    if indicator.block:
        keys = indicator.block.fields
    else:
        keys = registry.indicators[indicator.id].model_dump(exclude_unset=True)
    return {key: str(keys[key]) for key in _ALIKE if keys.get(key)}
