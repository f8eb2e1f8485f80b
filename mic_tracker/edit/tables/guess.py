"""What the address of a new source lets guess of its keys; nothing is fetched."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from mic_tracker.edit.request import NewSourceRequest
from mic_tracker.model.registry import Registry
from mic_tracker.text.address import Address, host_of, read_address


class Guess(NamedTuple):
    """What an address says, or lets guess, of the page that it leads to."""

    keys: Mapping[str, str]
    """The keys that are taken from it, as they would be typed."""
    remarks: Mapping[str, str]
    """What to say of a key that is a guess."""
    title: str | None = None
    """A title that is suggested, and not taken."""


NOTHING = Guess({}, {})


def guess_keys(address: str | None, registry: Registry) -> Guess | None:
    """Guess keys from an address, and from what is on record of its host; None: it is none."""
    if address is None:
        return NOTHING
    found = read_address(address)
    if found is None:
        return None
    publisher, remark = _guess_publisher(found, registry)
    keys = {
        "publisher": publisher,
        "url": found.url,
        "archive": found.archive,
        "published": found.published and str(found.published),
        "accessed": found.copied and found.copied.isoformat(),
    }
    remarks = {"publisher": remark, "published": "published_guessed", "accessed": "accessed_copy"}
    return Guess({key: text for key, text in keys.items() if text}, remarks, found.title)


def _guess_publisher(found: Address, registry: Registry) -> tuple[str | None, str]:
    """The publisher of other sources of the host, else the host itself; and what to say of it."""
    others = (s.publisher for s in registry.sources.values() if host_of(s.url) == found.host)
    known = Counter(publisher for publisher in others if publisher and found.host)
    if known:
        return known.most_common(1)[0][0], "publisher_of_host"
    return found.host, "publisher_guessed"


def suggest_title(request: NewSourceRequest, registry: Registry) -> str | None:
    """The title that the address of a request suggests."""
    guess = guess_keys(request.address, registry)
    return guess.title if guess else None
