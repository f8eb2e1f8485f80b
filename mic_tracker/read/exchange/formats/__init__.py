"""The formats of files that are imported, one file each; a new one is a file and a line here."""

from collections.abc import Callable

from mic_tracker.lazy_table import LazyTable
from mic_tracker.model.edit.exchange.profile import FileLayout
from mic_tracker.read.exchange.source_table import SourceTable

FormatReader = Callable[[bytes, str, FileLayout], tuple[SourceTable, ...]]

FORMATS: LazyTable[FormatReader] = LazyTable(
    {
        "delimited": "mic_tracker.read.exchange.formats.delimited:read",
        "json-stat": "mic_tracker.read.exchange.formats.json_stat:read",
        "px": "mic_tracker.read.exchange.formats.px:read",
        "pxweb-json": "mic_tracker.read.exchange.formats.pxweb_json:read",
        "sdmx-json": "mic_tracker.read.exchange.formats.sdmx_json:read",
        "sdmx-ml": "mic_tracker.read.exchange.formats.sdmx_ml:read",
        "un-sdg-json": "mic_tracker.read.exchange.formats.un_sdg_json:read",
        "who-odata": "mic_tracker.read.exchange.formats.who_odata:read",
        "world-bank-json": "mic_tracker.read.exchange.formats.world_bank_json:read",
        "xlsx": "mic_tracker.read.exchange.formats.xlsx:read",
    }
)
