"""The made-up registry that has everything which an export carries, and its figures by hand."""

from datetime import date
from pathlib import Path

from mic_tracker.model.report import Clock
from mic_tracker.pipeline.load import judge_registry
from mic_tracker.show.export.dataset import ExportDataset
from mic_tracker.show.language.words import Words

PATH = Path(__file__).parents[1] / "golden" / "exports" / "registry.toml"
DAY = date(2026, 11, 26)
REPORT = judge_registry(PATH, Clock(DAY))
WORDS = Words.load("en")
DATASET = ExportDataset(REPORT, WORDS)
FIGURES = [
    ("training", "2020", 38.5, None, None),
    ("training", "2023", 43.125, None, None),
    ("training", "2023", 44.0, None, None),
    ("training", "2023", 45.25, None, None),
    ("training", "2024-H1", None, 44.0, 46.0),
    ("training", "2031", 62.0, None, None),
    ("training", None, 41.0, None, None),
    ("budget", "2022/23", 1234567.891, None, None),
    ("budget", "2021/22", 1000000000.0, None, None),
    ("dropouts", "2020/2021", 900.0, None, None),
    ("law", "2024-03", 1.0, None, None),
]
"""Indicator, period, value, low and high, as they stand in the file."""
SDMX = [
    ("A", "training", "_T", "_T", "survey", "2020", "38.5", "E"),
    ("A", "training", "_T", "_T", "survey", "2023", "43.125", "A"),
    ("A", "training", "-North", "F", "survey", "2023", "44", "P"),
    ("A", "training", "_T", "F", "survey", "2023", "45.25", "A"),
    ("S", "training", "_T", "_T", "register", "2024-S1", "", "B"),
    ("A", "training", "_T", "_T", "survey", "2031", "62", "F"),
    ("A", "budget", "_T", "_T", "_Z", "2022-04-01/P1Y", "1234567.891", "A"),
    ("A", "budget", "_T", "_T", "_Z", "2021-04-01/P1Y", "", "O"),
    ("_Z", "dropouts", "_T", "_T", "_Z", "2020-01-01/P731D", "900", "A"),
    ("M", "law", "_T", "_T", "_Z", "2024-03", "1", "A"),
]
"""Frequency, indicator, area, sex, series, time, value and status of those that have a period."""
CONCEPTS = ("FREQ", "INDICATOR", "REF_AREA", "SEX", "SERIES", "TIME_PERIOD", "OBS_VALUE")
