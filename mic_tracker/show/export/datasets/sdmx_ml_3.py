"""SDMX-ML 3.0: structure-specific data, in XML."""

from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.sdmx_message import write_message


def write(dataset: ExportDataset) -> str:
    """Write the observations that have a period."""
    return write_message(dataset, "3.0")
