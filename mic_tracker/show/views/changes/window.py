"""A window is two reports between which there is news; it names things and cites sources."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from mic_tracker.model.difference import News
from mic_tracker.model.indicator import Indicator
from mic_tracker.model.members import written_members
from mic_tracker.model.observation import Observation, publication
from mic_tracker.model.report import Report, Standing
from mic_tracker.model.source import Source
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import goal_by
from mic_tracker.show.views.observations import describe_source, number_sources
from mic_tracker.text.escape import prose


class Item(NamedTuple):
    """An item is one piece of news in words, with what it is about."""

    kind: str
    """The section that it stands in, which is also the name of a heading."""
    table: str
    """The table of the registry that it is about: "targets.firms-2030", "indicators.firms"."""
    text: str
    title: str
    """Its first sentence, without a source."""


class Window:
    """The later and the earlier report, and the words in which the news between them is told."""

    def __init__(
        self, head: Report, base: Report, words: Words, numbers: Mapping[str, int]
    ) -> None:
        """Take both sides, a language, and the numbers by which sources are cited."""
        self.head = head
        self.base = base
        self.words = words
        self.numbers = numbers

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources of both sides."""
        return {**self.base.registry.sources, **self.head.registry.sources}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The indicators of both sides."""
        return {**self.base.registry.indicators, **self.head.registry.indicators}

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(self.words.local(standing.name) for standing in self.head.standings)

    def name(self, standing: Standing) -> str:
        """Name a target; where several have one name, with its id."""
        name = self.words.local(standing.name)
        if self._names[name] < 2:
            return name
        return self.words.text("changes", "named", name=name, id=prose(standing.id))

    def figure_name(self, o: Observation, *, area: bool = True) -> str:
        """Name what a figure is about: its indicator, with series, area (if asked) and stage."""
        name = self.words.local(self.indicators[o.indicator].name)
        of = (o.series, written_members(o.members) if area else None, o.stage)
        parts = [self.words.local(part) for part in of if part]
        if not parts:
            return name
        return self.words.text("changes", "of_part", name=name, part=self.words.names(parts))

    def goal(self, standing: Standing) -> str:
        """Write a goal in words."""
        return goal_by(standing, self.indicators, self.words, "goal_words")

    def published(self, o: Observation) -> str:
        """Say when a figure was published."""
        day = publication(o.record, self.sources)
        return self.words.text("figure_news", "published" if day else "unpublished", day=day)

    def cite(self, text: str, source: str | None, at: str | None) -> str:
        """Put its source behind a text: its number where there is one, else the whole of it."""
        if source is None:
            return text
        numbered = source in self.numbers
        key = ("cited" if numbered else "source") + ("_at" if at else "")
        whole = None if numbered else describe_source(self.sources[source], self.words)
        facts = {"n": self.numbers.get(source), "source": whole, "at": prose(at or "")}
        return self.words.text("changes", key, text=text, **facts)

    def cite_promise(self, text: str, promise: Standing) -> str:
        """Put the source of a promise behind a text."""
        stated = promise.target.stated
        return self.cite(text, stated.source, stated.at) if stated else text

    @cached_property
    def milestones(self) -> frozenset[str]:
        """The indicators of which it is asked whether something is done."""
        targets = (*self.base.registry.targets.values(), *self.head.registry.targets.values())
        return frozenset(t.indicator for t in targets if t.promise().operator == "done")


def number_all(news: News) -> dict[str, int]:
    """Number the sources that news cites, in the order in which it is told."""
    changes = news.difference
    restated = [step.new for edited in changes.edited for step in edited.restated]
    taken_out = [promise for edited in changes.edited for promise in edited.withdrawn]
    promises = (*restated, *taken_out, *changes.targets_added, *changes.targets_dropped)
    stated = (p.target.stated.source for p in promises if p.target.stated)
    reviewed = (one.review.record.source for one in news.reviews)
    claimed = (claim.observation for claim in news.claims)
    figures = (figure.observation for figure in news.figures)
    return number_sources((*claimed, *figures), filter(None, (*stated, *reviewed)))
