"""The names of members of a dimension, in the language of the reader."""

from mic_tracker.model.indicator import Indicator
from mic_tracker.model.members import AREA, Members
from mic_tracker.show.language.words import Words
from mic_tracker.text.escape import prose


def member_name(name: str, member: str, indicator: Indicator, words: Words) -> str:
    """Return the name that a dimension lists for a member, else the member as it is written."""
    dimension = indicator.dimension(name)
    listed = (dimension and dimension.members) or {}
    return words.local(listed[member]) if member in listed else prose(member)


def dimension_name(name: str, indicator: Indicator, words: Words) -> str:
    """Return the name of a dimension; of the area without one, the word for it."""
    dimension = indicator.dimension(name)
    if dimension and dimension.name:
        return words.local(dimension.name)
    return words.text("show", "area") if name == AREA else prose(name)


def members_text(members: Members, indicator: Indicator, words: Words) -> str:
    """Return the names of all members, the area first; nothing for the total."""
    ordered = sorted(members, key=lambda pair: pair[0] != AREA)
    return words.names(member_name(name, member, indicator, words) for name, member in ordered)
