"""What text is written for: a terminal or a pipe, its width, its signs, its colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mic_tracker.model.codes import Status
from mic_tracker.text.escape import ascii_only

# colour is never the only sign: a word stands beside every mark
STYLES = {
    "achieved": "bold green",
    "on_track": "green",
    "at_risk": "yellow",
    "off_track": "red",
    "missed": "bold red",
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
}
_MARKS = {
    Status.ACHIEVED: ("✓", "+"),
    Status.ON_TRACK: ("●", "="),
    Status.AT_RISK: ("▲", "~"),
    Status.OFF_TRACK: ("✗", "x"),
    Status.MISSED: ("■", "-"),
    Status.NO_DATA: ("○", "?"),
}
_STATUSES = {status.value: status for status in Status}
READABLE = 100
"""Sentences are not set wider than this, however wide the screen."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the output can show, and how much of the answer the reader asked for."""

    width: int = 120
    colour: bool = False
    unicode: bool = True
    interactive: bool = False
    """A terminal: rules and bars are drawn there, and nowhere else."""
    wide: bool = False
    """Show every column, however long the lines become."""
    explain: bool = False
    """Add what the columns mean, why each verdict, and the sums."""

    def spell(self, text: str) -> str:
        """The text in the signs that the screen has."""
        return text if self.unicode else ascii_only(text)

    def mark(self, status: Status) -> str:
        """The sign of a status."""
        return _MARKS[status][0 if self.unicode else 1]

    def marked(self, text: str, style: str) -> str:
        """The text with its mark before it when the style is a status's."""
        status = _STATUSES.get(style) if text else None
        return f"{self.mark(status)} {text}" if status else text

    def text(self, *parts: str | tuple[str, str]) -> Text:
        """One line from texts, or pairs of text and style name; data is never read as markup."""
        pairs = ((part, "") if isinstance(part, str) else part for part in parts)
        return Text.assemble(*((self.spell(t), STYLES.get(style, "")) for t, style in pairs))

    def prose(self, text: str, indent: int = 0, style: str = "") -> list[Text]:
        """A paragraph, wrapped to a readable width and indented."""
        width = max(20, min(self.width, READABLE) - indent)
        return [self.text(" " * indent, (line, style)) for line in wrap(self.spell(text), width)]

    def labelled(self, label: str, sentences: Iterable[str], width: int) -> list[Text]:
        """Sentences beside a label, each a paragraph, with the label's width as their indent."""
        found = [line for text in sentences for line in self.prose(text, width + 2)]
        head = self.text("  ", (label.ljust(width), "label"), found[0].plain.strip())
        return [head, *found[1:]]

    def aligned(self, text: Text, width: int, align: Literal["left", "right"]) -> Text:
        """A text on lines of at most this width, on the left or on the right of them."""
        if text.cell_len > width or "\n" in text.plain:
            lines = text.wrap(self._console(StringIO(), width), width, overflow="fold")
            return Text("\n").join(self.aligned(line, width, align) for line in lines)
        if align == "right":
            text.rstrip()
            text.pad_left(width - text.cell_len)
        return text

    def drawn(self, table: Table, width: int) -> list[Text]:
        """The lines of a table of exactly this width."""
        console = self._console(StringIO(), width)
        rows = console.render_lines(table, console.options.update(width=width), pad=False)
        return [Text.assemble(*((s.text, s.style or "") for s in row)) for row in rows]

    def render(self, lines: Iterable[Text]) -> str:
        """The lines as one text that ends with a line end; escape codes only with colour."""
        bare = [_stripped(line) for line in lines]
        out = StringIO()
        console = self._console(out, max([self.width, *(line.cell_len for line in bare)]))
        console.print(Text("\n").join(bare), soft_wrap=True)
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
    """Lines of at most so many display cells, broken at spaces; a longer word stays whole."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and cell_len(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _stripped(line: Text) -> Text:
    line.rstrip()
    return line
