"""A registry with a text of a stranger in every field that takes one, and what it may not become.

`@` stands for the text in the templates; the ids, the references and the words of the format are
those of a sound registry.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

STEERING = {
    "commands": "::stop-commands::x ::set-output name=a::b ##[add-mask]x ##vso[task.x]y",
    "lines of commands": "x\n::stop-commands::x\r\n  ::error::y\n##[add-mask]x\n##vso[task.x]y",
    "escapes": "\x1b[31m\x1b]0;title\x07 \x9b2J \x85 \x7f \x08\x08",
    "hidden": "\u202eevil\u2066\u2028::x::\u2029\u200b\ufeff\u00ad\U000e0041\U000e007f\ufff9",
}
"""What moves a terminal, hides, reorders, or is a command to the program that collects a log."""
FORMULAS = {
    "formula": "=HYPERLINK(1)",
    "formula behind a return": "\r=HYPERLINK(1)",
    "formula behind a tab": "\t+cmd|x",
    "formula behind a blank": " @SUM(1)",
    "full-width formula": "\uff1d1+1",
    "full-width sign": " \uff0b1",
    "minus": "-1+1",
}
MARKUP = {
    "links": "https://e.example/a http://e.example www.e.example _www.e.example ftp://e.example",
    "mentions": "@owner owner/name#12 #34 !56 GH-78 &90 a@e.example mailto:x xmpp:y",
    "more mentions": "[issue:9] *iteration:3 ~label %4 $5 owner@a1c02f100",
    "markup": "| a | **b** `c` [d](javascript:e) <img src=x> <!-- ]]> & ~~f~~ $g$ \\",
    "lines of markup": "# heading\n- item\n1. one\n> quote\n```\n    code\n===\n---",
}

VALID = """\
format = 1
title = @

[settings]
language = "en"

[sources.s]
title = @
publisher = @
author = @
published = 2022-02-01
file = "report.pdf"
licence = @
note = @

[sources.t]
title = @
url = "https://example.org/report"
published = 2023-02-01

[indicators.firms]
name = { en = @, vi = @ }
unit = @
measure = "count"
desired = "increase"
every = "year"
definition = @
note = @
series = { all = @, active = @ }

[indicators.steps]
name = @
unit = "stage"
measure = "stage"
desired = "increase"

[targets.firms]
kind = "level"
indicator = "firms"
name = @
area = "north"
series = "all"
at_least = 860
by = 2030
tags = ["tag"]
note = @
stated = { source = "s", at = @ }

[targets.foggy]
kind = "level"
indicator = "firms"
series = "active"
at_least = 100
by = 2030
unclear = @
stated = { source = "t", at = @ }

[targets.steps]
kind = "milestone"
indicator = "steps"
by = 2020
stages = [@, "second"]
stated = { source = "s", at = @ }

[[observations]]
indicator = "firms"
area = "north"
series = "all"
period = 2020
value = 500
value_text = @
source = "s"
at = @
note = @

[[observations]]
indicator = "firms"
area = "north"
series = "all"
period = 2021
value = 510
derived = @
unsourced = @
published = 2022-03-01

[[observations]]
indicator = "firms"
area = "north"
series = "all"
period = 2023
value = 900
status = "projected"
source = "t"
at = @

[[observations]]
indicator = "firms"
series = "active"
undated = @
value = 50
source = "t"

[[observations]]
indicator = "steps"
period = 2021
value = 1
stage = @
source = "s"

[[waivers]]
target = "firms"
rule = "off-track"
until = 2024-12-31
reason = @
issue = @
by = @

[feeds.figures]
path = "figures.csv"
indicator = "firms"
columns = { @ = { role = "dimension", name = @, named_by = @ } }
pick = { @ = @ }
unit_is = @
source = { title = @, publisher = @, author = @, url = @ }
at = @
note = { en = @, vi = @ }
"""

INVALID = """\
format = 1
title = @
include = ["data.csv", @]
@ = 1

[sources.@]
title = @
published = @

[sources.ok]
title = @
url = @
sha256 = @

[indicators.firms]
name = @
unit = @
measure = @
desired = @
@ = @
prefer = [@]

[targets.@]
kind = "level"
indicator = @

[targets.firms]
kind = @
indicator = "firms"
at_least = @
by = @
method = @

[[observations]]
indicator = @
period = @
value = @
source = @
status = @
stage = @

[[waivers]]
target = @
rule = @
until = @
reason = @

[feeds.@]
path = @

[feeds.words]
path = @
indicator = @
profile = @
encoding = @
columns = { @ = @, b = { @ = @ } }
into = @
source = @
@ = 1

[feeds.places]
url = @
into = @
encoding = @
profile = { @ = 1, statuses = @, layout = { format = @ } }

[feeds.names]
path = "a.csv"
indicator = "firms"
source = "s"
encoding = @
profile = { statuses = @, otherwise = "x", layout = { format = @ } }
"""


def filled(template: str, text: str) -> str:
    """A template with the text in it, in quotes; only what TOML has no room for has a code."""
    inside = "".join(_coded(c) if c < " " or c in '"\\\x7f' else c for c in text)
    return template.replace("@", f'"{inside}"')


def _coded(char: str) -> str:
    return f"\\u{ord(char):04x}"


def steering(text: str, *, ends: str = "\n") -> set[str]:
    """The characters of an output that could steer its reader, by their codes."""
    found = {c for c in {*text} - {*ends} if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}}
    return {f"{ord(c):x}" for c in found - {"\u200c", "\u200d"}}


def commands(page: str) -> Iterator[str]:
    """The lines of a page that a CI runner would obey."""
    for line in page.splitlines():
        if line.lstrip().startswith("::") or re.search(r"##\w*\[", line):
            yield line


def formulas(cells: Iterable[str]) -> Iterator[str]:
    """The cells that a spreadsheet would run."""
    return (cell for cell in cells if cell.strip()[:1] in {*"=+-@＝＋－＠"} - {""})


def links(page: str) -> Iterator[str]:
    """What GitHub or GitLab would make a link of, outside of blocks of code."""
    prose = "\n".join(line for line in page.split("\n") if not line.startswith("    "))
    made = (
        r"\w://|www\.\w|mailto:|xmpp:|@\w|(?<!&)[#!]\d|\bGH-\d|&amp;\d"
        r"|\[[a-z_]+:|\*iteration:|(?<!\\)\]\(|<(?!/?(?:br|details|summary)>)"
    )
    return (match[0] for match in re.finditer(made, prose, re.IGNORECASE))
