"""Lines of a text that are no wider than a room."""

from mic_tracker.show.chart.picture import Canvas


def wrap(
    text: str, width: float, size: float, canvas: Canvas, *, bold: bool = False
) -> tuple[str, ...]:
    """Part a text at spaces; a word wider than the room is cut, and says so with an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and canvas.width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(word, width, size, canvas, bold=bold))
    return tuple(lines)


def _cut(word: str, width: float, size: float, canvas: Canvas, *, bold: bool) -> str:
    if canvas.width_of(word, size, bold=bold) <= width:
        return word
    while word and canvas.width_of(f"{word}…", size, bold=bold) > width:
        word = word[:-1]
    return f"{word}…"
