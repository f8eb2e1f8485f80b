"""Every kind of news about a figure has a sentence, as its data has a code."""

import json
from typing import get_args

from mic_tracker.model.difference import FigureChange
from mic_tracker.show.language.words import Words
from mic_tracker.show.schema import schema_of


def test_every_change_of_a_figure_has_a_sentence_and_a_code() -> None:
    changes = {*get_args(FigureChange)}
    assert changes <= Words.load("en").catalogue["figure_news"].keys()
    figure = json.loads(schema_of("changes"))["properties"]["figures"]["items"]
    assert {*figure["properties"]["change"]["enum"]} == changes
