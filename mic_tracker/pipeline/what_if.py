"""`what-if`: a target in scenarios, as text or data."""

from mic_tracker.assess.what_if import what_if
from mic_tracker.model.answers.scenario import Outcome, Scenario
from mic_tracker.model.edit import InvalidRequest
from mic_tracker.model.report import Report
from mic_tracker.pipeline.load import words_for
from mic_tracker.read.scenario import ScenarioText, parse_scenario
from mic_tracker.show.formats.json import write
from mic_tracker.show.formats.terminal import draw
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.screen import Screen
from mic_tracker.show.views import what_if as view


def read_scenario(
    report: Report, target: str, typed: ScenarioText, language: LanguageWish
) -> Scenario:
    """Parse what was typed; InvalidRequest for what cannot be read."""
    standing, words = report.standing(target), words_for(report, language)
    scenario, problems = parse_scenario(typed, standing.target, standing.indicator, words.language)
    if problems:
        raise InvalidRequest(problems)
    return scenario


def judge_scenarios(report: Report, target: str, scenario: Scenario) -> tuple[Outcome, ...]:
    """Judge the target as it stands, under each supposition alone, and under all of them."""
    return what_if(report.registry, target, scenario.apart(), report.clock)


def render_scenarios(
    report: Report,
    outcomes: tuple[Outcome, ...],
    language: LanguageWish,
    screen: Screen,
    *,
    json: bool,
) -> str:
    """Render scenarios side by side as text, or as one JSON document."""
    words = words_for(report, language)
    if json:
        return write(view.data(outcomes, report.clock, words))
    return draw(view.document(outcomes, report.registry.indicators, words), words, screen)
