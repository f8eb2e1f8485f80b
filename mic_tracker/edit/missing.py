"""What a request still lacks: asked for on a terminal, else named all at once."""

from collections.abc import Iterator

from mic_tracker.edit.request import FigureRequest, Origin
from mic_tracker.edit.subject import Subject, definitions
from mic_tracker.model.edit import Problem
from mic_tracker.model.registry import Registry
from mic_tracker.text.suggest import listed


def missing(request: FigureRequest, subject: Subject, registry: Registry) -> Iterator[Problem]:
    """One problem per thing that is needed and was not given, in the order of asking."""
    if request.value is None and request.status != "withdrawn":
        yield Problem("missing", "value", "--value")
    if not request.period and not request.undated:
        yield Problem("missing", "period", "--period")
    series = definitions(subject)
    if series and subject.series is None:
        yield Problem("missing", "series", "--series", {"known": listed(series)}, series)
    if subject.stages and request.stage is None:
        stages = subject.stages
        yield Problem("missing", "stage", "--stage", {"known": listed(stages)}, stages)
    yield from missing_origin(request.origin, registry)


def missing_origin(
    origin: Origin, registry: Registry, *, stated: bool = False
) -> Iterator[Problem]:
    """The source, or what a new source must have; a goal that was `stated` has to have one."""
    if not (origin.source or origin.new or (origin.unsourced and not stated)):
        known = tuple(registry.sources)
        key = "stated" if stated else "source"
        yield Problem("missing", key, "--source", {"known": listed(known)} if known else {}, known)
    if origin.new and not origin.source:
        if not origin.title:
            yield Problem("missing", "source_title", "--source-title")
        if not origin.published:
            yield Problem("missing", "published", "--published")
