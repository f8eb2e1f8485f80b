"""Findings in words: their records are those of `validate --json`."""

import json
from pathlib import Path

import pytest
from small_registry import SMALL

import mic_tracker
from mic_tracker.api.finding_message import put_into_words
from mic_tracker.model.finding import Finding, Severity
from mic_tracker.pipeline.validate import render_findings
from mic_tracker.read.registry import read_registry
from mic_tracker.show.language.catalogue import LanguageWish
from mic_tracker.show.language.words import Words
from mic_tracker.show.screen import Screen


def test_a_record_is_that_of_the_program(tmp_path: Path) -> None:
    file = tmp_path / "targets.toml"
    file.write_text(SMALL.replace("by = 2030", "by = 2030\nbye = 1"), "utf-8")
    with pytest.raises(mic_tracker.InvalidRegistry) as caught:
        mic_tracker.load(file)
    told = render_findings(read_registry(file).findings, "json", LanguageWish(), Screen())
    records = [finding.to_record() for finding in caught.value.findings]
    assert records == json.loads(told)["findings"]
    assert [record["code"] for record in records] == ["MT010"]


def test_a_finding_without_a_place_has_none() -> None:
    finding = Finding(
        "MT108", Severity.NOTE, facts={"target": "lines", "why": "vague"}, target="lines"
    )
    (message,) = put_into_words([finding], Words.load("en"))
    assert (message.file, message.line, message.column) == (None, None, None)
    assert message.to_record()["location"] is None
    assert str(message).startswith("MT108: ")
