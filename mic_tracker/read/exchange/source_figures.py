"""A file, a folder or bytes as figures, with what each of the five steps made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from mic_tracker.errors import WrongUse
from mic_tracker.model.edit.exchange.plan import AsideStep, ImportReading, TableStep
from mic_tracker.model.edit.exchange.problem import RefusedRow, count_kinds
from mic_tracker.model.edit.exchange.profile import (
    ColumnRole,
    FileLayout,
    Profile,
    ReadingChoices,
    Role,
)
from mic_tracker.read.exchange.code_lists import status_lists, total_members, whole_areas
from mic_tracker.read.exchange.detect import (
    DetectedFile,
    Proposal,
    detect_file,
    has_figures,
    profile_of,
    propose_profiles,
)
from mic_tracker.read.exchange.figures import AsideTable, ImportedFiles, TableFigures
from mic_tracker.read.exchange.imported_files import import_files
from mic_tracker.read.exchange.metadata.companions import (
    DescribedFile,
    read_described_file,
    read_package_folder,
)
from mic_tracker.read.exchange.open_sdg.platform import read_platform
from mic_tracker.read.exchange.profiles import PROFILES, read_profile
from mic_tracker.read.exchange.roles import folded
from mic_tracker.read.exchange.source_folder import SourceFile
from mic_tracker.text.suggest import nearest_words

if TYPE_CHECKING:
    from mic_tracker.read.exchange.web.download import DownloadBounds

PACKAGE_PROFILE = "frictionless"
_PLATFORM = "open-sdg"
_SHOWN = 12


def read_import(path: Path, choices: ReadingChoices) -> ImportReading:
    """Read a file, or the folder of a platform or a package.

    Raises WrongUse for what is neither, for an unknown profile or role, and where no profile fits.
    """
    if path.is_dir():
        return _read_folder(path, choices)
    if not path.is_file():
        raise WrongUse("import_missing", path=str(path))
    return _read_described([read_described_file(path)], choices)


def read_imported_bytes(data: bytes, name: str, choices: ReadingChoices) -> ImportReading:
    """Read bytes that come from no file."""
    return _read_described([DescribedFile(SourceFile(name, data), None)], choices)


def read_imported_address(
    address: str, choices: ReadingChoices, bounds: "DownloadBounds | None" = None
) -> ImportReading:
    """Read the file that an address leads to; raises as `download` does, too."""
    from mic_tracker.read.exchange.web.download import download  # it loads what speaks to the web

    return _read_described([DescribedFile(download(address, bounds), None)], choices)


def _read_folder(folder: Path, choices: ReadingChoices) -> ImportReading:
    described = read_package_folder(folder)
    if described and (choices.profile is None or choices.profile == PACKAGE_PROFILE):
        return _read_described(described, choices)
    if (folder / "data").is_dir():
        profile = _with_choices(_named(choices.profile or _PLATFORM), choices)
        platform = read_platform(folder, profile)
        chosen = choices.profile is not None
        reading = _reading(platform.files, profile.name, (), (), chosen=chosen)
        return replace(reading, configs=platform.configs)
    raise WrongUse("import_folder", path=str(folder))


def _read_described(described: Sequence[DescribedFile], choices: ReadingChoices) -> ImportReading:
    """Read files with the profile that is named, that a package gives, or that fits the first."""
    unread = tuple(row for one in described for row in one.unread)
    packaged = [one.profile for one in described if one.profile]
    if packaged and choices.profile is None:
        found = [
            import_files([d.file], _with_choices(d.profile, choices))
            for d in described
            if d.profile
        ]
        tables = tuple(table for files in found for table in files.tables)
        rows = (*unread, *(row for files in found for row in files.unread))
        aside = tuple(table for files in found for table in files.aside)
        return _reading(ImportedFiles(tables, rows, aside), PACKAGE_PROFILE, (), (), chosen=False)
    profile, proposals = _choose_profile(described[0], choices)
    files = import_files([one.file for one in described], profile)
    files = replace(files, unread=(*files.unread, *unread))
    evidence = _evidence(proposals[0]) if proposals else ()
    others = tuple(p.profile for p in proposals[1:] if not p.general)
    chosen = choices.profile is not None
    reading = _reading(files, profile.name, evidence, others, chosen=chosen)
    _refuse_unknown_columns(choices, reading)
    return replace(reading, sha256=_hash_of(described))


def _refuse_unknown_columns(choices: ReadingChoices, reading: ImportReading) -> None:
    """Raise WrongUse for a column that a person speaks of, and that no table has."""
    heads = [*dict.fromkeys(head for table in reading.tables for head in table.columns if head)]
    known = {folded(head) for head in heads}
    for column in choices.columns if heads else ():
        if folded(column) not in known:
            near = tuple(nearest_words(column, heads))
            raise WrongUse(
                "import_no_column", column=column, near=near, known=tuple(heads[:_SHOWN])
            )


def _hash_of(described: Sequence[DescribedFile]) -> str | None:
    """The hash of a file that was read alone."""
    files = [one.file for one in described if isinstance(one.file, SourceFile)]
    return sha256(files[0].data).hexdigest() if len(files) == 1 else None


def _choose_profile(
    described: DescribedFile, choices: ReadingChoices
) -> tuple[Profile, tuple[Proposal, ...]]:
    if choices.profile is not None:
        return _with_choices(_named(choices.profile), choices), ()
    if isinstance(described.file, RefusedRow):
        return _with_choices(read_profile("tidy-csv"), choices), ()
    detected = detect_file(described.file, layout=_layout(FileLayout(), choices))
    name = _proposed(detected)
    return _with_choices(read_profile(name), choices), detected.proposals


def _proposed(detected: DetectedFile) -> str:
    """The surest profile, else one that tells what is wrong with the file.

    Raises WrongUse for a file of a format whose shape no profile reads.
    """
    if detected.proposals:
        return detected.proposals[0].profile
    if detected.format or detected.unread.keys() <= {"delimited"}:
        return profile_of(detected.format or "delimited")
    if detected.recognised:
        return profile_of(detected.recognised)
    raise WrongUse("import_no_profile")


def _named(name: str | Profile) -> Profile:
    if isinstance(name, Profile):
        return name
    try:
        return read_profile(name)
    except KeyError:
        raise WrongUse("not_one_of", option="--profile", value=name, known=PROFILES) from None


def _with_choices(profile: Profile, choices: ReadingChoices) -> Profile:
    """The profile with what a person says otherwise."""
    changed: dict[str, object] = {}
    changed["layout"] = _layout(profile.layout, choices)
    if choices.year_starts:
        changed["year_starts"] = choices.year_starts
    if choices.columns:
        known = {folded(head) for head in choices.columns}
        others = {h: role for h, role in profile.columns.items() if folded(h) not in known}
        changed["columns"] = {**others, **choices.columns}
    return profile.model_copy(update=changed)


def _layout(layout: FileLayout, choices: ReadingChoices) -> FileLayout:
    """The layout with the encoding and the decimal sign that a person names."""
    said = {"encoding": choices.encoding, "decimal": choices.decimal}
    named = {key: text for key, text in said.items() if text}
    return layout.model_copy(update=named) if named else layout


def read_roles(texts: Mapping[str, str]) -> Mapping[str, ColumnRole]:
    """Read what columns hold as a command line says it; `dimension:NAME` names a dimension.

    Raises WrongUse for what no column holds, and for a list of status codes that there is none of.
    """
    return {head: _read_role(head, text) for head, text in texts.items()}


def _read_role(head: str, text: str) -> ColumnRole:
    role, _, name = text.partition(":")
    known: Sequence[str] = get_args(Role)
    if role == "status" and name:
        role, known = name, status_lists()
    if role not in known:
        raise WrongUse("not_one_of", option="--column", value=f"{head}={text}", known=tuple(known))
    return ColumnRole.model_validate({"role": text.partition(":")[0], "name": name or None})


def _evidence(proposal: Proposal) -> tuple[str, ...]:
    """What tells the profile: headings, periods, facts, the name of the file."""
    named = (proposal.file,) if proposal.file else ()
    return (*proposal.columns, *proposal.periods[:2], *proposal.facts, *named)


def _reading(
    files: ImportedFiles,
    profile: str,
    evidence: tuple[str, ...],
    others: tuple[str, ...],
    *,
    chosen: bool,
) -> ImportReading:
    refused = [row for table in files.tables for row in table.refused]
    return ImportReading(
        profile=profile,
        chosen=chosen,
        evidence=evidence,
        others=others,
        tables=tuple(map(_step, files.tables)),
        figures=tuple(files.figures),
        problems=count_kinds((*files.unread, *refused)),
        refused=len(refused) + len(files.unread),
        aside=tuple(map(_aside, files.aside)),
        repeated=sum(table.repeated for table in files.tables),
        totals=total_members(),
        whole=whole_areas(),
    )


def _aside(found: AsideTable) -> AsideStep:
    """A table without figures, and the profile that would find some in it."""
    others = propose_profiles(found.table, (), found.format)
    readable = (p.profile for p in others if has_figures(found.table, read_profile(p.profile)))
    return AsideStep(found.table.name, next(readable, None))


def _step(found: TableFigures) -> TableStep:
    table = found.long.table
    return TableStep(
        name=table.name,
        columns=tuple(column.head for column in found.long.columns),
        rows=len(table.rows),
        cells=len(table.rows) * len(found.long.values),
        roles=tuple((column.head, column.role) for column in found.long.columns),
        facts=table.facts,
        profile=found.profile,
        totals=found.totals,
    )
