"""A registry, and the table of its figures, which stands in a file or in a database."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from database_servers import VARIABLE, Grid, csv_text

HEAD = """\
format = 1
title  = "Jobs"

[sources.survey]
title     = "Labour force survey"
published = 2024-03-01

[sources.census]
title     = "Census"
published = 2023

[indicators.unemployment]
name    = "Unemployment rate"
unit    = "%"
measure = "percent"
desired = "decrease"
dimensions = { sex = { total = "T" } }

[indicators.output]
name    = "Output"
unit    = "t"
measure = "amount"
desired = "increase"

[targets.unemployment-2030]
kind      = "level"
indicator = "unemployment"
at_most   = 4
by        = 2030
baseline  = { period = 2010 }
stated    = { source = "survey" }

[targets.output-2030]
kind      = "level"
indicator = "output"
area      = "Hà Nội"
at_least  = 300
by        = 2030
baseline  = { period = 2010 }
stated    = { source = "survey" }
"""
BY_TABLE = f'[tables.jobs]\nconnection = "{VARIABLE}"\ntable = "stats.jobs"\n'
BY_FILE = 'include = ["jobs.csv"]\n'
TYPES = {
    "indicator": "text",
    "area": "text",
    "sex": "text",
    "period": "text",
    "value": "decimal",
    "source": "text",
    "status": "text",
    "published": "day",
    "note": "text",
}
Row = tuple[object, ...]


def rows() -> list[Row]:
    """Twenty years of some series, with revisions, a note and what is left out."""
    made: list[Row] = []
    for i, year in enumerate(range(2004, 2024)):
        rate = Decimal("9.5") - Decimal(i) * Decimal("0.1375")
        for sex, more in (("T", 0), ("F", Decimal("0.75")), (None, 0)):
            if not (sex is None and year < 2010) and not (sex == "T" and year >= 2010):
                row = ("unemployment", None, sex, str(year), rate + more, "survey")
                made.append((*row, None, None, None))
        amount = Decimal(100 + 7 * i) + Decimal("0.0625")
        first = ("output", "Hà Nội", None, str(year), amount, "census", "provisional")
        made.append((*first, date(year + 1, 2, 1), None))
        if year % 3 == 0:
            revised = ("output", "Hà Nội", None, str(year), amount + 1, "census", None)
            made.append((*revised, date(year + 2, 2, 1), "counted anew; with, signs"))
    return made


def write(folder: Path, text: str, grid: Grid | None = None) -> Path:
    """Write a registry, and the table beside it as a file."""
    folder.mkdir(exist_ok=True)
    path = folder / "targets.toml"
    path.write_text(text, "utf-8")
    if grid:
        (folder / "jobs.csv").write_text(csv_text(grid), "utf-8")
    return path
