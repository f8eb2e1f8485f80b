"""The profiles that ship, one file each; a new one is a file and a line here."""

from functools import cache
from importlib.resources import files

import tomli

from mic_tracker.model.edit.exchange.profile import Profile

PROFILES = (
    "observations",
    "xlsx-observations",
    "open-sdg",
    "open-sdg-wide",
    "world-bank-csv",
    "world-bank-long",
    "un-sdg-csv",
    "eurostat-tsv",
    "sdmx-csv",
    "sdmx-csv-labels",
    "owid",
    "imf-weo",
    "pxweb-csv",
    "gso-csv",
    "who-portal-csv",
    "who-athena-csv",
    "climate-watch-csv",
    "world-bank-json",
    "un-sdg-json",
    "who-odata",
    "json-stat",
    "pxweb-json",
    "px",
    "sdmx-json",
    "sdmx-ml",
    "xlsx-sdmx-converter",
    "xlsx-accessible",
    "xlsx-table",
    "xlsx-tidy",
    "xlsx-wide",
    "tidy-csv",
    "wide-csv",
    "wide-periods-csv",
)
"""Their names; of those that fit a file equally well, the first is proposed first."""


@cache
def read_profile(name: str) -> Profile:
    """Read a profile that ships; KeyError for a name that none has."""
    if name not in PROFILES:
        raise KeyError(name)
    text = files("mic_tracker.read.exchange.profiles").joinpath(f"{name}.toml").read_text("utf-8")
    return Profile.model_validate(tomli.loads(text))
