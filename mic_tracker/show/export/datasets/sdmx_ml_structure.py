"""SDMX-ML 2.1, the structure message: what the data messages of this registry are made of."""

from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.sdmx_structure import write_structure


def write(dataset: ExportDataset) -> str:
    """Write code lists, concepts, the data structure and its flow."""
    return write_structure(dataset)
