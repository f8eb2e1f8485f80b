"""Whole dialogs: what is typed on the command line, and the answer to each question."""

from terminal import INTERRUPT

DIALOGS = {
    "add-observation": (
        ("add-observation", "digital-firms-2030", "--as-of", "2025-02-01"),
        [
            *("?", "active", "53.000", "?", "53,000", "2030", "2024-12", "<", "", "?"),
            *("Monthly report", "?", "2025-01-10", "MIC", "", "p. 3", "<", "p. 4", "y"),
        ],
    ),
    "add-target": (
        ("add-target", "--as-of", "2025-02-01"),
        [
            *("?", "levl", "level", "?", "fibre", "Fibre lines", "", "lines", "?", "count"),
            *("?", "ninety", "1,000", "20x0", "2030", "Fibre", "", "?", "make-in-vietnam-2021"),
            *("p. 3", "y"),
        ],
    ),
    "restate": (
        ("add-target", "--restate", "digital-firms-2030", "--as-of", "2025-02-01"),
        ["?", "", "2032", "Plan for 2032", "unknown", "2025-01-10", "MIC", "", "?", INTERRUPT],
    ),
    "add-comparison": (
        ("add-target", "coal-below", "--kind", "comparison", "--as-of", "2025-02-01"),
        [
            *("agricultural-exports", "agricultural-exports", "", "2030", "?", "coal-exports"),
            *("Exports of coal", "USD", "decrease", "<", "", "make-in-vietnam-2021", "", "y"),
        ],
    ),
    "add-indicator": (
        ("add-indicator", "--as-of", "2025-02-01"),
        [
            *("?", "Shops!", "shops", "Shops", "?", "shops", "counts", "count", "?", "instant"),
            *("?", "increase", "?", "year", "?", "All that have a licence", "y"),
        ],
    ),
    "add-source": (
        ("add-source", "--as-of", "2025-02-01"),
        ["?", "", "Yearbook", "7/8/2024", "2024-08-07", "?", "GSO", "https://a.example/b", "y"],
    ),
    "correct": (
        ("correct", "digital-firms", "--set", "value=51,083", "--as-of", "2025-02-01"),
        ["?", "2024-06", "2024-07", "<", "2024-07", "y"],
    ),
}
