"""A question that is answered by a yes or a no, asked until it is."""

from mic_tracker.cli.dialogs import prompts
from mic_tracker.errors import Declined
from mic_tracker.pipeline import questions
from mic_tracker.pipeline.edit import OpenRegistry


def read_yes(opened: OpenRegistry, question: str, *, default: bool) -> bool | None:
    """Read a yes or a no; None where the person wants to go back."""
    while True:
        screen = prompts.prompt_screen()
        prompt = questions.render_yes_or_no(opened, question, screen, default=default)
        line = prompts.read_line(prompt)
        if line == prompts.BACK:
            return None
        answer = questions.read_yes_or_no(opened, line) if line else default
        if answer is not None:
            return answer
        _say(opened, "yes_or_no")


def confirm(opened: OpenRegistry, question: str) -> None:
    """Ask a question that nothing was asked before; Declined for anything but a yes."""
    try:
        while (answer := read_yes(opened, question, default=True)) is None:
            _say(opened, "first")
    except (KeyboardInterrupt, EOFError):
        prompts.show("\n")
        raise Declined("declined") from None
    if not answer:
        raise Declined("declined")


def _say(opened: OpenRegistry, key: str) -> None:
    prompts.show(questions.render_sentence(opened, key, prompts.prompt_screen()))
