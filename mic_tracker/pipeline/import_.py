"""`import`: files are read in five steps, planned against the registry, drafted, written, shown."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, get_args

from mic_tracker.assess.assess import assess
from mic_tracker.edit.exchange.feed import feed_fields, fill_request, known_edition, save_feed
from mic_tracker.edit.exchange.origin import with_address, with_facts
from mic_tracker.edit.exchange.plan import plan_import
from mic_tracker.edit.exchange.request import ImportRequest
from mic_tracker.edit.exchange.selection import with_totals
from mic_tracker.edit.exchange.whole import plan_whole
from mic_tracker.edit.exchange.write import draft_import, make_registry, table_path, write_import
from mic_tracker.edit.registry_file import Occasion
from mic_tracker.errors import WrongUse
from mic_tracker.model.edit import Amended
from mic_tracker.model.edit.exchange.feed import FeedRecord, fill_choices
from mic_tracker.model.edit.exchange.plan import ImportPlan, ImportReading
from mic_tracker.model.edit.exchange.profile import (
    DecimalMark,
    Month,
    Profile,
    ReadingChoices,
)
from mic_tracker.model.registry import Registry
from mic_tracker.model.report import Clock, Report
from mic_tracker.pipeline.edit import OpenRegistry, judge_effect, loader
from mic_tracker.read.exchange.feed_place import feed_file, path_for_feed, refuse_address
from mic_tracker.read.exchange.source_figures import (
    read_import,
    read_imported_address,
    read_imported_bytes,
    read_roles,
)
from mic_tracker.read.input_files import FileStates, file_states
from mic_tracker.show.formats import json
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen
from mic_tracker.show.views.edit import exchange as view
from mic_tracker.show.views.edit import exchange_data
from mic_tracker.text.suggest import nearest_words
from mic_tracker.text.toml.insertion import written_literal


class ImportPlace(NamedTuple):
    """Where the figures are that are imported: a file or a folder, else an address."""

    path: Path | None
    address: str | None


class ImportOrder(NamedTuple):
    """What is imported, how it is read, and from where."""

    request: ImportRequest
    choices: ReadingChoices
    place: ImportPlace


def read_choices(
    profile: str | None,
    encoding: str | None,
    decimal: str | None,
    month: int | None,
    columns: Mapping[str, str],
) -> ReadingChoices:
    """Read what a command line says of how files are read; WrongUse for what cannot be."""
    signs: tuple[DecimalMark, ...] = get_args(DecimalMark)
    sign = next((sign for sign in signs if sign == decimal), None)
    if decimal is not None and sign is None:
        raise WrongUse("not_one_of", option="--decimal", value=decimal, known=signs)
    starts = next((name for name in get_args(Month) if int(name) == month), None)
    return ReadingChoices(profile, encoding, sign, starts, read_roles(columns))


def make_order(
    opened: OpenRegistry,
    request: ImportRequest,
    choices: ReadingChoices,
    said: ImportPlace,
    feed: str | None,
    save_as: str | None,
) -> ImportOrder:
    """Take from a feed what was not said, and describe the one as which it is to be saved.

    Raises WrongUse for a feed that there is not, for two places or none, and for a place that no
    feed can read.
    """
    place = said
    if feed is not None:
        known = _find_feed(opened, feed)
        request, choices = fill_request(request, known), fill_choices(choices, known, feed)
        place = _find_place(opened, said, known, feed)
    if place.path and place.address:
        raise WrongUse("import_of_two", path=str(place.path))
    if place.address:
        refuse_address(place.address)
        request = replace(request, origin=with_address(request.origin, place.address))
    if save_as is not None:
        keys = feed_fields(request, choices, _written_place(opened, place))
        request = replace(request, save_as=save_as, feed=keys)
    return ImportOrder(request, _with_year(choices, opened, request.indicator), place)


def _with_year(
    choices: ReadingChoices, opened: OpenRegistry, indicator: str | None
) -> ReadingChoices:
    """Where nobody says when fiscal years start, the indicator that they are of says it."""
    profile, known = choices.profile, opened.registry.indicators.get(indicator or "")
    said = choices.year_starts or (isinstance(profile, Profile) and profile.year_starts)
    if said or known is None:
        return choices
    return replace(choices, year_starts=known.year_starts)


def _find_feed(opened: OpenRegistry, id_: str) -> FeedRecord:
    feeds = opened.registry.feeds
    if id_ not in feeds:
        raise WrongUse("feed_unknown", feed=id_, near=nearest_words(id_, feeds), known=tuple(feeds))
    return feeds[id_]


def _find_place(opened: OpenRegistry, said: ImportPlace, feed: FeedRecord, id_: str) -> ImportPlace:
    """What was named, else what the feed reads."""
    if said.path or said.address:
        return said
    return ImportPlace(feed_file(opened.path, feed.path, id_) if feed.path else None, feed.url)


def _written_place(opened: OpenRegistry, place: ImportPlace) -> Mapping[str, str]:
    if place.address:
        return {"url": place.address}
    return {"path": path_for_feed(opened.path, place.path or Path())}


def read_place(place: ImportPlace, choices: ReadingChoices) -> ImportReading:
    """Read the figures of a file, of a folder, or of the file that an address leads to."""
    if place.address:
        return read_imported_address(place.address, choices)
    return read_import(place.path or Path(), choices)


def read_bytes(data: bytes, name: str, choices: ReadingChoices) -> ImportReading:
    """Read the figures of bytes that come from no file."""
    return read_imported_bytes(data, name, choices)


def new_registry(path: Path, clock: Clock, language: LanguageWish) -> OpenRegistry:
    """Open a registry that is not there yet: with a title, and nothing else."""
    title = path.stem
    data = f"format = 1\ntitle = {written_literal(title)}\n".encode()
    registry, _ = loader(path, clock)(data)
    return OpenRegistry(path, data, registry, clock, language.code(None))


class ImportDraft(NamedTuple):
    """A plan and the registry with it, and the state of the files from which they were made."""

    plan: ImportPlan
    change: Amended | None
    state: FileStates


def draft(opened: OpenRegistry, request: ImportRequest, reading: ImportReading) -> ImportDraft:
    """Plan an import for the registry as it was found; nothing is written.

    Raises InvalidInput where the registry would be invalid with it, WrongUse for a table outside.
    """
    state = _state(opened, request)
    return ImportDraft(*_draft(opened, request, reading, opened.data), state)


def write(
    opened: OpenRegistry, request: ImportRequest, reading: ImportReading, drafted: ImportDraft
) -> tuple[ImportPlan, Amended | None]:
    """Write an import into the registry as it is now: all of it, or nothing.

    What was drafted is written where no file has changed since, else it is drafted anew.
    """
    make_registry(opened.path, opened.data)

    def change(data: bytes) -> tuple[ImportPlan, Amended | None]:
        if data == opened.data and _state(opened, request) == drafted.state:
            return drafted.plan, drafted.change
        return _draft(opened, request, reading, data)

    return write_import(opened.path, change, Occasion("import", opened.clock.reading))


def _draft(
    opened: OpenRegistry, request: ImportRequest, reading: ImportReading, data: bytes
) -> tuple[ImportPlan, Amended | None]:
    planner = partial(_plan, request, reading, opened.language)
    load = loader(opened.path, opened.clock)
    return draft_import(opened.path, data, load, planner, request.into)


def _state(opened: OpenRegistry, request: ImportRequest) -> FileStates:
    """What the system says of all files that are read beside the registry, and of the table."""
    table = table_path(opened.path, request.into) if request.into else None
    return file_states(opened.path, table)


def _plan(
    request: ImportRequest,
    reading: ImportReading,
    language: str,
    registry: Registry,
    existing: bytes | None,
) -> ImportPlan:
    request = replace(
        request,
        origin=with_facts(request.origin, reading),
        sha256=reading.sha256,
        picks=with_totals(request.picks, reading.totals, reading.whole),
    )
    if edition := known_edition(request.origin, registry):
        known = replace(request, origin=edition)
        if not (plan := _plan_figures(known, reading, language, registry, existing)).moves:
            return save_feed(plan, request, registry)
    plan = _plan_figures(request, reading, language, registry, existing)
    return save_feed(plan, request, registry)


def _plan_figures(
    request: ImportRequest,
    reading: ImportReading,
    language: str,
    registry: Registry,
    existing: bytes | None,
) -> ImportPlan:
    if request.whole:
        return plan_whole(request, reading, registry, existing, language)
    return plan_import(request, reading.figures, registry, existing, language)


def _effect(
    opened: OpenRegistry, plan: ImportPlan, change: Amended | None
) -> tuple[Report, Report] | None:
    """The targets before and after: those that a change concerns, of a platform all."""
    if change is None:
        return None
    if plan.indicator:
        return judge_effect(change, opened.clock)
    return assess(change.before, opened.clock), assess(change.after, opened.clock)


def render(
    opened: OpenRegistry,
    reading: ImportReading,
    plan: ImportPlan,
    change: Amended | None,
    screen: Screen,
) -> str:
    """Render the steps, what becomes of the figures, what is still to be said, and the effect."""
    effect = _effect(opened, plan, change)
    indicators = opened.registry.indicators
    page = view.document(reading, plan, indicators, opened.words, change, effect)
    return draw(page, opened.words, screen)


def render_json(
    opened: OpenRegistry,
    reading: ImportReading,
    plan: ImportPlan,
    change: Amended | None,
    *,
    written: bool,
) -> str:
    """Render the same for programs."""
    effect = _effect(opened, plan, change)
    day = opened.clock.as_of.isoformat()
    data = exchange_data.data(reading, plan, day, Words.load("en"), change, effect, written=written)
    return json.write(data)


def render_question(opened: OpenRegistry, plan: ImportPlan) -> str:
    """Render the question whether the figures are to be written."""
    return view.question(plan, opened.registry.path, opened.words)


def render_outcome(
    opened: OpenRegistry, reading: ImportReading, plan: ImportPlan, change: Amended | None
) -> str:
    """Render what was written, and where."""
    return view.outcome(reading, plan, change, opened.words)
