"""SDMX-CSV 2.0 is a row for each observation, with its structure (SDMX-CSV field guide 2.0)."""

import csv
from io import StringIO

from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.export.sdmx import AGENCY, FLOW, VERSION, sdmx_table
from mic_tracker.text.escape import csv_cell

_HEAD = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_STRUCTURE = ("dataflow", f"{AGENCY}:{FLOW}({VERSION})", "I")


def write(dataset: ExportDataset) -> str:
    """Write the observations that have a period; texts that would run as formulas are marked."""
    table = sdmx_table(dataset)
    writer = csv.writer(out := StringIO(), lineterminator="\n")
    writer.writerow((*_HEAD, *table.concepts))
    for row in table.rows:
        cells = (row[concept] for concept in table.concepts)
        writer.writerow((*_STRUCTURE, *map(_shown, cells)))
    return out.getvalue()


def _shown(cell: str | float | None) -> str | float | None:
    return csv_cell(cell) if isinstance(cell, str) else cell
