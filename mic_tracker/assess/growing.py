"""The numbers behind a growth ratio, for readers who check it."""

from mic_tracker.assess.formulas.growth import cagr
from mic_tracker.assess.published import Pair
from mic_tracker.model.assessment import Step


def growth(start: Pair, latest: Pair, ratio: float | None) -> Step:
    """Growth a year where no target is set; `ratio` is that growth in the good direction."""
    return Step("growth", {**_seen(start, latest), "ratio": ratio})


def growth_ratio(start: Pair, latest: Pair, target: Pair, ratio: float | None) -> Step:
    """Growth a year seen ÷ growth a year required from the base."""
    years = target[0] - start[0]
    required = {
        "target": target[1],
        "span": years,
        "required": cagr(start[1], target[1], years),
    }
    return Step("growth_ratio", {**_seen(start, latest), **required, "ratio": ratio})


def _seen(start: Pair, latest: Pair) -> dict[str, float | None]:
    years = latest[0] - start[0]
    return {
        "start": start[1],
        "latest": latest[1],
        "years": years,
        "growth": cagr(start[1], latest[1], years),
    }
