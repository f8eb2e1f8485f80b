"""Rows as a table of pandas, which is an extra."""

from typing import TYPE_CHECKING

from mic_tracker.errors import OutsideWorld
from mic_tracker.show.document import Rows, value_at

if TYPE_CHECKING:
    import pandas as pd


def make_data_frame(rows: Rows) -> "pd.DataFrame":
    """Return a DataFrame with a column for each heading; OutsideWorld without the extra."""
    try:
        import pandas as pd  # noqa: PLC0415 - an extra, for this alone
    except ImportError as error:
        raise OutsideWorld("no_pandas", extra="pandas") from error
    columns, records = rows
    cells = [[value_at(record, column) for column in columns] for record in records]
    return pd.DataFrame(cells, columns=list(columns))
