"""Reading a value off a table of thresholds."""


def band(value: float, bands: tuple[tuple[float, str], ...]) -> str:
    """Name the band a value falls in.

    Args:
        value: A finite number.
        bands: (lower bound, name), highest bound first; a bound belongs to its own band. The last
            bound is minus infinity, so that every number has a name.
    """
    return next(name for bound, name in bands if value >= bound)
