"""Draw the pictures of the pages, of the shipped registry on a fixed day.

docs/status.svg is the screen of `mic-tracker status`, docs/digital-firms.svg a chart of `plot`.

Run it from the root of the repository; tests keep the pictures in step with the program.
"""

import io
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from mic_tracker.model.report import Clock
from mic_tracker.pipeline import load, plot, status
from mic_tracker.show.chart.size import Size
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen

DAY = date(2026, 11, 26)
WIDTH = 112
CHARTED = "digital-firms-2030"
TAGS = ("firms", "going-abroad")
COMMAND = "$ mic-tracker status --tag firms --tag going-abroad"
THEME = TerminalTheme(
    (250, 250, 248),
    (40, 44, 52),
    [
        (56, 58, 66),
        (200, 40, 41),
        (56, 122, 50),
        (156, 104, 0),
        (40, 90, 180),
        (140, 60, 140),
        (9, 110, 140),
        (160, 161, 167),
    ],
)
# the renderer's own template would load a font from the network
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg"
 role="img" aria-label="{aria_label}">
<title>mic-tracker status</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
 font-size: {char_height}px; line-height: {line_height}px; white-space: pre; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="8" fill="#fafaf8" stroke="#d8d8d4"/>
<g transform="translate({terminal_x}, {terminal_y})"
 clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g></svg>
"""


def picture(root: Path) -> str:
    """The SVG of the status screen."""
    report = load.judge_registry(root / "targets.toml", Clock(DAY))
    screen = Screen(width=WIDTH, colour=True, interactive=True)
    text = status.render_status(
        status.select_targets(report, (), "urgency", LanguageWish("en"), TAGS),
        "terminal",
        LanguageWish("en"),
        screen,
    )
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(COMMAND, "bold"))
    console.print(Text.from_ansi(text), soft_wrap=True)
    frame = FRAME.replace("{aria_label}", "The status table of the shipped registry, as text below")
    return console.export_svg(title="", theme=THEME, code_format=frame, unique_id="status")


def chart(root: Path) -> str:
    """The chart of the goal that was moved most often."""
    report = load.judge_registry(root / "targets.toml", Clock(DAY))
    return str(plot.draw_targets(report, [CHARTED], "svg", LanguageWish(), Screen(), Size()))


if __name__ == "__main__":
    Path("docs/status.svg").write_text(picture(Path()), encoding="utf-8", newline="\n")
    Path("docs/digital-firms.svg").write_text(chart(Path()), encoding="utf-8", newline="\n")
