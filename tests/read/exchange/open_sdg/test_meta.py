"""What `meta/` says of an indicator."""

from collections.abc import Mapping
from pathlib import Path

from mic_tracker.read.exchange.open_sdg import meta
from mic_tracker.read.exchange.open_sdg.translations import Translations
from mic_tracker.read.exchange.open_sdg.yaml_text import read_yaml_table

SAMPLES = Path(__file__).parents[1] / "samples" / "open-sdg"


def read_meta(text: bytes) -> Mapping[str, str]:
    """Of a platform that has no translations."""
    return meta.read_meta(read_yaml_table(text), Translations(SAMPLES).text)


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


def test_sources_in_a_list() -> None:
    found = read_meta(
        b"sources:\n- active: false\n  organisation: One\n"
        b"- organisation: Two\n  url: https://example.org/two\n  release_date: 2024-05-01\n"
    )
    expected = {"publisher": "Two", "url": "https://example.org/two", "published": "2024-05-01"}
    assert found == expected


def test_the_title_of_the_platform_stands_before_that_of_the_united_nations() -> None:
    found = read_meta(b"indicator_name: Global\nindicator_available: Ours\n")
    assert found == {"title": "Ours"}
