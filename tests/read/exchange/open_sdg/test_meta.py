"""What `meta/` says of an indicator."""

from pathlib import Path

from mic_tracker.read.exchange.open_sdg.meta import read_meta

SAMPLES = Path(__file__).parents[1] / "samples" / "open-sdg"


def test_a_sample() -> None:
    # its title and its release "TBC" name no text and no day
    assert read_meta((SAMPLES / "meta" / "1-2-1.md").read_bytes()) == {
        "unit": "Percentage (%)",
        "publisher": "Example statistics office",
        "url": "https://example.org/poverty",
        "published": "04/03/2022",
        "next_release": "TBC",
    }


def test_the_first_source_that_is_in_use_counts() -> None:
    found = read_meta(
        b"indicator_name: People in poverty\n"
        b"source_active_1: false\nsource_organisation_1: One\n"
        b"source_active_2: true\nsource_organisation_2: Two\nsource_release_date_2: soon\n"
    )
    assert found == {"title": "People in poverty", "publisher": "Two"}


def test_a_source_is_in_use_unless_it_says_otherwise() -> None:
    assert read_meta(b"source_organisation_1: One\n") == {"publisher": "One"}
    assert read_meta(b"other: 1\nsource_organisation_1: [1]\n") == {}
