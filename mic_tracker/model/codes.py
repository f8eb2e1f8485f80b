"""The codes and names that people write or read: of findings, rules, statuses, flags, orders.

The codes of findings: MT0xx data, MT1xx judgement, MT2xx freshness, MT3xx governance. Each has a
sentence, a help and a page in the message catalogue, and an example in tests/errors. No record is
loaded here, because completion offers these names and has to answer at once.
"""

from enum import StrEnum
from typing import NamedTuple

from mic_tracker.model.finding import Severity


class Code(NamedTuple):
    """A finding's code, the rule that gates it, and its severity unless a registry says else."""

    code: str
    rule: str
    severity: Severity


def _invalid(*codes: str) -> tuple[Code, ...]:
    return _error("invalid", *codes)


def _error(rule: str, *codes: str) -> tuple[Code, ...]:
    return tuple(Code(code, rule, Severity.ERROR) for code in codes)


def _warning(rule: str, *codes: str) -> tuple[Code, ...]:
    return tuple(Code(code, rule, Severity.WARNING) for code in codes)


_ALL = (
    *_invalid(
        "MT001",  # TOML syntax
        "MT002",  # commas in a number
        "MT003",  # decimal comma
        "MT004",  # leading zero
        "MT005",  # impossible date
        "MT006",  # not UTF-8 text
        "MT007",  # key or table twice
        "MT008",  # too large or too deep
        "MT009",  # text without quotes
        "MT010",  # unknown key
        "MT011",  # missing key
        "MT012",  # wrong type
        "MT013",  # not one of the allowed words
        "MT014",  # malformed id
        "MT015",  # impossible period
        "MT016",  # number out of range
        "MT017",  # format of another version
        "MT018",  # keys that exclude each other, or one of several missing
        "MT019",  # text empty, too long or malformed
        "MT020",  # unknown reference
        "MT021",  # the same observation twice
        "MT022",  # a cycle
        "MT023",  # baseline not before the deadline
        "MT024",  # kind does not fit the indicator
        "MT025",  # start after end
        "MT026",  # interim points out of order
        "MT027",  # an observation of the future
        "MT028",  # value impossible for the measure
        "MT029",  # unknown method, or one that does not fit
        "MT030",  # include outside the folder
        "MT031",  # include matches nothing or cannot be read
        "MT032",  # not supported yet
        "MT033",  # a table of numbers (CSV) with a bad header
        "MT034",  # a cell of a table that cannot be read
        "MT035",  # unknown stage
        "MT036",  # waiver too long
        "MT038",  # period longer than the cadence
        "MT044",  # cadence by year that starts with no year of its indicator
        "MT045",  # a range that contradicts itself
        "MT046",  # a restatement without a date
        "MT047",  # a restatement that is not after the promise before it
        "MT048",  # a key that a restatement cannot have
    ),
    *_warning("conflict", "MT051"),  # sources disagree
    *_warning("unsourced", "MT052"),  # no source
    *_warning("invalid", "MT053"),  # a source without a publication date
    Code("MT054", "invalid", Severity.NOTE),  # more findings in a file than are shown
    *_invalid(
        "MT055",  # more of something than a registry may hold
        "MT056",  # a calendar of too many periods
        "MT057",  # a review of the future
        "MT058",  # a review that is due before it was written
        "MT059",  # two reviews of one target, day and person
        "MT060",  # a breakdown that cannot be
        "MT061",  # a feed that cannot be run
        "MT062",  # Parquet that cannot be read
        "MT070",  # a table of a database that cannot be read
    ),
    *_error("missed", "MT101"),
    *_warning("off-track", "MT102"),
    *_warning("at-risk", "MT103"),
    *_warning("no-data", "MT104"),
    *_warning("silence", "MT105"),  # a period of a cadence with nothing known
    *_warning("provisional-only", "MT106"),
    *_warning("disputed", "MT107"),
    *_warning("unclear", "MT108"),
    *_error("slipped", "MT111"),
    Code("MT112", "raised", Severity.NOTE),  # worse against a harder goal only
    *_warning("review-differs", "MT113"),  # a person concluded another verdict
    *_warning("review-due", "MT114"),  # a review to be looked at again
    Code("MT115", "review-due", Severity.NOTE),  # one that ends within 30 days
    *_warning("new-review", "MT116"),  # a status by a review that the base does not have
    *_warning("stale", "MT201"),
    *_error("weakened", "MT301"),
    *_error("dropped", "MT302"),
    *_warning("restated", "MT303"),  # a goal that its author moved
    *_error("weakened", "MT304"),  # a restatement that was taken out
    *_error("loosened-rules", "MT305"),  # a check that fails on less than before
    *_warning("yardstick", "MT306"),  # another way to measure
    *_error("yardstick", "MT307"),  # which alone betters a verdict
    *_warning("overwritten", "MT308"),  # a figure edited in place or taken out
    *_error("overwritten", "MT309"),  # which alone betters a verdict
    Code("MT310", "yardstick", Severity.NOTE),  # another unit, with all numbers times one factor
    *_error("expired-waiver", "MT311"),
    *_warning("unused-waiver", "MT312"),
    Code("MT313", "expired-waiver", Severity.NOTE),  # a waiver that ends within 30 days
    *_warning("new-waiver", "MT314"),  # a waiver that the base does not have
    Code("MT315", "overwritten", Severity.NOTE),  # a figure corrected with a note
    *_warning("overwritten", "MT316"),  # a review edited in place or taken out
    *_error("overwritten", "MT317"),  # which alone betters a status
    *_warning("obsolete-baseline", "MT321"),
)

