"""What search engines read of the site: schema.org in JSON-LD, of series and of scored claims."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mic_tracker.model.answers.claim import Claim, ClaimOutcome
from mic_tracker.model.report import Report, Standing
from mic_tracker.show.language.scale import Scale
from mic_tracker.show.language.words import Words
from mic_tracker.show.views.goal import figure_text

_SETTLED = {ClaimOutcome.HIT: 5, ClaimOutcome.MISSED: 1}
"""The rating of a claim that was settled, of 1 to 5."""


def dataset(standing: Standing, report: Report, address: str | None, words: Words) -> str:
    """The series of a target as a Dataset: what is measured, its files, what it is based on."""
    indicator = standing.indicator
    sources = (report.registry.sources[o.source] for o in standing.observations if o.source)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": words.local(standing.name),
        "description": words.local(indicator.definition or indicator.name),
        "inLanguage": words.language,
        "dateModified": report.clock.as_of.isoformat(),
        "temporalCoverage": _span(standing),
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": words.local(indicator.name),
            "unitText": words.local(indicator.unit),
        },
        "isBasedOn": [*dict.fromkeys(source.url for source in sources if source.url)],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": f"{address or ''}{name}",
            }
            for kind, name in (("text/csv", "figures.csv"), ("application/json", "data.json"))
        ],
    }
    return script_json(_without_empty(data))


def claim_reviews(
    claims: Sequence[Claim], report: Report, address: str | None, words: Words
) -> str:
    """The projections of others that were scored, each as a ClaimReview."""
    graph = [_without_empty(review) for review in _reviews(claims, report, address, words)]
    return script_json({"@context": "https://schema.org", "@graph": graph})


def _reviews(
    claims: Sequence[Claim], report: Report, address: str | None, words: Words
) -> Iterator[dict[str, Any]]:
    for claim in claims:
        o = claim.observation
        if claim.settled not in _SETTLED or claim.outcome is None:
            continue
        source = report.registry.sources.get(o.source or "")
        scale = Scale(claim.indicator.measure, claim.indicator.unit)
        value = figure_text(o, scale, words, "observation", units=True)
        facts = {"name": words.local(claim.indicator.name), "value": value, "period": o.period}
        by = (source.publisher or source.author) if source else None
        yield {
            "@type": "ClaimReview",
            "url": address,
            "datePublished": report.clock.as_of.isoformat(),
            "claimReviewed": words.text("report", "claim", **facts),
            "author": {"@type": "Organization", "name": "mic-tracker"},
            "itemReviewed": {
                "@type": "Claim",
                "datePublished": o.known_since.isoformat() if o.known_since else None,
                "author": {"@type": "Organization", "name": by},
                "appearance": {"@type": "CreativeWork", "url": source.url if source else None},
            },
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": _SETTLED[claim.settled],
                "bestRating": 5,
                "worstRating": 1,
                "alternateName": words.text("settled", claim.settled),
            },
        }


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - whatever JSON has
    """Leave out what is not known, and a thing of which nothing is known but its type."""
    if isinstance(value, list):
        return [kept for part in value if (kept := _without_empty(part)) is not None]
    if not isinstance(value, dict):
        return value or None if isinstance(value, str) else value
    filled = {key: _without_empty(part) for key, part in value.items()}
    known = {key: part for key, part in filled.items() if part not in (None, [])}
    return known if known.keys() - {"@type"} else None


def script_json(data: object) -> str:
    """JSON that can stand in a script element: no text of it ends the element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _span(standing: Standing) -> str | None:
    periods = [o.period for o in standing.observations if o.period]
    if not periods:
        return None
    first, last = min(p.first for p in periods), max(p.last for p in periods)
    return f"{first.isoformat()}/{last.isoformat()}"
