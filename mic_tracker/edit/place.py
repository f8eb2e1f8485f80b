"""Where new blocks go: beside their own kind, so that branches rarely touch the same lines."""

from collections.abc import Iterator

from mic_tracker.model.registry import Registry


def after_figures(registry: Registry, indicator: str) -> int:
    """A line of the last observation of the indicator, else of its last target or itself.

    Observations in included files do not count: new ones go to the registry's own file.
    """
    own = [o.location for o in registry.observations if o.indicator == indicator]
    lines = [place.line for place in own if place.file == registry.path]
    return max(lines) if lines else after_targets(registry, indicator)


def after_targets(registry: Registry, indicator: str) -> int:
    """A line of the indicator's last target, else of the indicator."""
    targets = [id_ for id_, target in registry.targets.items() if target.indicator == indicator]
    lines = [registry.places["targets", id_].line for id_ in targets]
    return max(lines, default=registry.places["indicators", indicator].line)


def after_sources(registry: Registry) -> int:
    """A line of the last source, else of the keys at the top of the file."""
    return max(_lines(registry, "sources"), default=1)


def _lines(registry: Registry, table: str) -> Iterator[int]:
    return (place.line for (name, _), place in registry.places.items() if name == table)