CODES: dict[str, Code] = {code.code: code for code in _ALL}


RULES = (
    "invalid",
    "slipped",
    "raised",
    "weakened",
    "restated",
    "dropped",
    "yardstick",
    "overwritten",
    "new-review",
    "loosened-rules",
    "new-waiver",
    "missed",
    "off-track",
    "at-risk",
    "stale",
    "no-data",
    "disputed",
    "unclear",
    "review-differs",
    "review-due",
    "silence",
    "provisional-only",
    "conflict",
    "unsourced",
    "expired-waiver",
    "unused-waiver",
    "obsolete-baseline",
)

ABOUT_EDITS = frozenset({"weakened", "restated", "yardstick", "overwritten"})
"""Rules about an edit, which happens once: a waiver for one is spent when the change is merged."""

ANY, NEVER, ERROR, WARN = "any", "never", "error", "warn"


FAIL_ON = (*RULES, ERROR, WARN, ANY, NEVER)
"""What `fail_on` takes beside codes: rules, severities, anything at all, nothing at all."""

KIND_NAMES = (
    "level",
    "threshold",
    "cadence",
    "comparison",
    "milestone",
    "direction",
    "change",
    "cumulative",
)
"""The kinds of target; here, too, because `model.kinds` loads the records of all of them."""

MEASURE_NAMES = (
    *("count", "amount", "ratio", "index", "percent", "rank", "change"),
    *("event", "stage"),
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
GATE_NAMES = ("rollup", "members")
"""The words of keys that have a list of them; here, too, because their records are slow to load."""

OBSERVATION_KEYS = (
    "indicator",
    "period",
    "undated",
    "value",
    "low",
    "high",
    "source",
    "unsourced",
    "at",
    "published",
    "recorded",
    "series",
    "area",
    "dims",
    "status",
    "qualifier",
    "value_text",
    "derived",
    "stage",
    "note",
)
"""The keys of an observation; here, too, because `model.observation` loads its record."""


class Status(StrEnum):
    """Our few common words: five verdicts, from best to worst, and four ways of not knowing.

    The last one is a verdict that nothing computes: a person reviews a target so.
    """

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    MISSED = "missed"
    PENDING = "pending"
    """It is not due, or there is nothing to judge yet."""
    DISPUTED = "disputed"
    """Sources disagree, and the verdict depends on which of them is right."""
    UNCLEAR = "unclear"
    """As stated it cannot be checked; a person has said so, and why."""
    NO_DATA = "no_data"
    """A figure is lacking."""
    KEPT_IN_PART = "kept_in_part"
    """A part of the promise was kept, for good; only a person's review can say so."""

    @property
    def word(self) -> str:
        """As it is written in files and on a command line: on-track."""
        return self.value.replace("_", "-")


UNDECIDED = frozenset({Status.PENDING, Status.DISPUTED, Status.UNCLEAR, Status.NO_DATA})
"""The statuses that are no verdict."""

UNCOMPUTED = frozenset({Status.PENDING, Status.UNCLEAR, Status.NO_DATA})
"""Those with nothing to compute; of a dispute there are two verdicts, and nobody knows which."""


class Flag(StrEnum):
    """What a reader should know beside the verdict."""

    STALE = "stale"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    DERIVED = "derived"
    CONFLICT = "conflict"
    SERIES_CHOSEN = "series_chosen"
    AWAITING_DATA = "awaiting_data"
    DATE_UNCERTAIN = "date_uncertain"
    DRAFT = "draft"
    PROPOSED = "proposed"
    ASPIRATION = "aspiration"
    WAIVED = "waived"
    RESTATED = "restated"
    REVIEWED = "reviewed"
    REVIEW_DIFFERS = "review_differs"
    REVIEW_DUE = "review_due"


class DueKind(StrEnum):
    """What is awaited. The values are published in JSON; the catalogue has the words."""

    FIGURE = "figure"
    """The next figure of an indicator."""
    CADENCE_PERIOD = "period"
    """The events of a period of a cadence."""
    INTERIM = "interim"
    """The figure of a listed point between baseline and deadline."""
    DEADLINE = "deadline"
    """The outcome of a target at its deadline."""
    GRACE = "grace"
    """The end of the time in which the figure of the deadline is awaited."""
    MILESTONE = "milestone"
    """What is to be done by a day."""
    CLAIM = "claim"
    """The figure that scores the projections of others."""
    REVIEW = "review"
    """A new look at what a person concluded."""
    WAIVER = "waiver"
    """The end of a waiver."""


class DueBasis(StrEnum):
    """What says on which day a figure is due."""

    ANNOUNCED = "next_release"
    """The day that its publisher has announced."""
    CALENDAR = "calendar"
    """How often the indicator is published, and how long that takes."""
    TARGET_AGE = "stale_after"
    """The age from which the target counts its latest figure as stale."""
    USUAL_AGE = "usual_stale_after"
    """The same, of the whole registry."""


class Sort(StrEnum):
    """The orders in which targets can be listed."""

    URGENCY = "urgency"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    NAME = "name"


STATUS_NAMES = tuple(status.word for status in Status)
FLAG_NAMES = tuple(flag.value.replace("_", "-") for flag in Flag)
ONLY = (*STATUS_NAMES, *FLAG_NAMES)
"""What `--only` takes: statuses and flags, as they are written on a command line."""
