"""Text from data on one line, made safe for a log that a program reads as well."""

import re

from mic_tracker.text.escape import prose

_COMMAND = re.compile(r"##(?=\w*\[)")
"""`##[name]` and `##vso[name]`: CI runners obey them wherever in a line they stand."""


def harmless(text: str) -> str:
    r"""The text as one paragraph without steering characters; `##[` shows as `#\x23[`."""
    return _COMMAND.sub(r"#\\x23", prose(text))
