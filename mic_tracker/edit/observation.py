"""From a request and a registry to what would be written, or to all that stands against it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mic_tracker.edit.figure import ParsedFigure, keys, understand
from mic_tracker.edit.plausibility import remarks, timing
from mic_tracker.edit.registry_file import after_figures, after_sources
from mic_tracker.edit.request import FigureRequest, unwritable
from mic_tracker.edit.revision import objections, rivals, situation
from mic_tracker.edit.source import SourceChoice, cite, missing_origin
from mic_tracker.edit.subject import Subject, definitions, subject
from mic_tracker.model.edit import Already, Block, Plan, RequestProblem, RequestRefused
from mic_tracker.model.registry import Registry
from mic_tracker.text.suggest import listed


def plan_figure(
    request: FigureRequest, registry: Registry, day: date, language: str | None = None
) -> Plan | Already | RequestRefused:
    """What adding an observation would write.

    `day` is the day of judgement: periods after it are refused unless projected. `language` rules
    the reading of numbers and periods; the registry's own when None.
    """
    if refused := unwritable(request):
        return refused
    about = subject(request, registry)
    if isinstance(about, RequestProblem):
        return RequestRefused((about,))
    problems: list[RequestProblem] = []
    _exclusive(request, problems)
    spoken = language or registry.settings.language
    cited = cite(request.origin, registry, spoken, problems)
    understood = understand(request, about, cited, spoken, problems)
    lacking = tuple(missing(request, about, registry))
    if understood is None or lacking or problems:
        return RequestRefused((*problems, *lacking) or (_no_standing(request),))
    return _compared(request, registry, about, cited, understood, day)


def _exclusive(request: FigureRequest, problems: list[RequestProblem]) -> None:
    pairs = {
        "--undated": request.undated and request.period,
        "--unsourced": request.origin.unsourced and (request.origin.source or request.origin.new),
    }
    others = {"--undated": "--period", "--unsourced": "--source"}
    problems += [
        RequestProblem("refused", "exclusive", option, {"option": option, "other": others[option]})
        for option, both in pairs.items()
        if both
    ]


def _compared(
    request: FigureRequest,
    registry: Registry,
    about: Subject,
    cited: SourceChoice,
    understood: ParsedFigure,
    day: date,
) -> Plan | Already | RequestRefused:
    """The figure beside the day and those on record."""
    figure, measure = understood.figure, about.indicator.measure
    others = rivals(figure, registry)
    found = situation(figure, others)
    late = timing(figure, measure, cited, day)
    if isinstance(found, Already):
        return RequestRefused(tuple(late)) if late else found
    against = objections(figure, found, others, request.stance, registry)
    if late or against:
        return RequestRefused((*late, *against))
    block = Block(
        "[[observations]]", keys(request, understood, cited), after_figures(registry, about.id)
    )
    source = (replace(cited.block, after=after_sources(registry)),) if cited.block else ()
    told = (*remarks(understood, measure, day), *_apart(registry, about.id))
    return Plan((*source, block), about.id, about.target, figure, found, others, told)


def _apart(registry: Registry, indicator: str) -> Iterator[str]:
    """New figures go to the registry's own file, wherever the others are."""
    files = {o.location.file for o in registry.observations if o.indicator == indicator}
    if files - {registry.path}:
        yield "included_apart"


def _no_standing(request: FigureRequest) -> RequestProblem:
    """A withdrawal without a value, of a period that has none."""
    return RequestProblem(
        "refused", "nothing_to_withdraw", "--period", {"period": request.period or ""}
    )


def missing(
    request: FigureRequest, subject: Subject, registry: Registry
) -> Iterator[RequestProblem]:
    """One problem per thing that is needed and was not given, in the order of asking."""
    if request.value is None and request.status != "withdrawn":
        yield RequestProblem("missing", "value", "--value")
    if not request.period and not request.undated:
        yield RequestProblem("missing", "period", "--period")
    series = definitions(subject)
    if series and subject.series is None:
        yield RequestProblem("missing", "series", "--series", {"known": listed(series)}, series)
    if subject.stages and request.stage is None:
        stages = subject.stages
        yield RequestProblem("missing", "stage", "--stage", {"known": listed(stages)}, stages)
    yield from missing_origin(request.origin, registry)
