"""The roles of the columns: what each of them holds, as a profile says and its heading tells."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from mic_tracker.model.edit.exchange.profile import ColumnRole, Profile, Role
from mic_tracker.read.exchange.syntax.named_cells import CODE, LABEL
from mic_tracker.text.periods.source_period import (
    PeriodNotation,
    SourcePeriod,
    read_source_period,
)

_LABEL = ": "
_CODE = re.compile(r"[A-Z][A-Z0-9_]*|[a-z][a-z0-9_]*", re.ASCII)
_LONGEST_HEAD = 100


class AssignedColumn(NamedTuple):
    """A column and what it holds."""

    at: int
    """Its index in a row."""
    head: str
    """Its heading, without a label."""
    role: Role
    name: str
    """What it is called as a dimension or a part of the key; of a status, the list of codes."""
    named_by: int | None = None
    """The column whose cells name it."""
    period: str | None = None
    """Of values below a heading that is a period, what it says of the period."""
    member: tuple[ColumnRole, str] | None = None
    """Of values below other headings, what the heading is."""


def assign_roles(
    header: Sequence[str], profile: Profile, texts: Collection[int] = ()
) -> tuple[AssignedColumn, ...]:
    """Say what each column of a table holds; columns without a heading are ignored.

    `texts` are columns without numbers, which are no values where all further columns are.
    """
    heads = [code_of(head) if profile.labels else head.strip() for head in header]
    known = {folded(name): role for name, role in profile.columns.items()}
    places = {folded(head): i for i, head in reversed([*enumerate(heads)])}
    period = next((i for i, h in enumerate(heads) if known.get(folded(h)) == "period"), -1)
    assign = partial(_assign, profile=profile, known=known, places=places, period=period)
    return tuple(assign(i, head, is_text=i in texts) for i, head in enumerate(heads))


def _assign(  # noqa: PLR0913 - what a column holds is said in so many places
    index: int,
    head: str,
    *,
    profile: Profile,
    known: Mapping[str, Role | ColumnRole],
    places: Mapping[str, int],
    period: int,
    is_text: bool,
) -> AssignedColumn:
    if found := _known_role(head, profile, known):
        given = found if isinstance(found, ColumnRole) else ColumnRole(role=found)
        named_by = places.get(folded(given.named_by)) if given.named_by else None
        return AssignedColumn(index, head, given.role, given.name or head, named_by)
    if not head or _says_again(head, places):
        return AssignedColumn(index, head, "ignore", head)
    if profile.unpivot == "columns" and profile.member and not is_text:
        return AssignedColumn(index, head, "value", head, member=(profile.member, head))
    if profile.unpivot == "periods" and (split := split_head(head, profile)):
        return AssignedColumn(index, head, "value", head, period=split[0], member=split[1])
    return AssignedColumn(index, head, _other_role(index, head, profile, period), head)


def _known_role(
    head: str, profile: Profile, known: Mapping[str, Role | ColumnRole]
) -> Role | ColumnRole | None:
    """What the profile says of a column; a label beside a code may differ from it in case only."""
    if profile.others == "coded" and not _CODE.fullmatch(head):
        return profile.columns.get(head)
    return known.get(folded(head))


def _says_again(head: str, places: Mapping[str, int]) -> bool:
    """Whether a column has the label or the code of what another one has."""
    start = next((head.removesuffix(end) for end in (LABEL, CODE) if head.endswith(end)), head)
    return start != head and folded(start) in places


def _other_role(index: int, head: str, profile: Profile, period: int) -> Role:
    """What a column is of which a profile says nothing."""
    if profile.others == "coded":
        return "dimension" if index < period and _CODE.fullmatch(head) else "ignore"
    return profile.others


def split_head(head: str, profile: Profile) -> tuple[str, tuple[ColumnRole, str] | None] | None:
    """The period that a heading is or begins with, and what the rest of it is; None without one."""
    notation = notation_of(profile)
    if len(head) > _LONGEST_HEAD:
        return None
    if isinstance(read_source_period(head, notation), SourcePeriod):
        return head, None
    words = head.split(" ")
    for count in range(len(words) - 1, 0, -1) if profile.member else ():
        start = " ".join(words[:count])
        if profile.member and isinstance(read_source_period(start, notation), SourcePeriod):
            return start, (profile.member, " ".join(words[count:]))
    return None


def notation_of(profile: Profile) -> PeriodNotation:
    """How the periods of a kind of file are written."""
    language = "vi" if profile.dates == "day-first" else "en"
    starts = int(profile.year_starts) if profile.year_starts else None
    return PeriodNotation(language, starts, profile.px)


def code_of(text: str) -> str:
    """The code of a text that is a code, a colon and a label; the sign of lists is left out."""
    return text.partition(_LABEL)[0].strip().removesuffix("[;]")


def folded(head: str) -> str:
    """A heading as headings are compared: small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", head).casefold().split())
