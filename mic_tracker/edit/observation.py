"""The plan for a new observation: what would be written, or every problem with the request."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mic_tracker.edit.figure import ParsedFigure, observation_fields, parse_figure
from mic_tracker.edit.plausibility import check_timing, collect_remarks
from mic_tracker.edit.registry_file import last_figure_place, source_line_beside
from mic_tracker.edit.request import FigureRequest, refuse_unwritable
from mic_tracker.edit.revision import classify_situation, find_objections, find_rivals
from mic_tracker.edit.source import SourceChoice, choose_source, missing_source_options
from mic_tracker.edit.subject import Subject, find_subject, series_choices
from mic_tracker.model.edit import Already, Plan, RequestProblem, RequestRefused, TomlBlock
from mic_tracker.model.registry import Registry
from mic_tracker.text.suggest import list_words


def plan_figure(
    request: FigureRequest, registry: Registry, day: date, language: str | None = None
) -> Plan | Already | RequestRefused:
    """Plan what adding an observation would write.

    `day` is the day of judgement: periods after it are refused unless projected. Numbers and
    periods are read in `language`; the registry's own when None.
    """
    if refusal := refuse_unwritable(request):
        return refusal
    subject = find_subject(request, registry)
    if isinstance(subject, RequestProblem):
        return RequestRefused((subject,))
    language = language or registry.settings.language
    read = read_request(request, subject, registry, day, language)
    if isinstance(read, RequestRefused):
        return read
    return _compare_figure(request, registry, subject, *read, day)


def read_request(
    request: FigureRequest, subject: Subject, registry: Registry, day: date, language: str
) -> tuple[SourceChoice, ParsedFigure] | RequestRefused:
    """Read the source and the figure of a request; no other figure is looked at yet."""
    problems: list[RequestProblem] = []
    _check_exclusive_options(request, problems)
    citation = choose_source(request.origin, registry, language, problems)
    parsed = parse_figure(request, subject, citation, language, problems)
    if parsed:
        problems += check_timing(parsed.figure, subject.indicator.measure, citation, day)
    missing = tuple(missing_options(request, subject, registry))
    if parsed is None or missing or problems:
        return RequestRefused((*problems, *missing) or (_nothing_to_withdraw(request),))
    return citation, parsed


def _check_exclusive_options(request: FigureRequest, problems: list[RequestProblem]) -> None:
    """Refuse a period beside a reason for none, and a source beside a reason for none."""
    pairs = {
        "--undated": request.undated and request.period,
        "--unsourced": request.origin.unsourced and (request.origin.source or request.origin.new),
    }
    others = {"--undated": "--period", "--unsourced": "--source"}
    problems += [
        RequestProblem("refused", "exclusive", option, {"other": others[option]})
        for option, both in pairs.items()
        if both
    ]


def _compare_figure(
    request: FigureRequest,
    registry: Registry,
    subject: Subject,
    citation: SourceChoice,
    parsed: ParsedFigure,
    day: date,
) -> Plan | Already | RequestRefused:
    """Compare a figure with the figures on record."""
    figure, measure = parsed.figure, subject.indicator.measure
    rivals = find_rivals(figure, registry)
    situation = classify_situation(figure, rivals)
    if isinstance(situation, Already):
        return situation
    if objections := find_objections(figure, situation, rivals, request.stance, registry):
        return RequestRefused(tuple(objections))
    place = last_figure_place(registry, subject.id)
    fields = observation_fields(request, parsed, citation)
    blocks = [TomlBlock("[[observations]]", fields, place.line)]
    if citation.block:
        blocks.insert(0, replace(citation.block, after=source_line_beside(registry, place)))
    return Plan(
        tuple(blocks),
        subject.id,
        subject.target,
        figure,
        situation,
        rivals,
        remarks=(*collect_remarks(parsed, measure, day), *file_remarks(registry, subject.id)),
        file=place.file,
    )


def file_remarks(registry: Registry, indicator: str) -> Iterator[str]:
    """Remark that a new figure goes to the registry's own file when others are elsewhere."""
    files = {o.location.file for o in registry.observations if o.indicator == indicator}
    if files - {registry.path} and last_figure_place(registry, indicator).file == registry.path:
        yield "included_apart"


def _nothing_to_withdraw(request: FigureRequest) -> RequestProblem:
    """The problem that a withdrawal is of a period without a value."""
    return RequestProblem(
        "refused", "nothing_to_withdraw", "--period", {"period": request.period or ""}
    )


def missing_options(
    request: FigureRequest, subject: Subject, registry: Registry
) -> Iterator[RequestProblem]:
    """Report each thing that is needed and was not given, in the order of asking."""
    ends = {"--low": request.low, "--high": request.high}
    if request.value is None and not any(ends.values()) and request.status != "withdrawn":
        yield RequestProblem("missing", "value", "--value")
    if any(ends.values()) and None in ends.values():
        given, lacking = sorted(ends, key=lambda option: ends[option] is None)
        yield RequestProblem("missing", "range_end", lacking, {"given": given})
    if not request.period and not request.undated:
        yield RequestProblem("missing", "period", "--period")
    series = series_choices(subject)
    if series and subject.series is None:
        yield RequestProblem("missing", "series", "--series", {"known": list_words(series)}, series)
    if subject.stages and request.stage is None:
        stages = tuple(subject.stages)
        yield RequestProblem("missing", "stage", "--stage", {"known": list_words(stages)}, stages)
    yield from missing_source_options(request.origin, registry)
