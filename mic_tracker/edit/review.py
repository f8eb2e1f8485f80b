"""The plan for a review: what a person concluded about a target, or why it may not be written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mic_tracker.edit.registry_file import last_source_line
from mic_tracker.edit.request import ReviewRequest, refuse_unwritable
from mic_tracker.edit.source import SourceChoice, choose_statement, missing_source_options
from mic_tracker.model.codes import STATUS_NAMES
from mic_tracker.model.edit import Plan, RequestProblem, RequestRefused, Situation, TomlBlock
from mic_tracker.model.registry import Registry
from mic_tracker.text.arguments import day_argument, word_argument
from mic_tracker.text.suggest import list_words, suggest_word


def plan_review(
    request: ReviewRequest, registry: Registry, day: date, language: str | None = None
) -> Plan | RequestRefused:
    """Plan what adding a review would write: its block, and its source where that is new."""
    if refusal := refuse_unwritable(request):
        return refusal
    language = language or registry.settings.language
    problems = [*_unknown_target(request, registry)]
    verdict = _read_verdict(request.verdict, problems)
    on = _read_day_of(request.on, language, problems)
    if not (request.reason or "").strip():
        problems.append(RequestProblem("missing", "reason", "--reason"))
    until = day_argument(request.until, "--until", language, problems)
    problems += _misplaced_days(on, until, day)
    citation = _choose_source(request, registry, language, problems)
    problems += _repetition(request, on, registry)
    if problems:
        return RequestRefused(tuple(problems))
    fields = {
        "target": request.target,
        "on": on,
        "verdict": verdict,
        "reason": request.reason,
        "source": citation.source,
        "by": request.by,
        "until": until,
    }
    written = {key: value for key, value in fields.items() if value}
    block = TomlBlock("[[reviews]]", written, _last_review_line(request.target, registry))
    source = (replace(citation.block, after=last_source_line(registry)),) if citation.block else ()
    indicator = registry.targets[request.target].indicator
    return Plan((*source, block), indicator, request.target, situation=Situation.REVIEWS)


def _read_verdict(text: str | None, problems: list[RequestProblem]) -> str | None:
    """A verdict as files have it, also where it was typed as screens or programs write it."""
    if not text:
        known = {"known": list_words(STATUS_NAMES, limit=30)}
        problems.append(RequestProblem("missing", "verdict", "--verdict", known, STATUS_NAMES))
        return None
    word = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    return word_argument(word, STATUS_NAMES, "--verdict", problems)


def _read_day_of(text: str | None, language: str, problems: list[RequestProblem]) -> date | None:
    """The day of the verdict; a question that was answered with nothing is asked again."""
    if not text:
        problems.append(RequestProblem("missing", "review_day", "--on"))
        return None
    return day_argument(text, "--on", language, problems)


def _unknown_target(request: ReviewRequest, registry: Registry) -> Iterator[RequestProblem]:
    if request.target not in registry.targets:
        facts = {"found": request.target, "known": list_words(registry.targets)}
        facts |= suggest_word(request.target, registry.targets)
        yield RequestProblem("refused", "target_unknown", "TARGET", facts)


def _misplaced_days(on: date | None, until: date | None, day: date) -> Iterator[RequestProblem]:
    if on and on > day:
        yield RequestProblem("refused", "review_ahead", "--on", {"found": on, "day": day})
    if on and until and until <= on:
        yield RequestProblem("refused", "review_until", "--until", {"found": until, "day": on})


def _choose_source(
    request: ReviewRequest, registry: Registry, language: str, problems: list[RequestProblem]
) -> SourceChoice:
    """Choose the source, if any is named or described: a review can do without."""
    origin = request.origin
    citation = choose_statement(origin, registry, language, problems)
    if origin.source or origin.new:
        problems += missing_source_options(origin, registry)
    elif origin.published:
        problems.append(RequestProblem("missing", "source_title", "--source-title"))
    return citation


def _repetition(
    request: ReviewRequest, on: date | None, registry: Registry
) -> Iterator[RequestProblem]:
    """Report a review of the same target, day and person: a later verdict has a later day."""
    for record, place in registry.reviews:
        if (record.target, record.on, record.by) == (request.target, on, request.by):
            where = f"{place.file}:{place.line}"
            facts: dict[str, date | str] = {"day": record.on, "place": where}
            yield RequestProblem("refused", "review_taken", "--on", facts)


def _last_review_line(target: str, registry: Registry) -> int | None:
    """A line of the last review of the target, else of the last one; None: there is none."""
    lines = {review.record.target: review.location.line for review in registry.reviews}
    return lines.get(target) or max(lines.values(), default=None)
