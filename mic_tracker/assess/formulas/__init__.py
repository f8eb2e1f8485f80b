"""The formulas of the methods, as pure functions of numbers.

Each module holds the arithmetic of one publication or one subject: no record of the registry, no
clock, no words for the screen. The package imports nothing but `math`, `dataclasses` and its own
modules, so the same formula can serve one target or columns.

Conventions shared by all modules:

- times are decimal years, rates are per year, growth is a fraction (0.02 is 2 %);
- an outcome that the formula does not define is `None`, and the docstring says when;
- thresholds are data, read by `bands.band`: tuples of (inclusive lower bound, band name).
"""
