"""A sketch of a registry in which a goal is tried before all is known: what it is about, no more.

To read the registry itself after an answer could take as long as a command.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from mic_tracker.edit.request import Request, SourceRequest, TargetRequest
from mic_tracker.model.registry import Registry
from mic_tracker.text.toml.insertion import end_of_block

_HEAD = 'format = 1\ntitle = "-"\n'


def with_stand_ins(request: Request, registry: Registry) -> TargetRequest | None:
    """The request with an id and a source in place of those that have not been asked for yet.

    None for what is no new target, and where the source is known: then it is tried as it is.
    """
    if not isinstance(request, TargetRequest) or request.restate is not None:
        return None
    origin = request.origin
    if origin.source or origin.new:
        return None
    id_ = request.id or _free_id("target", registry.targets)
    return replace(request, id=id_, origin=SourceRequest(title="-", published="unknown"))


def sketch_registry(request: TargetRequest, registry: Registry, data: bytes) -> bytes:
    """A registry that has those indicators of a goal that are on record, and nothing else."""
    named = (request.indicator.id, request.goal.get("than"))
    wanted = {id_: None for id_ in named if id_ in registry.indicators}
    return "\n".join([_HEAD, *_blocks(wanted, registry, data.decode())]).encode()


def _blocks(indicators: Collection[str | None], registry: Registry, text: str) -> Iterator[str]:
    """The text of each indicator in the file."""
    lines = text.splitlines(keepends=True)
    for id_ in indicators:
        line = registry.places["indicators", id_ or ""].line
        start = sum(map(len, lines[: line - 1]))
        yield text[start : end_of_block(text, line)]


def _free_id(wish: str, taken: Collection[str]) -> str:
    """An id that is not taken."""
    return wish if wish not in taken else _free_id(f"{wish}-", taken)
