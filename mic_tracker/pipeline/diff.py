"""`diff`: what differs between two states of a registry."""

from pathlib import Path

from mic_tracker.assess.change.difference import difference
from mic_tracker.model.difference import Difference
from mic_tracker.model.report import Clock
from mic_tracker.model.verdict import Side
from mic_tracker.pipeline.comparison import sides
from mic_tracker.pipeline.comparison.earlier_day import judge_on, read_earlier_day
from mic_tracker.pipeline.load import words_for
from mic_tracker.read.repository.state_name import parse_range
from mic_tracker.show.formats.json import write
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.changes import diff as view


def read_states(path: Path, names: str | None, now: Clock, then: Clock) -> tuple[Side, Side]:
    """Read head and base: of A..B, of A and the registry, or of the last commit and it."""
    before, after = parse_range(names)
    base = sides.read_state(path, before, then)
    head = sides.read_state(path, after, now) if after else sides.read_present(path, now)
    return head, base


def read_since(path: Path, text: str, now: Clock) -> tuple[Side, Side]:
    """Read the registry as it is, and as it was committed on an earlier day."""
    head = sides.read_present(path, now)
    return head, read_earlier_day(path, head, text)


def read_on_both_days(path: Path, now: Clock, then: Clock) -> tuple[Side, Side]:
    """Read the registry once, and judge it on two days."""
    head = sides.read_present(path, now)
    return head, judge_on(head, then.as_of, "day")


def compare_sides(head: Side, base: Side) -> Difference:
    """Find what changed from base to head."""
    return difference(head.report, base.report)


def render_diff(
    changes: Difference,
    both: tuple[Side, Side],
    language: LanguageWish,
    screen: Screen,
    *,
    json: bool,
) -> str:
    """Render a difference as text, or as one JSON document."""
    words = words_for(both[0].report, language)
    if json:
        return write(view.data(changes, both, words))
    return draw(view.document(changes, both, words), words, screen)
