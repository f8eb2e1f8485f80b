"""An SDMX-ML message, collected while its elements come by: its figures and what they share."""

import re
from typing import NamedTuple

from mic_tracker.read.exchange.source_table import UnreadableFile
from mic_tracker.read.exchange.syntax.named_cells import NamedCells, check_extent
from mic_tracker.read.exchange.syntax.xml import XmlAttributes
from mic_tracker.text.suggest import written_value

_BLOCKS = {"DataSet", "Series", "Obs", "Group", "Atts"}
"""Elements whose attributes, or whose inner values, are cells."""
# of a data set, what is about the message and not about its figures
_OF_MESSAGE = {
    *("action", "structureRef", "setID", "dataScope", "validFromDate", "validToDate"),
    *("reportingBeginDate", "reportingEndDate", "publicationYear", "publicationPeriod"),
}
# attributes with a prefix, of the namespace, and the kind of a group
_NO_CELL = re.compile(":|^xmlns$|^type$")


class SdmxObservation(NamedTuple):
    """An observation: its own cells, those of its series, and its line."""

    cells: NamedCells
    series: NamedCells
    line: int


class SdmxDataSet(NamedTuple):
    """A data set: what holds for all of it, for its groups, and its observations."""

    cells: NamedCells
    groups: list[NamedCells]
    """The keys and the attributes of each group, together."""
    observations: list[SdmxObservation]


class SdmxMessage:
    """What has come by of a message, in any of the forms of 2.1 and 3.0."""

    def __init__(self) -> None:
        """Begin before the root."""
        self.root = ""
        self.data_sets: list[SdmxDataSet] = []
        self.header: dict[str, str] = {}
        """`Prepared`, and `Sender` with its name, or else its id."""
        self.messages: list[str] = []
        """What a service says, beside data or in place of them."""
        self._at_observation = "TIME_PERIOD"
        self._open: list[dict[str, str]] = []
        self._line = 0
        self._component: tuple[str, list[str]] = ("", [])
        self._inside: list[str] = []

    def start(self, name: str, attributes: XmlAttributes, line: int) -> None:
        """Take the start of an element."""
        self.root = self.root or name
        self._inside.append(name)
        if name in _BLOCKS:
            self._begin(name, attributes, line)
        elif self._open:
            self._take(name, attributes)
        elif name == "Structure":
            self._at_observation = attributes.get("dimensionAtObservation", self._at_observation)
        elif name == "Sender":
            self.header["Sender"] = attributes.get("id", "")

    def _begin(self, name: str, attributes: XmlAttributes, line: int) -> None:
        cells = {key: text for key, text in attributes.items() if not _NO_CELL.search(key)}
        if name == "DataSet":
            action = [text for key, text in attributes.items() if key.endswith("action")]
            if "Delete" in action:
                raise UnreadableFile("sdmx_deletes", {}, line)
            cells = {key: text for key, text in cells.items() if key not in _OF_MESSAGE}
            self.data_sets.append(SdmxDataSet(cells, [], []))
        elif not self.data_sets:
            raise UnreadableFile("sdmx_outside", {"element": written_value(name)}, line)
        self._open.append(cells)
        self._line = line

    def _take(self, name: str, attributes: XmlAttributes) -> None:
        """Take a value of the innermost block."""
        value = attributes.get("value")
        if name == "Comp":
            self._component = (attributes.get("id", ""), [])
        elif value is None:
            return
        elif name == "ObsValue":
            self._open[-1]["OBS_VALUE"] = value
        elif name in {"Value", "ObsDimension"}:
            self._open[-1][attributes.get("id", self._at_observation)] = value

    def end(self, name: str, text: str) -> None:
        """Take the end of an element, with its text."""
        self._inside.pop()
        if name in _BLOCKS:
            self._close(name, self._open.pop())
        elif name == "Comp" and self._open:
            self._open[-1][self._component[0]] = "; ".join(self._component[1])
        elif name in {"Value", "StructuredText"} and text:
            self._component[1].append(text)
        elif name == "Text" and not self.data_sets:
            self.messages.append(text)
        elif not self._open:
            self._head(name, text)

    def _head(self, name: str, text: str) -> None:
        if name == "Prepared":
            self.header[name] = text
        elif name == "Name" and self._inside[-1:] == ["Sender"] and text:
            self.header["Sender"] = text

    def _close(self, name: str, cells: NamedCells) -> None:
        current = self.data_sets[-1]
        if name == "Obs":
            series = self._open[-1] if len(self._open) > 1 else {}
            current.observations.append(SdmxObservation(cells, series, self._line))
            check_extent(len(current.observations), len(cells) + len(series))
        elif name in {"Group", "Atts"}:
            current.groups.append(cells)
