"""The contrasts of every text and mark with what it stands on, by the arithmetic of WCAG 2.2."""

import pytest
from charts import REGISTRIES, charts_of, report_on, texts

from mic_tracker.show.chart.colours import COLOURS
from mic_tracker.show.chart.font import text_width
from mic_tracker.show.chart.layout import lay_out
from mic_tracker.show.chart.picture import Canvas, Clip, Symbol

PAPERS = ("paper", "tint", "future", "fan80")
"""What words stand on; over the darker fan and over lines they have a rim of paper."""
TEXT, MARK = 4.5, 3.0


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2, the definitions)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def drawn_roles() -> tuple[set[str], set[str]]:
    """The roles of all texts and of all marks of the shipped registry and of the golden ones."""
    words, marks = set(), set()
    canvas = Canvas(760, None, 13, text_width)
    for name in REGISTRIES:
        for _, chart in charts_of(report_on(name)):
            picture = lay_out(chart, canvas)
            words |= {text.role for text in texts(picture)}
            items = (
                one for i in picture.items for one in (i.items if isinstance(i, Clip) else (i,))
            )
            marks |= {item.role for item in items if isinstance(item, Symbol)}
    return words, marks


def test_every_text_and_mark_stands_out_on_light_and_on_dark() -> None:
    words, marks = drawn_roles()
    assert {"ink", "ink2", "ink3", "data", "promise", "foretold", "othert"} <= words
    assert {"data", "data2", "other", "promise", "foretold"} <= marks
    for paper in PAPERS:
        for side in ("light", "dark"):
            ground = getattr(COLOURS[paper], side)
            for role in words:
                assert contrast(getattr(COLOURS[role], side), ground) >= TEXT, (role, paper, side)
            for role in marks if paper in {"paper", "future"} else ():
                assert contrast(getattr(COLOURS[role], side), ground) >= MARK, (role, paper, side)


@pytest.mark.parametrize("role", ["met", "missed"])
def test_the_sign_in_a_cell_stands_out(role: str) -> None:
    for side in ("light", "dark"):
        paper = getattr(COLOURS["paper"], side)
        assert contrast(getattr(COLOURS[role], side), paper) >= TEXT
