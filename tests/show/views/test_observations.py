"""What is said beside a figure that is not used, or not used alone."""

from languages import ENGLISH
from reporting import report_of

from mic_tracker.pipeline.show import render_target
from mic_tracker.show.screen import Screen

HEAD = """
format = 1
title  = "Visits"
[indicators.visits]
name    = "Visits"
unit    = "visits"
measure = "count"
over    = "period"
every   = "year"
desired = "increase"
[targets.t]
kind      = "level"
indicator = "visits"
at_least  = 100
by        = 2030
"""


def rows(*figures: tuple[str, int]) -> dict[str, str]:
    """The rows of the table of figures, by their periods."""
    blocks = (
        f'[[observations]]\nindicator = "visits"\nperiod = "{period}"\nvalue = {value}\n'
        'unsourced = "heard"\n'
        for period, value in figures
    )
    report = report_of(HEAD + "".join(blocks), "2025-06-01")
    shown = render_target(report, "t", "terminal", ENGLISH, Screen(width=120))
    table = shown[shown.index("Observations") :].splitlines()
    return {line.split()[0]: line for line in table if line[:2] == "20"}


def test_a_part_of_a_year_is_told_as_such() -> None:
    told = rows(("2022", 80), ("2023", 90), ("2024-H1", 48))
    assert "not used here: another length" in told["2024-H1"]
    assert "not used" not in told["2023"]


def test_parts_of_a_sum_name_it() -> None:
    told = rows(("2022", 80), ("2023-H1", 44), ("2023-H2", 46))
    assert "added up for 2023" in told["2023-H1"]
    assert "added up for 2023" in told["2023-H2"]


SOURCED = """
[sources.{name}]
title     = "{name}"
published = {published}
[[observations]]
indicator = "visits"
period    = "2023"
value     = {value}
source    = "{name}"
"""


def test_a_second_source_with_the_same_value_competes_with_nothing() -> None:
    said = (("a", "2024-02-01", 90), ("b", "2024-03-01", 90), ("c", "2024-03-01", 90))
    blocks = (SOURCED.format(name=n, published=p, value=v) for n, p, v in said)
    report = report_of(HEAD + "".join(blocks), "2025-06-01")
    shown = render_target(report, "t", "terminal", ENGLISH, Screen(width=120))
    assert "superseded" not in shown
    assert "competes" not in shown
    assert shown.count("agrees with the figure used") == 2


def test_an_earlier_value_that_is_another_is_superseded() -> None:
    said = (("a", "2024-02-01", 88), ("b", "2024-03-01", 90))
    blocks = (SOURCED.format(name=n, published=p, value=v) for n, p, v in said)
    report = report_of(HEAD + "".join(blocks), "2025-06-01")
    shown = render_target(report, "t", "terminal", ENGLISH, Screen(width=120))
    assert "superseded" in shown
    assert "agrees" not in shown


def test_the_notes_of_figures_are_shown_each_of_them_once() -> None:
    block = """
[[observations]]
indicator = "visits"
period    = "{period}"
value     = 90
unsourced = "heard"
note      = "{note}"
"""
    noted = (("2022", "Counted at the gate."), ("2023", "A guess."), ("2024", "A guess."))
    report = report_of(
        HEAD + "".join(block.format(period=p, note=n) for p, n in noted), "2025-06-01"
    )
    shown = render_target(report, "t", "terminal", ENGLISH, Screen(width=120))
    assert "Notes on the figures" in shown
    assert "2022: Counted at the gate." in shown
    assert "2023, 2024: A guess." in shown
    assert shown.count("A guess.") == 1


def test_figures_without_notes_have_no_heading_for_them() -> None:
    report = report_of(HEAD, "2025-06-01")
    assert "Notes on" not in render_target(report, "t", "terminal", ENGLISH, Screen(width=120))
