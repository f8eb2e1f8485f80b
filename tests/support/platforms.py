"""Five small invented folders that differ as the real folders of Open SDG platforms differ.

Real ones were looked at: the starter of the project and those of five statistics offices. What is
here in common with them is the shape alone.
"""

from pathlib import Path

STARTER = {
    "README.md": "# Data of a platform\n",
    "config_data.yml": "languages:\n  - en\n",
    "data/README.md": "Data files are uploaded here.\n",
    "data/indicator_1-1-1.csv": (
        "Year,Group,Value\n2015,A,1\n2016,A,3\n2015,B,2\n2016,B,4\n2015,,1.5\n2016,,3.5\n"
    ),
    "meta/README.md": "## meta folder\n\nMetadata: [files] are *uploaded* here.\n\n- a: b: c\n",
    "indicator-config/1-1-1.yml": (
        "\ufeffindicator_name: global_indicators.1-1-1-title\nindicator_number: '1.1.1'\n"
        "progress_calculation_options: []\nreporting_status: complete\n"
    ),
}
"""As the starter of Open SDG: examples, README files everywhere, nothing stated."""

NATIONAL = {
    "data/indicator_3-9-2.csv": (
        '\ufeff"Year","Sex","Value"\r\n"2015","",12.512\r\n"2016","",12.431\r\n'
        '"2016","Female",11.102\r\n"2016","Male",13.758\r\n'
    ),
    "meta/3-9-2.yml": (
        "SDG_GOAL: '<p>Goal 3</p>'\nsource_active_1: 'false'\nsource_organisation_1: Old office\n"
        "source_active_2: 'true'\nsource_organisation_2: Office of Examples\n"
        "source_url_2: https://example.org/health\nsource_release_date_2: 04/03/2022\n"
    ),
    "meta/fr/3-9-2.yml": "source_organisation_1: Un autre\n",
    "indicator-config/3-9-2.yml": (
        "indicator_name: global_indicators.3-9-2-title\n"
        "indicator_available: Deaths by unsafe water\ncomputation_units: deaths per 100,000\n"
        "auto_progress_calculation: true\nprogress_calculation_options:\n- direction: negative\n"
    ),
}
"""YAML alone, title and unit in `indicator-config/`, values of three decimals, another language."""

SEMICOLONS = {
    "data/indicator_8-5-2.csv": (
        "Sex;Age;Year;Observation status;Value\n"
        ";;2019;Normal value;6,4\n;;2020;Provisional;7,1\nWomen;;2020;;7,5\n"
        "Women;15-24;2020;;11,25\nBoth sexes;15-24;2020;;10,5\n;;2021;;..\n"
    ),
    "meta/8-5-2.md": (
        "---\ngraph_title: Unemployment\ncomputation_units: '%'\n"
        "source_organisation_1: Labour office\nsource_release_date_1: 01/06/2019\n---\n\nA text.\n"
    ),
}
"""Semicolons, decimal commas, the year in the middle, headlines beside subcategories, a release
that is older than the figures."""

PROGRESS = {
    "data/indicator_6-1-1.csv": (
        "Year,Location,Value\n2016,,80\n2020,,84\n2016,Urban,90\n2020,Urban,94\n"
        "2016,Rural,60\n2020,Rural,62\n"
    ),
    "data/indicator_7-3-1.csv": "Year,Progress,Value\n2015,5,1\n2020,4,2\n",
    "data/indicator_9-4-1.csv": "Year,Value\n2015,200\n2020,150\n2021,140\n",
    "indicator-config/6-1-1.yml": """auto_progress_calculation: true
progress_calculation_options:
- direction: positive
  base_year: 2016
  target_year: 2026
  target: 90
- direction: positive
  limit: 100
  disaggregation:
  - field: Location
    value: Urban
- group:
  - direction: positive
    target: 99.5
    disaggregation: [{field: Location, value: Urban}]
  - direction: positive
    target: 99.5
    disaggregation: [{field: Location, value: Rural}]
""",
    "indicator-config/7-3-1.yml": (
        "auto_progress_calculation: true\nprogress_calculation_options:\n- target: 1\n"
    ),
    "indicator-config/9-4-1.yml": (
        "auto_progress_calculation: true\nprogress_calculation_options:\n- target: 100.125\n"
    ),
}
"""Targets with a base year, a limit, a direction, a group; one that is measured otherwise."""

SERIES = {
    "data/indicator_12-2-2.csv": (
        "Year,Series,Units,Region,GeoCode,COMMENT_OBS_0,Unit multiplier,Value\n"
        "2018,Consumption,tonnes,,00,,Thousands,12.5\n2020,Consumption,tonnes,,00,,Thousands,11\n"
        "2020,Consumption,tonnes,North,01,a remark,Thousands,4\n"
        "2020,Consumption,tonnes,South,02,,Thousands,7\n"
        "2018,Consumption per head,tonnes per head,,00,,Units,5.5\n"
        "2020,Consumption per head,tonnes per head,,00,,Units,5\n"
        "2020,Recycling,%,,00,,Units,31\n"
    ),
    "data/indicator_15-1-1.csv": "Year,GeoCode,Value\n2020,,50\n2020,01,60\n2020,02,40\n",
    "meta/12-2-2.md": "---\nindicator_name: names.12-2-2-title\n---\n",
    "meta/15-1-1.md": "---\nindicator_name: names.15-1-1-title\ncomputation_units: names.km\n---\n",
    "indicator-config/12-2-2.yml": """auto_progress_calculation: true
sources:
- organisation: names.office
  url: https://example.org/materials
progress_calculation_options:
- group:
  - series: Consumption
    unit: tonnes
  - group:
    - series: Consumption per head
      target: 4
    - series: Recycling
      direction: positive
- series: Reuse
""",
    "translations/en/names.yml": (
        "12-2-2-title: Material use\n15-1-1-title: 'Forests:  area'\nkm: km2\noffice: The office\n"
    ),
    "translations/fr/names.yml": "12-2-2-title: Matières\n",
}
"""Several series and units, multipliers, codes for maps, titles and sources by translation."""

PLATFORMS = {
    "starter": STARTER,
    "national": NATIONAL,
    "semicolons": SEMICOLONS,
    "progress": PROGRESS,
    "series": SERIES,
}


def write_platform(folder: Path, name: str) -> None:
    """Write the files of a platform below a folder."""
    for path, text in PLATFORMS[name].items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
