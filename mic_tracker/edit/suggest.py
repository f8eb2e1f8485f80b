"""What is most likely meant: the defaults of prompts, from what is on record."""

from datetime import date

from mic_tracker.edit.request import FigureRequest, Request
from mic_tracker.edit.subject import definitions, subject
from mic_tracker.model.edit import Problem
from mic_tracker.model.registry import Registry
from mic_tracker.model.series import Point
from mic_tracker.text.arguments import a_value


def suggestions(request: Request, registry: Registry, day: date) -> dict[str, str]:
    """Defaults by option: the next period, the series and the source used last, the day."""
    told = {"--published": "unknown"}
    if registry.observations and (last := registry.observations[-1].source):
        told["--source"] = last
    about = subject(request, registry) if isinstance(request, FigureRequest) else None
    if about is None or isinstance(about, Problem):
        return told
    followed = about.followed
    if followed.latest and (following := followed.latest.period.next()).last <= day:
        told["--period"] = str(following)
    if series := definitions(about):
        told["--series"] = series[0]
    used = followed.latest.observations[-1].source if followed.latest else None
    return told | ({"--source": used} if used else {})


def reading(request: Request, registry: Registry, language: str | None) -> tuple[str, float] | None:
    """The indicator and how the value of a request is read; None when there is none to read."""
    if not isinstance(request, FigureRequest):
        return None
    about = subject(request, registry)
    if isinstance(about, Problem):
        return None
    scale = about.indicator.unit, about.indicator.measure
    spoken = language or registry.settings.language
    found = a_value(request.value, "--value", scale, spoken, [])
    return (about.id, found.value) if found else None


def followed(request: Request, registry: Registry) -> tuple[str, Point | None] | None:
    """The indicator that a figure is asked for, and its newest one so far."""
    if not isinstance(request, FigureRequest):
        return None
    about = subject(request, registry)
    return None if isinstance(about, Problem) else (about.id, about.followed.latest)
