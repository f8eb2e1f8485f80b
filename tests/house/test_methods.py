"""The names a registry may give, the table of what fits, the methods, their files: all agree."""

import importlib
import pkgutil

import pytest
from facts import target

from mic_tracker.assess import methods
from mic_tracker.assess.formulas.hysteresis import settle_status
from mic_tracker.assess.method_choice import OWN_RULE
from mic_tracker.assess.methods import METHODS
from mic_tracker.model.assessment import LIKELIHOOD_BOUNDS
from mic_tracker.model.indicator import NUMERIC
from mic_tracker.model.kinds import KINDS
from mic_tracker.model.method import METHOD_NAMES, SCOPES, grows_from_zero, judges
from mic_tracker.show.language.words import Words

TRAJECTORIES = {
    "level": "path",
    "comparison": "path",
    "change": "path",
    "cumulative": "path",
    "direction": "heading",
    "threshold": "limit",
    "cadence": "schedule",
    "milestone": "stages",
}


def test_every_name_has_a_method_and_every_method_a_name() -> None:
    assert tuple(METHODS) == METHOD_NAMES
    assert [method.card.name for method in METHODS.values()] == list(METHOD_NAMES)


def test_every_file_of_the_folder_is_a_line_of_the_table() -> None:
    files = {module.name for module in pkgutil.iter_modules(methods.__path__)}
    assert files == {name.replace("-", "_") for name in METHOD_NAMES}
    for file in files:
        module = importlib.import_module(f"mic_tracker.assess.methods.{file}")
        assert module.NAME.replace("-", "_") == file


def test_every_kind_is_known_and_has_a_method_of_its_own() -> None:
    assert set(TRAJECTORIES) == set(KINDS)
    own = {kind: KINDS[kind].default_method for kind in KINDS}
    for kind, trajectory in TRAJECTORIES.items():
        names = {
            rule.__name__.lower().removeprefix("target"): name for rule, name in OWN_RULE.items()
        }
        assert kind in SCOPES[own[kind] or names[trajectory]].kinds


@pytest.mark.parametrize("name", METHOD_NAMES)
def test_a_card_names_the_trajectories_of_the_kinds_it_fits(name: str) -> None:
    kinds = SCOPES[name].kinds
    assert {TRAJECTORIES[kind] for kind in kinds} == set(METHODS[name].card.judges)


def test_a_method_fits_no_measure_that_its_kinds_cannot_have() -> None:
    for scope in SCOPES.values():
        possible = frozenset[str]().union(*(KINDS[kind].measures for kind in scope.kinds))
        assert scope.measures <= possible


@pytest.mark.parametrize(
    ("method", "kind", "measure", "fits"),
    [
        ("forecast", "level", "rank", True),
        ("un-2023", "level", "rank", False),  # a rank has no compound growth
        ("eurostat", "level", "rank", False),
        ("statcan-2025", "level", "rank", False),
        ("un-2023", "level", "change", False),
        ("statcan-2025", "level", "change", True),
        ("sdsn-linear", "direction", "count", False),
        ("forecast", "cumulative", "count", False),
        ("path", "cumulative", "event", True),
        ("compliance", "threshold", "percent", True),
        ("compliance", "level", "percent", False),
        ("cadence", "cadence", "event", True),
        ("milestone", "milestone", "stage", True),
    ],
)
def test_what_fits(method: str, kind: str, measure: str, fits: bool) -> None:  # noqa: FBT001 - a column of the table
    assert judges(method, kind, measure) is fits  # type: ignore[arg-type]  # one of the measures


@pytest.mark.parametrize(
    ("method", "baseline", "found"),
    [
        ("un-2023", 0, True),
        ("eurostat", 0.0, True),
        ("statcan-2025", 0, False),  # it replaces a zero, and says so
        ("forecast", 0, False),
        ("un-2023", 1, False),
        ("un-2023", None, False),
    ],
)
def test_growth_from_zero(method: str, baseline: float | None, found: bool) -> None:  # noqa: FBT001 - a column of the table
    assert grows_from_zero(method, baseline) is found


def test_the_default_suits_every_measure_of_a_level() -> None:
    assert all(judges("forecast", "level", measure) for measure in NUMERIC)
    assert target("level", "at_least = 1\nby = 2030").default_method is None


def test_a_record_speaks_of_bands_that_the_method_has() -> None:
    for method in METHODS.values():
        bands = {band.name for band in method.card.bands}
        assert {row.band for row in method.card.record} <= bands
        assert all(0 < row.share < 1 for row in method.card.record)


@pytest.mark.parametrize("name", METHOD_NAMES)
def test_every_band_has_words(name: str) -> None:
    card = METHODS[name].card
    bands = {band.name for band in (*card.bands, *card.bands_without_target)}
    bands |= {row.band for row in card.record}
    assert bands == Words.load("en").catalogue["band"][name].keys()


def test_kinds_and_measures_have_words() -> None:
    catalogue = Words.load("en").catalogue
    assert set(catalogue["kind"]) == set(KINDS)
    assert set(catalogue["measure"]) == {*NUMERIC, "event", "stage"}


def test_the_bounds_that_are_told_are_those_that_decide() -> None:
    """Each bound, approached from both sides, changes the status that `settle_status` gives."""
    bounds = LIKELIHOOD_BOUNDS
    assert settle_status(None, bounds["on_track_from"]) == "on_track"
    assert settle_status(None, bounds["on_track_from"] - 1e-9) == "at_risk"
    assert settle_status(None, bounds["off_track_below"] - 1e-9) == "off_track"
    assert settle_status(None, bounds["off_track_below"]) == "at_risk"
    assert settle_status("at_risk", bounds["on_track_entered"]) == "on_track"
    assert settle_status("at_risk", bounds["on_track_entered"] - 1e-9) == "at_risk"
    assert settle_status("on_track", bounds["on_track_left"]) == "on_track"
    assert settle_status("on_track", bounds["on_track_left"] - 1e-9) == "at_risk"
    assert settle_status("at_risk", bounds["off_track_entered"] - 1e-9) == "off_track"
    assert settle_status("at_risk", bounds["off_track_entered"]) == "at_risk"
    assert settle_status("off_track", bounds["off_track_left"] - 1e-9) == "off_track"
    assert settle_status("off_track", bounds["off_track_left"]) == "at_risk"
