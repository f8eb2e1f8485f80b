"""Where a database is: in a variable that was set for this program, and in no other."""

import pytest

from mic_tracker.errors import OutsideWorld
from mic_tracker.read.bulk.servers.login import find_login, is_variable

NAME = "MIC_TRACKER_DB_TEST"


@pytest.mark.parametrize("name", [NAME, "MIC_TRACKER_DB_A", "MIC_TRACKER_DB_2"])
def test_names_that_may_hold_an_address(name: str) -> None:
    assert is_variable(name)


@pytest.mark.parametrize(
    "name",
    [
        *("HOME", "PGPASSWORD", "AWS_SECRET_ACCESS_KEY", "MIC_TRACKER_DB_", "MIC_TRACKER_FILE"),
        *("mic_tracker_db_test", "MIC_TRACKER_DB_Ä", f" {NAME}", f"{NAME}\n", f"X{NAME}", ""),
        "MIC_TRACKER_DATABASE_SECONDS",
    ],
)
def test_names_that_may_not(name: str) -> None:
    assert not is_variable(name)


def test_an_address_and_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " postgresql://h/d\n")
    assert find_login(NAME) == (NAME, "postgresql://h/d", 300)
    monkeypatch.setenv("MIC_TRACKER_DATABASE_SECONDS", "7")
    assert find_login(NAME).seconds == 7


@pytest.mark.parametrize("seconds", ["0", "-1", "1.5", "x", "86401", "٣", "9" * 5000])
def test_a_time_that_is_none(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv(NAME, "postgresql://h/d")
    monkeypatch.setenv("MIC_TRACKER_DATABASE_SECONDS", seconds)
    with pytest.raises(OutsideWorld) as caught:
        find_login(NAME)
    assert caught.value.code == "database_seconds"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        *((None, "database_unset"), ("", "database_unset"), ("  ", "database_unset")),
        *(("mysql://u:sesame@h/d", "database_unknown"), ("sesame", "database_unknown")),
    ],
)
def test_what_is_no_address(
    monkeypatch: pytest.MonkeyPatch, address: str | None, code: str
) -> None:
    monkeypatch.delenv(NAME, raising=False)
    if address is not None:
        monkeypatch.setenv(NAME, address)
    with pytest.raises(OutsideWorld) as caught:
        find_login(NAME)
    assert caught.value.code == code
    assert caught.value.facts["variable"] == NAME
    assert "sesame" not in str(caught.value)
