"""The report: every target with its picture, its figures and its sources, as a page to publish."""
