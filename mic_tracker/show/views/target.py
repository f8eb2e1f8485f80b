"""The page of one target: facts, observations, sources, and why it stands where it stands."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from mic_tracker.model.report import Report, Standing, telling, told_forecast
from mic_tracker.show.language.scale import scale_of
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import READABLE, Screen
from mic_tracker.show.table_layout import lay_out, lines
from mic_tracker.show.views.calculation import sums
from mic_tracker.show.views.goal import goal, latest
from mic_tracker.show.views.observations import record
from mic_tracker.show.views.target_facts import facts


def page(standing: Standing, report: Report, words: Words, screen: Screen) -> Iterator[Text]:
    """The lines of the page."""
    yield from _heading(standing, words, screen)
    told = tuple(facts(standing, report, words))
    width = max((len(fact.label) for fact in told), default=0) + 2
    for fact in told:
        yield from screen.labelled(fact.label, fact.lines, width)
    yield screen.text()
    yield from _why(standing, report, words, screen)
    yield screen.text()
    yield from _record(standing, report, words, screen)
    yield screen.text()
    yield from _next(standing, words, screen)


def _heading(standing: Standing, words: Words, screen: Screen) -> Iterator[Text]:
    name = words.name(standing.target.name or standing.indicator.name)
    verdict = f"{screen.mark(standing.status)} {words.status(standing.status)}"
    left = screen.text((standing.id, "id"), "   ", name)
    right = screen.text((verdict, standing.status))
    room = min(screen.width, READABLE) - left.cell_len - right.cell_len
    if room >= 3:
        yield Text.assemble(left, " " * room, right)
        return
    yield screen.text((standing.id, "id"), "   ", (verdict, standing.status))
    yield from screen.prose(name)


def _why(standing: Standing, report: Report, words: Words, screen: Screen) -> Iterator[Text]:
    status = words.status(standing.status)
    sentences = list(why(standing, report, words))
    if sentences:
        yield screen.text((words.text("show", "why", status=status), "title"))
    for sentence in sentences:
        yield from screen.prose(sentence, indent=2)
    if screen.explain:
        yield from _sums(standing, words, screen)


def _sums(standing: Standing, words: Words, screen: Screen) -> Iterator[Text]:
    """The sums behind the verdict, to be quoted and computed again."""
    told = [line for step in standing.assessment.steps for line in sums(step, words)]
    if told:
        yield screen.text((words.text("show", "steps"), "title"))
    for line in told:
        yield from screen.prose(line, indent=2)


def _record(standing: Standing, report: Report, words: Words, screen: Screen) -> Iterator[Text]:
    found = record(standing, report, words)
    yield screen.text((words.text("show", "observations"), "title"))
    if found.table.rows:
        yield from lines(lay_out(found.table, screen), screen)
    else:
        yield screen.text(words.text("show", "none"))
    if found.sources:
        yield screen.text()
        yield from cited(found.sources, words, screen)


def cited(sources: Sequence[str], words: Words, screen: Screen) -> Iterator[Text]:
    """The sources under their heading, each with its number hanging out."""
    yield screen.text((words.text("show", "sources"), "title"))
    for source in sources:
        number, told = source.split(" ", 1)
        first, *rest = screen.prose(told, indent=len(number) + 1)
        yield screen.text(number, " ", first.plain.strip())
        yield from rest


def _next(standing: Standing, words: Words, screen: Screen) -> Iterator[Text]:
    add = words.text("show", "add_command", indicator=standing.target.indicator)
    yield screen.text(words.text("show", "add"), " ", (add, "command"))
    if standing.assessment.steps and not screen.explain:
        sums = words.text("show", "sums_command", id=standing.id)
        yield screen.text(words.text("show", "sums"), " ", (sums, "command"))


def why(standing: Standing, report: Report, words: Words) -> Iterator[str]:
    """The steps of the method with their numbers, then the reasons, then the method's own word."""
    assessment = standing.assessment
    misleading = assessment.forecast and told_forecast(standing) is None
    for step in () if misleading else assessment.steps:
        yield words.step(step, scale_of(standing))
    if not assessment.steps and (told := latest(standing, words)):
        aim = goal(standing, report.registry.indicators, words)
        yield words.text("sentence", "against", latest=told, goal=aim)
    for reason in telling(assessment.reasons):
        yield words.reason(reason)
    if assessment.band:
        word = words.band(assessment.method, assessment.band)
        yield words.text("sentence", "band", method=assessment.method, band=word)


def why_in_a_line(standing: Standing, report: Report, words: Words) -> str:
    """All of it as one line."""
    return " ".join(why(standing, report, words))
