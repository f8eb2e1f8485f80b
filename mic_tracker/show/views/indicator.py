"""This view shows one indicator: what it counts, who follows it, and all figures of it."""

from collections.abc import Iterator

from mic_tracker.model.report import Report
from mic_tracker.show.data import observation_data, targets_data
from mic_tracker.show.document import Command, Data, Document, Fact, Facts, Grid, Rows, Section
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.observations import indicator_table, observation_rows


def document(id_: str, report: Report, words: Words) -> Document:
    """Show the facts of an indicator, its figures and their sources."""
    observations = indicator_table(id_, report, words)
    grid = Grid(observations.table, words.text("show", "none"), whole=True)
    add = words.text("show", "add_command", indicator=id_)
    return Document(
        title=id_,
        name=words.local(report.registry.indicators[id_].name),
        lead=(Facts(tuple(_facts(id_, report, words))),),
        sections=(
            Section(words.text("show", "observations"), (grid,)),
            *([observations.notes] if observations.notes else []),
            *([observations.sources] if observations.sources else []),
            Section("", (Command(words.text("show", "add"), add),)),
        ),
        style="id",
    )


def data(id_: str, report: Report, words: Words) -> Data:
    """Return the indicator for programs: the targets that follow it, and every vintage of it."""
    return targets_data("show", report, words) | {
        "observations": [observation_data(o, words) for o in report.figures_of(id_)],
    }


def rows(id_: str, report: Report, words: Words) -> Rows:
    """Return a row for each observation of the indicator."""
    return observation_rows(report.figures_of(id_), words)


def _facts(id_: str, report: Report, words: Words) -> Iterator[Fact]:
    indicator = report.registry.indicators[id_]
    targets = [standing.id for standing in report.standings]
    series = (indicator.series or {}).items()
    told = {
        "unit": [words.local(indicator.unit)],
        "definition": [words.local(indicator.definition)] if indicator.definition else [],
        "series": [
            words.text("sentence", "series_other", name=name, text=words.local(text))
            for name, text in series
        ],
        "every": [words.text("indicator", f"every_{indicator.every}")] if indicator.every else [],
        "targets": [words.names(targets) or words.text("indicator", "no_target")],
        "note": [words.local(indicator.note)] if indicator.note else [],
    }
    for key, texts in told.items():
        if texts:
            yield Fact(words.text("indicator", key), tuple(texts))
