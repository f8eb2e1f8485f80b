"""A report as one HTML file: it asks for nothing from anywhere, and works without its script."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mic_tracker.show.chart.colours import COLOURS
from mic_tracker.show.chart.svg import role_rules
from mic_tracker.show.document import Cell, Column
from mic_tracker.show.language.words import Words
from mic_tracker.show.report.page import ReportPage, tag_names

TEMPLATES = Path(__file__).parent / "templates"


def render_page(page: ReportPage, words: Words) -> str:
    """Write the whole report as one file."""
    facts = {"page": page, "tags": tag_names(page.cards, words), "language": page.language}
    return render_template("report.html", words, title=page.title, **facts)


def render_template(name: str, words: Words, **facts: object) -> str:
    """Fill a template: what it is about, the words of the page, our style and script."""
    return (
        environment()
        .get_template(name)
        .render(
            say=words.catalogue["report"],
            style=Markup(style()),  # noqa: S704 - our own file and colours, no data
            script=Markup(read_template("script.js")),  # noqa: S704 - our own file
            **facts,
        )
    )


@cache
def environment() -> Environment:
    """The templates: every text of data is escaped, a fact that is missing is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["kind"] = lambda block: type(block).__name__
    made.filters["attributes"] = _attributes
    made.filters["order"] = _order
    made.filters["svg"] = Markup  # written by `chart/svg.py`, which escapes its texts
    return made


def _attributes(cell: Cell, column: Column) -> Markup:
    """What the style knows a cell by: its column, how that is aligned, its own role; its order."""
    aligned = " number" if column.align == "right" else ""
    known = f"k-{column.key}{aligned}{' text' if column.wrap else ''} {cell.style}"
    return Markup(f' class="{known}"') + _order(cell)  # noqa: S704 - names of ours, no data


def _order(cell: Cell) -> Markup:
    """The attribute with what a cell is sorted by, where that is not its text."""
    return Markup("") if cell.order is None else Markup(f' data-order="{cell.order}"')  # noqa: S704 - a number


def style() -> str:
    """The style of the page: its colours on light and on dark paper, then its rules.

    A printer has light paper, whatever its reader's screen is like.
    """
    light, dark = (colour_variables(paper) for paper in ("light", "dark"))
    colours = (
        f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}"
        f"{role_rules(dark=True)}}}"
    )
    return f"{colours}\n{read_template('style.css')}"


def colour_variables(paper: str) -> str:
    """The colour of each role as a variable of CSS, on light or on dark paper."""
    at = ("light", "dark").index(paper)
    return "".join(f"--{role}:{colour[at]};" for role, colour in COLOURS.items())


@cache
def read_template(name: str) -> str:
    """The text of a file beside the templates."""
    return (TEMPLATES / name).read_text("utf-8")
