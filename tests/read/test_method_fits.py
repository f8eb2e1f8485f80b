"""A method that a target cannot be judged by is refused when the registry is read."""

from pathlib import Path
from typing import Any

import pytest
from judging import text

from mic_tracker.model.finding import Finding
from mic_tracker.read.registry import read_registry

UP = {"at_least": 100, "by": 2030}
RANK = {"measure": "rank"}


def refused(folder: Path, target: dict[str, Any], **indicator: Any) -> list[Finding]:  # noqa: ANN401 - keys of a record
    file = folder / "targets.toml"
    body = text("2019:10 2020:12", target, indicator)
    file.write_text(f'format = 1\ntitle = "Test"\n{body}', "utf-8")
    return [finding for finding in read_registry(file).findings if finding.code == "MT029"]


@pytest.mark.parametrize("method", ["un-2023", "eurostat", "statcan-2025", "compliance"])
def test_growth_of_a_rank(tmp_path: Path, method: str) -> None:
    (found,) = refused(tmp_path, {"at_most": 5, "by": 2030, "method": method}, measure="rank")
    assert found.facts["method"] == method
    assert str(found.facts["fits"]).startswith("forecast")
    assert "eurostat" not in str(found.facts["fits"])


def test_growth_from_a_stated_zero(tmp_path: Path) -> None:
    zero = {"baseline": {"period": 2018, "value": 0}}
    (found,) = refused(tmp_path, UP | zero | {"method": "un-2023"})
    assert found.facts["baseline"] == "0"
    assert refused(tmp_path, UP | zero | {"method": "statcan-2025"}) == []
    assert refused(tmp_path, UP | {"method": "un-2023"}) == []


def test_a_geometric_path_from_zero(tmp_path: Path) -> None:
    zero = {"baseline": {"period": 2018, "value": 0}, "path": "geometric"}
    (found,) = refused(tmp_path, UP | zero)
    assert found.facts == {"method": "geometric", "baseline": "0", "fits": "linear"}


def test_what_fits_is_let_through(tmp_path: Path) -> None:
    assert refused(tmp_path, UP | {"method": "escap-api"}) == []
    assert refused(tmp_path, {"at_most": 5, "by": 2030, "method": "path"}, measure="rank") == []


def test_a_default_that_does_not_fit_one_target_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "targets.toml"
    body = text("2019:10", {"at_most": 5, "by": 2030}, RANK, {"method": "un-2023"})
    file.write_text(f'format = 1\ntitle = "Test"\n{body}', "utf-8")
    assert [
        finding.code for finding in read_registry(file).findings if finding.code == "MT029"
    ] == []
