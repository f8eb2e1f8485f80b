"""The words of keys that have a fixed list of them.

Here, too, beside the types of the records: a record loads a library that Tab has no time for.
"""

MEASURE_NAMES = (
    "count",
    "amount",
    "ratio",
    "index",
    "percent",
    "rank",
    "change",
    "event",
    "stage",
)
OVER_NAMES = ("instant", "period")
DIRECTION_NAMES = ("increase", "decrease")
FREQUENCY_NAMES = ("year", "half", "trimester", "quarter", "month", "week", "day")
YEAR_START_NAMES = ("02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")
STANDING_NAMES = ("official", "proposed", "draft", "aspiration")
PATH_NAMES = ("linear", "geometric", "logistic")
QUESTION_NAMES = ("at", "ever")
SILENCE_NAMES = ("unknown", "missed")
CARRY_NAMES = ("none", "cap", "full")
