"""This view is the text in which somebody types figures: comments around an empty page."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from mic_tracker.model.edit.figure_table import TablePlan
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.series import Point
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.edit.figure_table import faults
from mic_tracker.show.views.goal import point_text
from mic_tracker.text.escape import plain, prose
from mic_tracker.text.suggest import list_words

_LATEST = 5
_SHOWN = 30
_COMMENT = "# "
_MARK = "# ^ "


def text(
    id_: str,
    indicator: Indicator,
    points: Sequence[Point],
    known: Mapping[str, Sequence[str]],
    given: Collection[str],
    words: Words,
) -> str:
    """Write the page: what may hold for all figures, room for them, and how they are typed.

    What is `given` on the command line is not asked for; `known` are the sources and columns.
    """
    asked = ["source", "published", *(["series"] if indicator.series else [])]
    common = "".join(f"{key}: \n" for key in asked if key not in given)
    about = _about(id_, indicator, points, known, words)
    return f"{common}\n\n\n" + "".join(f"{_COMMENT}{line}".rstrip() + "\n" for line in about)


def _about(
    id_: str,
    indicator: Indicator,
    points: Sequence[Point],
    known: Mapping[str, Sequence[str]],
    words: Words,
) -> Iterator[str]:
    def say(key: str, **facts: object) -> str:
        return words.text("figure_template", key, **facts)

    yield say("title", id=id_, name=words.local(indicator.name), unit=words.local(indicator.unit))
    if points:
        yield say("example", period=points[-1].when, value=words.notation.stated(points[-1].value))
    yield say("columns")
    yield say("known", columns=words.names(known["columns"]))
    yield say("common")
    if known["sources"]:
        yield say("sources", sources=list_words(known["sources"], _SHOWN))
    if indicator.series:
        yield say("series", series=list_words(indicator.series, _SHOWN))
    yield ""
    yield say("latest") if points else say("none")
    scale = Scale(indicator.measure, indicator.unit)
    for point in points[-_LATEST:]:
        value = point_text(point, scale, words, "observation", units=True)
        source = point.record.source or words.text("cell", "none")
        yield say("figure", period=point.when, value=value, source=source)
    yield ""
    yield say("comments")


def marked(typed: str, plan: TablePlan | None, words: Words) -> str:
    """The text as it was typed, with a comment below each row that is refused."""
    told = {row.typed.line: tuple(faults(row, words)) for row in plan.rows} if plan else {}
    lines: list[str] = []
    for number, line in enumerate(typed.split("\n"), start=1):
        if line.startswith(_MARK):
            continue
        lines.append(line)
        # a cell with a line end in it must stay whole
        for _, (message, ways) in told.get(number, ()) if '"' not in line else ():
            lines += [
                f"{_MARK}{plain(part)}" for said in (message, *ways) for part in [prose(said)]
            ]
    return "\n".join(lines)
