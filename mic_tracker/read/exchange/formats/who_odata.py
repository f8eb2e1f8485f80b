"""OData of the Global Health Observatory (WHO): `value` is a list of figures with their bounds."""

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.json import cell_of, items, members, parse_json
from mic_tracker.read.exchange.syntax.named_cells import filled, table_of

_CONTEXT, _MORE = "@odata.context", "@odata.nextLink"


def read(data: bytes, name: str, _: FileLayout) -> tuple[SourceTable, ...]:
    """Read an answer: one row for each figure, all keys as columns.

    `NumericValue`, `Low` and `High` are figures; `Value` is the text to show. Facts: `url`, and
    `more` with the address of the next part where the answer is not the whole.
    """
    answer = members(parse_json(data))
    if "error" in answer:
        said = members(answer["error"])
        message = cell_of(said.get("message")) or cell_of(said.get("code"))
        raise UnreadableFile("service_message", {"message": message})
    if not isinstance(answer.get("value"), list):
        raise UnreadableFile("other_shape", {"format": "who-odata"})
    rows = ({key: cell_of(v) for key, v in members(r).items()} for r in items(answer["value"]))
    facts = {"url": cell_of(answer.get(_CONTEXT)), "more": cell_of(answer.get(_MORE))}
    return (table_of(name, rows, filled(facts)),)
