"""The contents of files that git has, by their hashes; no filter is run over them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from mic_tracker.errors import WrongUse
from mic_tracker.read.repository.process import Commit, run_git
from mic_tracker.read.repository.unfetched import explain_missing_object
from mic_tracker.text.limits import TABLE_BYTES


def read_blobs(
    root: Path, sizes: Mapping[bytes, int], *, most: int = TABLE_BYTES
) -> dict[bytes, bytes]:
    """Read contents by their hashes; of one above `most` bytes as many zeros as are too many."""
    found = {hash_: bytes(most + 1) for hash_, size in sizes.items() if size > most}
    small = [hash_ for hash_ in sizes if hash_ not in found]
    answer = run_git(root, "cat-file", "--batch", given=_as_lines(small)) if small else b""
    start = 0
    for hash_ in small:
        start = answer.index(b"\n", start) + 1
        found[hash_] = answer[start : start + sizes[hash_]]
        start += sizes[hash_] + 1
    return found


def read_sizes(root: Path, at: Commit, hashes: Iterable[bytes]) -> dict[bytes, int]:
    """Read the sizes of contents by their hashes; WrongUse when one is not here."""
    asked = sorted(set(hashes))
    if not asked:
        return {}
    try:
        answer = run_git(root, "cat-file", "--batch-check", given=_as_lines(asked))
        return {line.split()[0]: int(line.split()[2]) for line in answer.splitlines()}
    except (WrongUse, IndexError):  # "… missing" has two words
        raise explain_missing_object(root, at) from None


def _as_lines(hashes: Iterable[bytes]) -> bytes:
    return b"".join(hash_ + b"\n" for hash_ in hashes)
