"""Where a database is: its address stands in an environment variable, never in a file.

Only variables of one prefix are looked at, so that a stranger's registry can name no other secret
of whoever reads it; and none of them is there unless its user has set it for this program.
"""

import os
import re

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.bulk.servers.engines import ENGINES, Login
from mic_tracker.text.suggest import list_words

PREFIX = "MIC_TRACKER_DB_"
"""Of the variables that hold an address."""
_NAME = re.compile(rf"{PREFIX}[A-Z0-9_]{{1,50}}", re.ASCII)
_DIGITS = re.compile(r"\d{1,5}", re.ASCII)
_TIME = "MIC_TRACKER_DATABASE_SECONDS"
_SECONDS = 300
"""For all that is asked of one database, unless the variable says otherwise."""
_LONGEST = 24 * 60 * 60


def is_variable(name: str) -> bool:
    """Whether a variable of this name may hold an address."""
    return _NAME.fullmatch(name) is not None


def find_login(variable: str) -> Login:
    """Find the address that a variable holds; OutsideWorld where it has none that can be used."""
    address = os.environ.get(variable, "").strip()
    if not address:
        raise OutsideWorld("database_unset", variable=variable)
    if engine_name(address) not in ENGINES:
        raise OutsideWorld("database_unknown", variable=variable, known=list_words([*ENGINES]))
    return Login(variable, address, _seconds())


def engine_name(address: str) -> str:
    """The engine that an address is for: what stands before its first colon."""
    return address.partition(":")[0].lower()


def _seconds() -> int:
    written = os.environ.get(_TIME, "").strip()
    if not written:
        return _SECONDS
    seconds = int(written) if _DIGITS.fullmatch(written) else 0
    if not 0 < seconds <= _LONGEST:
        raise OutsideWorld("database_seconds", variable=_TIME, most=_LONGEST)
    return seconds
