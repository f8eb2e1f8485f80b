"""Keys of two records that differ, each with its old and its new value."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from mic_tracker.model.codes import Status
from mic_tracker.model.difference import KeyChange
from mic_tracker.model.duration import Duration
from mic_tracker.model.fact import KeyValue, Range
from mic_tracker.model.members import Quota
from mic_tracker.model.period import Interval, Period
from mic_tracker.model.record import Language, LocalText, Record, first_spelling

_KEPT = str | int | float | date | Period | Interval | Range | None


def changed_fields(new: Record, old: Record) -> Iterator[str]:
    """The fields that both records have and that differ, in the order of the old record."""
    fields = type(new).model_fields
    for field in type(old).model_fields:
        if field in fields and getattr(old, field) != getattr(new, field):
            yield field


def written_key(record: Record, field: str) -> str:
    """The key of a field as the file has it."""
    return type(record).model_fields[field].alias or field


def record_changes(
    new: Record, old: Record, *, only: Collection[str] | None = None
) -> Iterator[KeyChange]:
    """Every key by which two records differ; of a table in a record, the keys of the table."""
    for field in changed_fields(new, old):
        if only is None or field in only:
            key = written_key(new, field)
            yield from value_changes(key, getattr(new, field), getattr(old, field))


def value_changes(key: str, new: object, old: object) -> Iterator[KeyChange]:
    """The changes of one value: of a table in it, or a text by language, each part by itself."""
    if isinstance(new, Record) and isinstance(old, Record):
        for change in record_changes(new, old):
            yield replace(change, key=f"{key}.{change.key}")
    elif isinstance(new, Mapping) and isinstance(old, Mapping):
        for name in dict.fromkeys([*old, *new]):
            if old.get(name) != new.get(name):
                yield from value_changes(f"{key}.{name}", new.get(name), old.get(name))
    elif isinstance(new, str | dict) and isinstance(old, str | dict):
        yield from _translations(key, new, old)
    elif isinstance(new, tuple) and isinstance(old, tuple) and has_same_names(new, old):
        for now, then in zip(new, old, strict=True):
            if now != then:
                yield from value_changes(f"{key}.{first_spelling(then)}", now, then)
    else:
        yield KeyChange(key, written_value(old), written_value(new))


def has_same_names(new: object, old: object) -> bool:
    """Whether two lists of texts have the same names: the first spellings of their texts."""
    return new != old and None is not _names(new) == _names(old)


def _names(listed: object) -> list[str] | None:
    """The names of a list that has a text in several languages; None of any other value."""
    if not isinstance(listed, tuple) or not all(isinstance(text, str | dict) for text in listed):
        return None
    return [first_spelling(text) for text in listed]


def _translations(key: str, new: LocalText, old: LocalText) -> Iterator[KeyChange]:
    """A text that was said in more languages, or in fewer: each language by itself."""
    new_in, old_in = _by_language(new, old), _by_language(old, new)
    if new_in and old_in:
        yield from value_changes(key, new_in, old_in)
    else:
        yield KeyChange(key, written_value(old), written_value(new))


def _by_language(text: LocalText, other: LocalText) -> Mapping[Language, str] | None:
    """A text by its languages; a plain one by that in which the other says the same."""
    if isinstance(text, str):
        texts = {} if isinstance(other, str) else other
        return {lang: text for lang, spelt in texts.items() if spelt == text} or None
    return text


def written_value(value: object) -> KeyValue:
    """A value of a record as a fact: of a table its values, of a length of time its spelling."""
    if isinstance(value, Duration | Quota):
        return str(value)
    if isinstance(value, Status):
        return value.word
    if isinstance(value, _KEPT):
        return value
    if isinstance(value, Record):
        parts = (getattr(value, key) for key in type(value).model_fields)
        return tuple(written_value(part) for part in parts if part is not None)
    if isinstance(value, Mapping):
        return tuple((str(key), written_value(part)) for key, part in value.items())
    if isinstance(value, tuple):
        return tuple(map(written_value, _names(value) or value)) or None
    raise TypeError(value)  # a new type of key has to say how it is told
