"""SDMX-ML 2.1 and 3.0, generic and structure-specific, without the structure that it refers to."""

from collections.abc import Iterator

from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable, UnreadableFile
from mic_tracker.read.exchange.syntax.named_cells import NamedCells, filled, table_of
from mic_tracker.read.exchange.syntax.sdmx_groups import SdmxGroups
from mic_tracker.read.exchange.syntax.sdmx_message import SdmxDataSet, SdmxMessage
from mic_tracker.read.exchange.syntax.xml import XmlHandlers, parse_xml
from mic_tracker.text.suggest import list_words


def read(data: bytes, name: str, _: FileLayout) -> tuple[SourceTable, ...]:
    """Read each data set: one row for each observation, codes as they are, with its line.

    Dimensions and attributes are columns by their ids, `OBS_VALUE` among them; attributes of
    series, groups and data sets stand in each row that they hold for. Facts: `publisher` (the
    sender), `published` (when the message was prepared). Refused: messages without data, with what
    the service says instead, and those that take observations back.
    """
    message = SdmxMessage()
    parse_xml(data, XmlHandlers(message.start, message.end))
    if not message.data_sets:
        if message.messages:
            raise UnreadableFile("service_message", {"message": list_words(message.messages)})
        raise UnreadableFile("other_shape", {"format": "sdmx-ml"})
    header = message.header
    facts = {"publisher": header.get("Sender", ""), "published": header.get("Prepared", "")}
    several = len(message.data_sets) > 1
    return tuple(
        table_of(
            f"{name}#{number}" if several else name,
            _rows(data_set),
            filled(facts),
            [observation.line for observation in data_set.observations],
        )
        for number, data_set in enumerate(message.data_sets, start=1)
    )


def _rows(data_set: SdmxDataSet) -> Iterator[NamedCells]:
    groups = _groups(data_set)
    for observation in data_set.observations:
        cells = {**observation.series, **observation.cells}
        yield {**cells, **groups.cells(cells), **data_set.cells}


def _groups(data_set: SdmxDataSet) -> SdmxGroups:
    """The groups of a data set.

    Without a structure the key of a group is what it names and observations name, too: an
    attribute is attached at one level only.
    """
    groups = SdmxGroups()
    names = {key for one in data_set.observations for key in (*one.series, *one.cells)}
    for group in data_set.groups:
        key = {name: text for name, text in group.items() if name in names}
        groups.add(key, {name: text for name, text in group.items() if name not in names})
    return groups
