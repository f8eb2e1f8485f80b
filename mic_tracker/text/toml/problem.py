"""What is wrong with a text before it is TOML, as codes and facts; the words are `show`'s."""

from collections.abc import Mapping
from dataclasses import dataclass

from mic_tracker.text.toml.locate import Place


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One thing that keeps a text from being TOML.

    Codes: MT001 syntax, MT002 thousands separators, MT003 decimal comma, MT004 leading zero,
    MT005 impossible date, MT006 bad bytes or control characters, MT007 duplicate key or table,
    MT008 beyond the bounds, MT009 text or a period without quotes.

    Facts: `written`, the offending token; `instead`, what to write, when that is known; `cause`,
    a short word, always for MT001, MT006 and MT008; `first`, the line of the first definition
    (MT007); `limit` (MT008).
    """

    code: str
    place: Place
    facts: Mapping[str, str]
