"""Which profiles fit a table, with the evidence for each: a proposal, never a decision."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from mic_tracker.model.edit.exchange.problem import ProblemCode, RefusedRow
from mic_tracker.model.edit.exchange.profile import FileLayout, Profile, ProfileEvidence
from mic_tracker.read.exchange.formats import FORMATS
from mic_tracker.read.exchange.imported_files import read_tables, unread_file
from mic_tracker.read.exchange.long_table import read_long
from mic_tracker.read.exchange.profiles import PROFILES, read_profile
from mic_tracker.read.exchange.roles import folded, split_head
from mic_tracker.read.exchange.source_folder import SourceFile
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile

_SHOWN = 5
_START = 1024
_SIGNS: dict[str, tuple[bytes, ...]] = {
    "delimited": (),
    "px": (b"CHARSET=", b"AXIS-VERSION=", b"CODEPAGE=", b"LANGUAGE="),
    "sdmx-ml": (b"<",),
    "xlsx": (b"PK\x03\x04",),
}
"""With which files of a format begin."""
_JSON = (b"{", b"[")
"""With which those of all others begin, whose readers tell them apart."""
_PLAINEST = {"delimited": "tidy-csv", "xlsx": "xlsx-tidy"}
_NO_LAYOUT = FileLayout()
_PERIODS = 1
"""Headings that are periods, for a table to have its periods in them."""


class Proposal(NamedTuple):
    """A profile that fits, and why."""

    profile: str
    format: str
    """The format of the file, which its first bytes tell."""
    columns: tuple[str, ...]
    """Headings that tell it, as written."""
    periods: tuple[str, ...]
    """The first headings that are periods."""
    facts: tuple[str, ...]
    """Facts above or below the table that tell it."""
    file: str | None
    """The pattern that the name of the file matches."""
    general: bool
    """Whether it fits many kinds of file."""

    @property
    def strength(self) -> int:
        """How many signs there are of it."""
        return len(self.columns) + bool(self.periods) + len(self.facts) + 2 * bool(self.file)


class DetectedFile(NamedTuple):
    """What a file may be."""

    proposals: tuple[Proposal, ...]
    """The surest first; several that are not general mean that nobody can be sure."""
    unread: Mapping[str, RefusedRow]
    """Why no table can be read in the formats that it may be in, by their names."""
    format: str | None = None
    """The first format in which it has tables."""

    @property
    def recognised(self) -> str | None:
        """The format whose reader knows the file, and cannot take a table from it."""
        other = ProblemCode.OTHER_SHAPE
        return next((name for name, row in self.unread.items() if row.code is not other), None)


def detect_file(
    file: SourceFile, profiles: Sequence[Profile] = (), layout: FileLayout = _NO_LAYOUT
) -> DetectedFile:
    """Propose profiles for a file: its bytes tell the formats, its tables the profiles.

    `profiles` are those of a person, which are tried before the ones that ship; `layout` is what a
    person says of the file, whatever its format.
    """
    proposals: list[Proposal] = []
    unread: dict[str, RefusedRow] = {}
    readable: str | None = None
    for name in likely_formats(file.data):
        try:
            tables = read_tables(file, layout.model_copy(update={"format": name}))
        except UnreadableFile as problem:
            unread[name] = unread_file(file.name, problem)
            continue
        readable = readable or name
        for table in tables:
            found = propose_profiles(table, profiles, name)
            proposals += found if len(tables) == 1 else _with_figures(found, table, profiles)
    best = {proposal.profile: proposal for proposal in _sorted(proposals)[::-1]}
    return DetectedFile(_sorted([*best.values()][::-1]), {} if proposals else unread, readable)


def _with_figures(
    proposals: Iterable[Proposal], table: SourceTable, profiles: Sequence[Profile]
) -> Iterator[Proposal]:
    """Those that find figures: a sheet of contents with a column Date says nothing of others."""
    own = {profile.name: profile for profile in profiles}
    for proposal in proposals:
        if has_figures(table, own.get(proposal.profile) or read_profile(proposal.profile)):
            yield proposal


def has_figures(table: SourceTable, profile: Profile) -> bool:
    """Whether a profile finds values and periods in a table."""
    try:
        read_long(table, profile)
    except UnreadableFile:
        return False
    return True


def likely_formats(data: bytes) -> tuple[str, ...]:
    """The formats that a file with these first bytes may be in."""
    start = data[:_START].removeprefix(BOM_UTF8).lstrip()
    found = (name for name in FORMATS if start.startswith(_SIGNS.get(name, _JSON)))
    return tuple(found) or ("delimited",)


def profile_of(format_name: str) -> str:
    """The plainest profile of a format: what a file is read as that fits none."""
    return _PLAINEST.get(format_name) or next(
        name for name in PROFILES if read_profile(name).layout.format == format_name
    )


def propose_profiles(
    table: SourceTable, profiles: Sequence[Profile] = (), format_name: str | None = None
) -> tuple[Proposal, ...]:
    """The profiles that fit a table, the one with most evidence first and general ones last.

    With the name of a format, only those that are for it.
    """
    every = (*profiles, *map(read_profile, PROFILES))
    chosen = (p for p in every if format_name in {None, p.layout.format})
    return _sorted(filter(None, (_best(table, profile) for profile in chosen)))


def _sorted(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(sorted(proposals, key=lambda found: (found.general, -found.strength)))


def _best(table: SourceTable, profile: Profile) -> Proposal | None:
    found = [*filter(None, (_match(table, profile, each) for each in profile.evidence))]
    return max(found, key=lambda proposal: proposal.strength, default=None)


def _match(table: SourceTable, profile: Profile, evidence: ProfileEvidence) -> Proposal | None:
    """The proposal that a table gives grounds for; None where any of the evidence lacks."""
    columns = [_heading(table.header, words) for words in evidence.columns]
    if evidence.ending:
        columns.append(next((h for h in table.header if _ends(h, evidence.ending)), None))
    periods = tuple(islice(_periods(table.header, profile), _SHOWN)) if evidence.periods else ()
    matches = (
        None not in columns,
        not any(_heading(table.header, words) for words in evidence.without),
        not evidence.only or len(columns) == len([h for h in table.header if h.strip()]),
        not evidence.periods or len(periods) >= _PERIODS,
        all(fact in table.facts for fact in evidence.facts),
        not evidence.file or _is_named(table.name, evidence.file),
    )
    if not all(matches):
        return None
    heads = tuple(head for head in columns if head)
    names = profile.name, profile.layout.format
    return Proposal(*names, heads, periods, evidence.facts, evidence.file, profile.general)


def _heading(header: Sequence[str], words: str) -> str | None:
    """The heading that is one of the words, which may end in `*`."""
    wanted = [folded(word) for word in words.split("|")]
    heads = ((head, folded(head)) for head in header)
    return next((h for h, f in heads if any(_is_word(f, word) for word in wanted)), None)


def _is_word(head: str, word: str) -> bool:
    start = word.removesuffix("*")
    return head == word or (start != word and head.startswith(start))


def _ends(head: str, ending: str) -> bool:
    return head.strip().endswith(ending)


def _periods(header: Sequence[str], profile: Profile) -> Iterator[str]:
    known = {folded(name) for name in profile.columns}
    return (h for h in header if folded(h) not in known and split_head(h.strip(), profile))


def _is_named(name: str, pattern: str) -> bool:
    return fnmatchcase(PurePosixPath(name.partition("#")[0]).name, pattern)
