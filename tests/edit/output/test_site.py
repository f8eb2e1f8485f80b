"""The folder of a site: whole, or as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mic_tracker.edit.output.site import write_site
from mic_tracker.errors import OutsideWorld, WrongUse


def files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_site_is_written_and_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert write_site(site, [("index.html", "one"), ("a/b.txt", "x")]) == 2
    assert files(site) == {"index.html": "one", "a/b.txt": "x"}
    assert write_site(site, [("index.html", "two")]) == 1
    assert files(site) == {"index.html": "two"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_written_halfway_keeps_the_old_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, [("index.html", "one")])

    def broken() -> Iterator[tuple[str, str]]:
        yield "index.html", "two"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutsideWorld) as raised:
        write_site(site, broken())
    assert raised.value.exit_code == 4
    assert files(site) == {"index.html": "one"}
    write_site(site, [("index.html", "three")])
    assert files(site) == {"index.html": "three"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_run_that_was_ended_between_two_renames_is_taken_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, [("index.html", "one")])
    site.rename(tmp_path / ".site.old")

    def broken() -> Iterator[tuple[str, str]]:
        raise OSError(28, "No space left on device")
        yield

    with pytest.raises(OutsideWorld):
        write_site(site, broken())
    assert files(site) == {"index.html": "one"}


def test_what_others_put_into_a_site_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_site(site, [("index.html", "one"), ("targets/a/index.html", "a")])
    write_site(site / "vi", [("index.html", "một")])
    (site / "CNAME").write_text("goals.example.org", "utf-8")
    write_site(site, [("index.html", "two")])
    assert files(site) == {
        "index.html": "two",
        "CNAME": "goals.example.org",
        "vi/index.html": "một",
    }
    write_site(site / "vi", [("index.html", "hai")])
    assert (site / "vi" / "index.html").read_text("utf-8") == "hai"


def test_no_folder_leads_a_site_out_of_the_work_tree(tmp_path: Path) -> None:
    (tmp_path / "tree" / ".git").mkdir(parents=True)
    (tmp_path / "home").mkdir()
    (tmp_path / "tree" / "out").symlink_to(tmp_path / "home")
    with pytest.raises(WrongUse) as raised:
        write_site(tmp_path / "tree" / "out" / "site", [("index.html", "x")])
    assert raised.value.code == "output_leaves_tree"
    assert [*(tmp_path / "home").iterdir()] == []


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "thesis"
    other.mkdir()
    (other / "chapter.txt").write_text("dear", "utf-8")
    with pytest.raises(WrongUse):
        write_site(other, [("index.html", "x")])
    assert files(other) == {"chapter.txt": "dear"}


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    write_site(tmp_path / "new", [("index.html", "x")])
    assert files(tmp_path / "new") == {"index.html": "x"}


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(WrongUse):
        write_site(tmp_path / "link", [("index.html", "x")])
    assert files(tmp_path / "real") == {}
