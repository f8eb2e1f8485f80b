"""From where figures are imported: an address that is read, a file in the registry's folder."""

from pathlib import Path

from mic_tracker.errors import WrongUse
from mic_tracker.read.exchange.source_folder import is_inside
from mic_tracker.text.address import address_fault


def feed_file(registry: Path, path: str, feed: str) -> Path:
    """The file or folder of a feed; WrongUse where a link leads out of the registry's folder."""
    folder = registry.parent
    if not is_inside(folder / path, folder):
        raise WrongUse("feed_link_out", path=path, feed=feed)
    return folder / path


def path_for_feed(registry: Path, file: Path) -> str:
    """The path by which a feed can read a file again; WrongUse for one outside of the folder."""
    if str(file) == "-":
        raise WrongUse("feed_standard_input")
    folder = registry.parent
    if not is_inside(file, folder):
        raise WrongUse("feed_file_outside", path=str(file), folder=str(folder))
    return file.resolve().relative_to(folder.resolve()).as_posix()


def refuse_address(address: str) -> None:
    """Raise WrongUse for what is no address that is read; it is not quoted."""
    match address_fault(address):
        case "credentials":
            raise WrongUse("address_credentials")
        case "scheme":
            raise WrongUse("address_scheme")
        case "whole":
            raise WrongUse("address_whole")
