"""The formats of data sets that are a folder, one module each; a new one is a file and a line."""

from typing import TYPE_CHECKING

from mic_tracker.lazy_table import LazyTable

# completion and help name the formats, and load none
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mic_tracker.show.export.dataset import ExportDataset, FolderFile

    ListFiles = Callable[[ExportDataset], Iterable[FolderFile]]

PACKAGES: "LazyTable[ListFiles]" = LazyTable(
    {
        "frictionless": "mic_tracker.show.export.packages.frictionless:files",
        "open-sdg": "mic_tracker.show.export.packages.open_sdg:files",
    }
)
