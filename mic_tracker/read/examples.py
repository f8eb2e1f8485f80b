"""How keys and values are written, for the help beside what is missing or malformed."""

from mic_tracker.model.registry import FORMAT

EXAMPLES = {
    "format": f"format = {FORMAT}",
    "title": 'title = "Digital goals of the ministry"',
    "kind": 'kind = "level"',
    "indicator": 'indicator = "digital-firms"',
    "name": 'name = "Digital technology firms"',
    "unit": 'unit = "firms"',
    "measure": 'measure = "count"',
    "desired": 'desired = "increase"',
    "by": "by = 2030",
    "from": "from = 2024",
    "every": 'every = "month"',
    "than": 'than = "agricultural-exports"',
    "percent": "percent = 20",
    "period": "period = 2024",
    "value": "value = 51_038",
    "source": 'source = "make-in-vietnam-2021"',
    "target": 'target = "digital-firms-2030"',
    "rule": 'rule = "stale"',
    "until": "until = 2027-06-30",
    "reason": 'reason = "the settlement is published with the budget law"',
}
WRITTEN_SO = {
    "period": '2030, "2024-H1", "2024-Q2", "2024-07", "2024-W30", 2024-07-15',
    "duration": '"18 months", "75 days"',
    "published": '2021-03-03, "2021-03", 2021, "unknown"',
}
