"""What all records that people write share: frozen, strict, closed; and their scalar types."""

from copy import copy
from typing import Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from mic_tracker.model.period import Period


class Record(BaseModel):
    """A table of the registry file, exactly as written."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=False, defer_build=True
    )


def _not_blank(text: str) -> str:
    # a reason or a source made of spaces would pass for one
    if text.isspace():
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return text


def _not_tiny(value: float) -> float:
    if 0 < abs(value) < SMALLEST:
        raise PydanticCustomError("tiny", "closer to zero than a number may be")
    return value


# Sums and squares of such values stay far from the largest float, and their quotients and the
# squares of these far from the smallest: a number is 0, or at least the smallest in size.
LARGEST = 1e24
SMALLEST = 1e-24
NotTiny = AfterValidator(_not_tiny)

_ID = core_schema.str_schema(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=100)
_NUMBER = core_schema.no_info_after_validator_function(
    _not_tiny, core_schema.float_schema(ge=-LARGEST, le=LARGEST, allow_inf_nan=False)
)
_TEXT = core_schema.no_info_after_validator_function(
    _not_blank, core_schema.str_schema(min_length=1, max_length=10_000)
)


class _Schema:
    """A schema that is taken as it is: pydantic makes one of annotations for every key anew.

    Whether it is strict is up to the record.
    """

    def __init__(self, schema: CoreSchema) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        return copy(self._schema)


Id = Annotated[str, _Schema(_ID)]
Number = Annotated[float, _Schema(_NUMBER)]
Text = Annotated[str, _Schema(_TEXT)]
Language = Literal["en", "vi"]
PLAIN, SPELT = "<text>", "<texts>"
"""The two forms of a local text, as the path of an error has them."""


class _Texts(dict[str, str]):
    """A table of texts that never changes: records are hashed with all that they hold."""

    def __hash__(self) -> int:  # type: ignore[override]  # other tables can change
        return hash(frozenset(self.items()))


_SPELLINGS = core_schema.no_info_after_validator_function(
    _Texts,
    core_schema.dict_schema(core_schema.literal_schema([*get_args(Language)]), _TEXT, min_length=1),
)
LocalText = Annotated[
    str | dict[Language, str],
    _Schema(core_schema.union_schema([(_TEXT, PLAIN), (_SPELLINGS, SPELT)])),
]
"""What a reader is shown: a text, or one per language: { en = "…", vi = "…" }."""
_MEMBERS = core_schema.no_info_after_validator_function(
    _Texts, core_schema.dict_schema(_ID, _TEXT, min_length=1)
)
MemberTable = Annotated[dict[str, str], _Schema(_MEMBERS)]
"""A member for each of some dimensions: { sex = "F", age = "15-24" }."""


def spellings(text: LocalText) -> tuple[str, ...]:
    """A text in each of its languages, in the order of the file."""
    return (text,) if isinstance(text, str) else tuple(text.values())


def first_spelling(text: LocalText) -> str:
    """The text that stands first, which is the name of what has one: a stage, say."""
    return spellings(text)[0]


def spelling(text: LocalText, language: str) -> str:
    """A text in a language, else in English, else as it comes."""
    if isinstance(text, str):
        return text
    wanted = (spelt for key, spelt in text.items() if key == language)
    return next(wanted, text.get("en") or first_spelling(text))


def with_part(name: LocalText, part: LocalText) -> LocalText:
    """A name and which part of it is meant, "Households, Hanoi", in each language of either."""
    if isinstance(name, str) and isinstance(part, str):
        return f"{name}, {part}"
    languages = [
        *dict.fromkeys(key for text in (name, part) if isinstance(text, dict) for key in text)
    ]
    return {key: f"{spelling(name, key)}, {spelling(part, key)}" for key in languages}


def is_translated(new: LocalText, old: LocalText) -> bool:
    """Whether a text says all that it said before, at most in more languages.

    A text without a language is kept by one that says the same in any of its languages.
    """
    if isinstance(new, str) or isinstance(old, str):
        return {*spellings(old)} <= {*spellings(new)}
    return old.items() <= new.items()


def _published_written(value: object) -> Period | Literal["unknown"]:
    if value == "unknown":
        return "unknown"
    try:
        return Period.of_written(value)
    except ValueError:
        raise PydanticCustomError("published", "not a publication date") from None


Published = Annotated[
    Period | Literal["unknown"],
    PlainValidator(_published_written),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date"},
                Period.json_schema(),
                {"const": "unknown"},
            ],
            "examples": ["2021-03-03", "2024", "unknown"],
        }
    ),
]
