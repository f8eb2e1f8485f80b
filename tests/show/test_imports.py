"""The screens of `status` need no more than Rich's console and text."""

import subprocess
import sys

HEAVY = ("jinja2", "pygments", "markdown_it", "rich.markdown", "rich.syntax", "rich.prompt")


def test_the_terminal_loads_nothing_heavy() -> None:
    code = "import sys, mic_tracker.show.formats.terminal; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert "rich.console" in loaded
    assert not [m for m in loaded if m.startswith(HEAVY)]


def test_words_and_json_need_no_rich_console() -> None:
    room = "mic_tracker.show"
    code = f"import sys, {room}.language.words, {room}.document; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert not [m for m in loaded if m.startswith(("rich", *HEAVY))]
