"""A screen is what text is written for: a terminal or a pipe, its width, signs and colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mic_tracker.model.codes import Status
from mic_tracker.text.escape import plain, spelt

# colour is never the only sign: a word stands beside every mark
STYLES = {
    "achieved": "bold green",
    "on_track": "green",
    "at_risk": "yellow",
    "off_track": "red",
    "missed": "bold red",
    "kept_in_part": "yellow",
    "pending": "dim",
    "disputed": "magenta",
    "unclear": "dim",
    "no_data": "dim",
    "title": "bold",
    "id": "bold",
    "head": "dim",
    "label": "dim",
    "quiet": "dim",
    "flag": "yellow",
    "command": "cyan",
    "error": "bold red",
    "warning": "yellow",
    "note": "cyan",
    "added": "green",
    "removed": "red",
}
MARKS = {
    Status.ACHIEVED: ("✓", "+"),
    Status.ON_TRACK: ("●", "="),
    Status.AT_RISK: ("▲", "~"),
    Status.OFF_TRACK: ("✗", "x"),
    Status.MISSED: ("■", "-"),
    Status.PENDING: ("◦", "."),
    Status.DISPUTED: ("≠", "!"),
    Status.UNCLEAR: ("◌", "*"),
    Status.NO_DATA: ("○", "?"),
    Status.KEPT_IN_PART: ("◐", "/"),
}
"""The sign of each status, and the one in ASCII."""
_STATUSES = {status.value: status for status in Status}
READABLE = 100
"""Sentences are not set wider than this, however wide the screen."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen says what the output can show, and how much of the answer the reader asked for."""

    width: int = 120
    colour: bool = False
    encoding: str = "utf-8"
    """What of a text it can show; the rest is spelt in the signs that it has."""
    interactive: bool = False
    """Whether it is a terminal: rules and bars are drawn there, and nowhere else."""
    wide: bool = False
    """Whether every column is drawn, however long the lines become."""
    explain: bool = False
    """Whether the meaning of columns, the reasons of verdicts and the sums are added."""

    @property
    def unicode(self) -> bool:
        """Return whether it can show all signs: those of a status, rules and bars."""
        return self.encoding.lower().startswith("utf")

    def spell(self, text: str) -> str:
        """Return the text in the signs that the screen has, without any that could steer it."""
        return spelt(plain(text), self.encoding)

    def mark(self, status: Status) -> str:
        """Return the sign of a status."""
        return MARKS[status][0 if self.unicode else 1]

    def with_mark(self, text: str, style: str) -> str:
        """Put a mark before the text if its style is a status."""
        status = _STATUSES.get(style) if text else None
        return f"{self.mark(status)} {text}" if status else text

    def text(self, *parts: str | tuple[str, str]) -> Text:
        """Make a line from texts, or pairs of text and style name; data is never read as markup."""
        pairs = ((part, "") if isinstance(part, str) else part for part in parts)
        return Text.assemble(*((self.spell(t), STYLES.get(style, "")) for t, style in pairs))

    def prose(self, text: str, indent: int = 0, style: str = "") -> list[Text]:
        """Wrap a paragraph to a readable width and indent it."""
        width = max(20, min(self.width, READABLE) - indent)
        words = self.spell(" ".join(text.split()))
        return [self.text(" " * indent, (line, style)) for line in wrap(words, width)]

    def with_label(self, label: str, sentences: Iterable[str], width: int) -> list[Text]:
        """Put sentences beside a label, each a paragraph, with the label's width as indent."""
        first, *rest = (line for text in sentences for line in self.prose(text, width + 2))
        return [self.text("  ", (label.ljust(width), "label"), first.plain.strip()), *rest]

    def align(self, text: Text, width: int, align: Literal["left", "right"]) -> Text:
        """Set a text on lines of at most this width, on the left or on the right of them."""
        if text.cell_len > width or "\n" in text.plain:
            lines = text.wrap(self._console(StringIO(), width), width, overflow="fold")
            return Text("\n").join(self.align(line, width, align) for line in lines)
        if align == "right":
            text.rstrip()
            text.pad_left(width - text.cell_len)
        return text

    def draw_table(self, table: Table, width: int) -> list[Text]:
        """Return the lines of a table of exactly this width."""
        console = self._console(StringIO(), width)
        rows = console.render_lines(table, console.options.update(width=width), pad=False)
        return [Text.assemble(*((s.text, s.style or "") for s in row)) for row in rows]

    def render(self, lines: Iterable[Text]) -> str:
        """Join the lines to a text that ends with a line end; only colour has escape codes."""
        stripped = [_strip_end(line) for line in lines]
        out = StringIO()
        console = self._console(out, max([self.width, *(line.cell_len for line in stripped)]))
        console.print(Text("\n").join(stripped), soft_wrap=True)
        return out.getvalue()

    def _console(self, out: StringIO, width: int) -> Console:
        return Console(
            file=out,
            width=width,
            color_system="standard" if self.colour else None,
            force_terminal=self.colour,
            legacy_windows=False,
            no_color=not self.colour,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )


def wrap(text: str, width: int) -> list[str]:
    """Break a text at spaces into lines of so many display cells; a longer word stays whole."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and cell_len(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _strip_end(line: Text) -> Text:
    line.rstrip()
    return line
