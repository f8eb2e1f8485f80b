"""The formats of data sets that are one file, one module each; a new one is a file and a line."""

from typing import TYPE_CHECKING

from mic_tracker.lazy_table import LazyTable

# completion and help name the formats, and load none
if TYPE_CHECKING:
    from collections.abc import Callable

    from mic_tracker.show.export.dataset import ExportDataset

    WriteDataset = Callable[[ExportDataset], str]

DATASETS: "LazyTable[WriteDataset]" = LazyTable(
    {
        "sdmx-csv": "mic_tracker.show.export.datasets.sdmx_csv:write",
        "sdmx-ml": "mic_tracker.show.export.datasets.sdmx_ml:write",
        "sdmx-ml-3": "mic_tracker.show.export.datasets.sdmx_ml_3:write",
        "sdmx-ml-structure": "mic_tracker.show.export.datasets.sdmx_ml_structure:write",
    }
)
