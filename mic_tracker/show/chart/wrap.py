"""Lines of a text that are no wider than a room."""

from mic_tracker.show.chart.picture import Canvas


def wrap(
    text: str, width: float, size: float, canvas: Canvas, *, bold: bool = False, most: int = 100
) -> tuple[str, ...]:
    """Part a text at spaces; what has no room is cut off, and an ellipsis says so."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and canvas.width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(word, width, size, canvas, bold=bold))
    if len(lines) > most:
        lines[most - 1] = _cut(f"{' '.join(lines[most - 1 :])}", width, size, canvas, bold=bold)
    return tuple(lines[:most])


def _cut(word: str, width: float, size: float, canvas: Canvas, *, bold: bool) -> str:
    if canvas.width_of(word, size, bold=bold) <= width:
        return word
    while word and canvas.width_of(f"{word}…", size, bold=bold) > width:
        word = word[:-1]
    return f"{word}…"
