"""The part of YAML that metadata needs: lists and tables of texts, without references.

Every scalar stays a text, as `04/03/2022`, `1:30` and `no` mean what they look like. Anchors and
aliases are refused: a few lines with them stand for more than any machine holds.
"""

from typing import Any, cast

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.text import limits

_FRONT = "---"
YamlTable = dict[str, object]


def read_yaml_table(data: bytes) -> YamlTable:
    """Read the table that a file holds: all of it, or what stands above a Markdown text.

    Raises UnreadableFile for what is no such table, and OutsideWorld without the extra that can.
    """
    if len(data) > limits.METADATA_BYTES:
        raise UnreadableFile("large_metadata", {"limit": limits.METADATA_BYTES})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile("broken_metadata", {}, line) from None
    content = _load(_front_matter(text))
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise UnreadableFile("broken_metadata")
    return cast("YamlTable", content)


def _front_matter(text: str) -> str:
    """What stands between two lines of dashes at the beginning; all of a text without them."""
    lines = text.split("\n")
    if lines[0].strip() != _FRONT:
        return text
    ends = (i for i, line in enumerate(lines[1:], start=1) if line.strip() == _FRONT)
    # the line of the first dashes stays, so that lines are counted as in the file
    return "\n".join(["", *lines[1 : next(ends, len(lines))]])


def _load(text: str) -> object:
    yaml = _yaml()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _check_events(yaml, text, loader)
        return yaml.load(text, Loader=loader)
    except UnreadableFile:
        raise
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UnreadableFile("broken_metadata", {}, mark.line + 1 if mark else 1) from None
    except (RecursionError, ValueError):
        raise UnreadableFile("broken_metadata") from None


def _check_events(yaml: Any, text: str, loader: object) -> None:  # noqa: ANN401 - a module
    """Refuse references, and lists within lists beyond a bound, before anything is made of them."""
    depth, most = 0, limits.METADATA_ENTRIES
    for count, event in enumerate(yaml.parse(text, Loader=loader)):
        if count > most:
            raise UnreadableFile("large_metadata", {"limit": most}, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableFile("references_in_metadata", {}, event.start_mark.line + 1)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > limits.DEPTH:
            raise UnreadableFile(
                "deep_metadata", {"limit": limits.DEPTH}, event.start_mark.line + 1
            )


def _yaml() -> Any:  # noqa: ANN401 - a module
    try:
        import yaml
    except ImportError as error:
        raise OutsideWorld("no_open_sdg", extra="open-sdg") from error
    return yaml
