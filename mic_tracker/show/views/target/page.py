"""This view shows one target: facts, observations, sources, and what explains its status."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mic_tracker.model.report import Report, Standing
from mic_tracker.show.data import observation_data, target_data, targets_data
from mic_tracker.show.document import (
    Block,
    Command,
    Data,
    Document,
    Facts,
    Grid,
    Illustration,
    Paragraphs,
    Rows,
    Section,
    Subheading,
)
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.calculation import sums
from mic_tracker.show.views.observations import observation_rows, observation_table
from mic_tracker.show.views.target.explanation import explain_status
from mic_tracker.show.views.target.facts import facts

if TYPE_CHECKING:
    from mic_tracker.show.chart.chart import Chart


def document(
    standing: Standing,
    report: Report,
    words: Words,
    *,
    explain: bool,
    chart: "Chart | None" = None,
) -> Document:
    """Show all facts of a target, and its chart; `explain` adds the sums behind its status."""
    from mic_tracker.show.views.promises import promise_section  # noqa: PLC0415 - for one target

    members: list[Section] = []
    if standing.members:
        from mic_tracker.show.views.target.members import member_section  # noqa: PLC0415 - few judge them

        members = [member_section(standing, report, words)]
    observations = observation_table(standing, report, words)
    grid = Grid(observations.table, words.text("show", "none"), whole=True)
    sections = [
        *([Section("", (Illustration(chart),))] if chart else []),
        *promise_section(standing, report, words),
        _explanation(standing, report, words, explain=explain),
        *members,
        Section(words.text("show", "observations"), (grid,)),
        *([observations.notes] if observations.notes else []),
        *([observations.sources] if observations.sources else []),
        Section("", tuple(_next_commands(standing, words, explain=explain))),
    ]
    return Document(
        title=standing.id,
        name=words.local(standing.name),
        status=(_status(standing, words), standing.status.value),
        lead=(Facts(tuple(facts(standing, report, words))),),
        sections=tuple(sections),
        style="id",
    )


def _status(standing: Standing, words: Words) -> str:
    """Write the status, and that a person's verdict is one."""
    status = words.status(standing.status)
    return words.text("review", "status", status=status) if standing.rests_on_review else status


def data(standing: Standing, report: Report, words: Words) -> Data:
    """Return the target for programs, with every vintage of every observation of it."""
    return targets_data("show", report, words) | {
        "targets": [target_data(standing, words)],
        "observations": [observation_data(o, words) for o in standing.observations],
    }


def rows(standing: Standing, words: Words) -> Rows:
    """Return a row for each observation behind the target and beside it."""
    return observation_rows(standing.observations, words)


def _explanation(standing: Standing, report: Report, words: Words, *, explain: bool) -> Section:
    sentences = tuple(explain_status(standing, report, words))
    heading = words.text("show", "why", status=words.status(standing.status))
    blocks: list[Block] = [Paragraphs(sentences, indent=2)] if sentences else []
    if explain:
        blocks += _sums(standing, words)
    return Section(heading if sentences else "", tuple(blocks))


def _sums(standing: Standing, words: Words) -> Iterator[Block]:
    """Show the sums behind the verdict, to be quoted and computed again."""
    texts = tuple(line for step in standing.assessment.steps for line in sums(step, words))
    if texts:
        yield Subheading(words.text("show", "steps"))
        yield Paragraphs(texts, indent=2)


def _next_commands(standing: Standing, words: Words, *, explain: bool) -> Iterator[Command]:
    add = words.text("show", "add_command", indicator=standing.target.indicator)
    yield Command(words.text("show", "add"), add)
    if standing.assessment.steps and not explain:
        command = words.text("show", "sums_command", id=standing.id)
        yield Command(words.text("show", "sums"), command)
