"""`plot` as it is typed: by the suffix of the file, on the screen, and what is refused."""

import json
import struct
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from lxml import etree
from shell import ROOT, Shell

from mic_tracker.show.schema import schema_of

GOLDEN = Path(__file__).parents[1] / "golden" / "policies.toml"
AS_OF = ("--as-of", "2024-09-30")


@pytest.fixture
def policies(shell: Shell) -> Shell:
    shell.write(GOLDEN.read_text("utf-8"))
    return shell


def png_size(data: bytes) -> tuple[int, int]:
    """The width and the height of a PNG (PNG 1.2, 11.2.2: IHDR is the first chunk)."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize("suffix", ["svg", "png", "csv", "json", "md", "txt", "SVG"])
def test_the_suffix_chooses_the_format(policies: Shell, suffix: str) -> None:
    done = policies.run("plot", "digital-firms", *AS_OF, "-o", f"chart.{suffix}")
    assert done.code == 0
    assert done.out == ""
    data = (policies.folder / f"chart.{suffix}").read_bytes()
    match suffix.lower():
        case "svg":
            assert etree.fromstring(data).get("width") == "760"
        case "png":
            assert png_size(data)[0] == 1520
        case "json":
            jsonschema.validate(json.loads(data), json.loads(schema_of("plot")))
        case "csv":
            assert data.startswith(b"target,curve,")
        case _:
            assert "Digital technology firms" in data.decode()


def test_the_size_is_that_asked_for(policies: Shell) -> None:
    size = ("--width", "400", "--height", "500")
    policies.run("plot", "digital-firms", *AS_OF, "-o", "chart.png", "--width", "400")
    policies.run("plot", "digital-firms", *AS_OF, "-o", "chart.svg", *size)
    assert png_size((policies.folder / "chart.png").read_bytes())[0] == 400
    root = etree.fromstring((policies.folder / "chart.svg").read_bytes())
    assert root.get("width") == "400"
    assert float(root.get("height") or 0) == pytest.approx(500, abs=40)
    high = policies.run("plot", "digital-firms", *AS_OF, "--height", "10").out
    higher = policies.run("plot", "digital-firms", *AS_OF, "--height", "20").out
    assert higher.count("\n") - high.count("\n") == 10


def test_an_unknown_suffix_is_wrong_use_with_the_list(policies: Shell) -> None:
    done = policies.run("plot", "digital-firms", "-o", "chart.gif")
    assert done.code == 2
    assert ".svg, .png, .csv, .json, .md, .txt" in done.err
    assert not (policies.folder / "chart.gif").exists()


def test_a_format_that_is_named_needs_no_suffix(policies: Shell) -> None:
    policies.run("plot", "digital-firms", *AS_OF, "-o", "chart", "--format", "svg")
    etree.fromstring((policies.folder / "chart").read_bytes())


def test_what_cannot_be_written_is_the_outside_world(policies: Shell) -> None:
    done = policies.run("plot", "digital-firms", "-o", "no/folder/chart.svg")
    assert done.code == 4
    assert "no/folder/chart.svg" in done.err


def test_a_picture_too_small_for_its_words_is_refused(policies: Shell) -> None:
    done = policies.run("plot", "digital-firms", "-o", "chart.svg", "--width", "100")
    assert done.code == 2
    assert "240" in done.err


def test_a_target_that_is_not_there_is_named_with_the_nearest(policies: Shell) -> None:
    done = policies.run("plot", "digital-firm")
    assert done.code == 2
    assert "digital-firms" in done.err


def test_without_the_extra_the_error_names_it(policies: Shell) -> None:
    policies.write("raise ImportError", "hidden/resvg_py.py")
    done = policies.run(
        "plot", "digital-firms", "-o", "chart.png", PYTHONPATH=f"{policies.folder}/hidden:{ROOT}"
    )
    assert done.code == 4
    assert "mic-tracker[png]" in done.err
    assert not (policies.folder / "chart.png").exists()


def test_several_targets_share_a_page_and_one_named_twice_is_drawn_once(policies: Shell) -> None:
    done = policies.run("plot", "egov-rank", "digital-firms", "egov-rank", *AS_OF)
    assert done.out.startswith("2 targets, each on its own scale\n")


def test_two_runs_give_the_same_bytes(policies: Shell) -> None:
    for suffix in ("svg", "png"):
        for name in ("one", "two"):
            policies.run("plot", "digital-firms", *AS_OF, "-o", f"{name}.{suffix}")
        one, two = (policies.folder / f"{name}.{suffix}" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_a_registry_is_not_drawn_over(policies: Shell) -> None:
    before = (policies.folder / "targets.toml").read_bytes()
    done = policies.run("plot", "digital-firms", "--format", "svg", "-o", "targets.toml")
    assert done.code == 2
    assert (policies.folder / "targets.toml").read_bytes() == before


def test_the_ids_of_targets_are_completed(policies: Shell) -> None:
    words = "mic-tracker plot egov-rank digital-".replace(" ", "\x1f")
    done = policies.run(_MIC_TRACKER_COMPLETE="zsh", _MIC_TRACKER_WORDS=words)
    assert done.out.splitlines()[1:] == ["digital-firms"]
