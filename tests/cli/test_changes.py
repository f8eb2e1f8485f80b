"""`changes`: since when, in git and outside of it, in which format, and what is refused."""

import json
from pathlib import Path

import pytest
from gatetexts import FIRMS, GROWING, LEVEL, figures
from lxml import etree
from shell import Shell

SOURCES = """
[sources.old]
title = "Yearbook 2025"
published = 2025-02-01

[sources.new]
title = "Yearbook 2026"
url = "https://example.org/y26"
published = 2026-11-02
"""
START = f'format = 1\ntitle = "Goals"\n{SOURCES}{FIRMS}{LEVEL}{figures(GROWING)}'
AS_OF = ("--as-of", "2026-11-21")
OLD, NEW = "2026-10-01T12:00:00Z", "2026-11-10T12:00:00Z"
NOTHING = "Nothing changed in this time: no status, no goal and no figure."
ATOM = Path(__file__).parents[1] / "show" / "schemas" / "atom-rfc4287.rng"


def figure(period: object, value: object, source: str, more: str = "") -> str:
    return (
        f'\n[[observations]]\nindicator = "firms"\nperiod = "{period}"\nvalue = {value}\n'
        f'source = "{source}"\n{more}'
    )


def told(shell: Shell, *words: str) -> str:
    """The whole text in one line, so that wrapping does not matter."""
    done = shell.run("changes", *AS_OF, *words)
    assert (done.code, done.err) == (0, "")
    return " ".join(done.out.split())


def entries(shell: Shell, *words: str) -> list[str]:
    """The ids of the entries of a feed, which has to be valid, without what all begin with."""
    done = shell.run("changes", *AS_OF, "--format", "atom", *words)
    assert (done.code, done.err) == (0, "")
    document = etree.ElementTree(etree.fromstring(done.out.encode()))
    etree.RelaxNG(etree.parse(ATOM)).assertValid(document)
    found = document.xpath("//a:entry/a:id/text()", namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert isinstance(found, list)
    return [str(id_).partition(",")[2] for id_ in found]


def test_what_was_published_and_what_was_edited(repository: Shell) -> None:
    at = repository.commit_at(OLD, START)
    moved = START.replace("at_least = 860", "at_least = 800")
    repository.commit_at(NEW, moved + figure(2026, 650, "new", 'at = "p. 3"\n'))
    text = told(repository)
    assert text.startswith("Goals: what changed from 2026-10-22 to 2026-11-21 In short: ")
    assert "Firms has slipped from “at risk” to “off track”." in text
    assert "The cause is that the target was edited: at least 860 firms by 2030 became" in text
    assert (
        "- Firms: the goal on record was edited in this registry; it was at least 860 firms by "
        "2030 and is now at least 800 firms by 2030, which is easier to meet."
    ) in text
    assert (
        "- Firms: the figure for 2026 is 650 firms, after 740 firms for 2025 (published "
        "2026-11-02). [1, p. 3]"
    ) in text
    assert "[1] Yearbook 2026, 2026-11-02, https://example.org/y26" in text
    assert text.endswith(f"as it was committed by 2026-10-22 ({at[:9]}).")


def test_a_figure_that_was_entered_late(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    repository.commit_at(NEW, START + figure(2017, 500, "old"))
    late = "It had been published by 2026-10-22 and was entered after it. [1]"
    assert late in told(repository)
    assert entries(repository) == ["2026-11-10:/indicators/firms"]


def test_outside_of_git_edits_cannot_be_told(shell: Shell) -> None:
    shell.write(START + figure(2026, 650, "new"))
    text = told(shell)
    assert "the figure for 2026 is 650 firms" in text
    assert "The registry is not under version control" in text
    assert "What was edited in place since cannot be told." in text
    assert NOTHING in told(shell, "--since", "2026-11-10")


def test_outside_of_git_the_day_of_entry_is_what_the_registry_says(shell: Shell) -> None:
    more = "recorded = 2026-11-10\n"
    shell.write(START + figure(2026, 650, "old", "published = 2026-09-01\n" + more))
    text = told(shell)
    assert "It had been published by 2026-10-22 and was entered after it." in text
    assert "has slipped from “at risk” to “off track”" in text
    assert NOTHING in told(shell, "--since", "2026-11-10")
    both = ["2026-11-10:/targets/firms-2030", "2026-11-10:/indicators/firms"]
    assert entries(shell) == both


def test_before_the_first_commit_the_present_state_is_taken(repository: Shell) -> None:
    repository.commit_at(NEW, START + figure(2026, 650, "new"))
    text = told(repository)
    assert "the figure for 2026 is 650 firms" in text
    assert "No commit by 2026-10-22 has the registry" in text
    assert entries(repository, "--since", "2026-10-22") == [
        "2026-11-02:/targets/firms-2030",
        "2026-11-02:/indicators/firms",
    ]


def test_since_a_revision_is_since_the_day_of_its_commit(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    repository.git("tag", "v1")
    repository.commit_at(NEW, START + figure(2026, 650, "new"))
    for name in ("v1", "HEAD~1", repository.git("rev-parse", "v1").strip()):
        text = told(repository, "--since", name)
        assert "from 2026-10-01 to 2026-11-21" in text
        assert "the figure for 2026 is 650 firms" in text
        assert f"The earlier state is that of the revision {name} (" in text
        assert text.endswith("which is of 2026-10-01.")
    assert NOTHING in told(repository, "--since", "HEAD")


def test_what_reads_as_a_day_is_one(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    repository.git("branch", "2026-10")
    assert "from 2026-10-31 to" in told(repository, "--since", "2026-10")
    assert "from 2026-10-01 to" in told(repository, "--since", "heads/2026-10")


def test_a_branch_that_is_younger_than_the_day_of_judgement(repository: Shell) -> None:
    repository.commit_at("2026-12-24T12:00:00Z", START)
    repository.write(START + figure(2026, 650, "new"))
    text = told(repository, "--since", "HEAD")
    assert "from 2026-11-21 to 2026-11-21" in text
    assert "It had been published by 2026-11-21" in text


@pytest.mark.parametrize("name", ["yesterday", "v9", "--since=", "a b", "-x", "HEAD:"])
def test_what_is_neither_a_day_nor_a_revision(repository: Shell, name: str) -> None:
    repository.commit_at(OLD, START)
    word = name.removeprefix("--since=")
    done = repository.run("changes", *AS_OF, f"--since={word}")
    assert done.code == 2
    assert done.out == ""
    assert "neither a day" in done.err or "HEAD:" in name


def test_outside_of_git_there_are_only_days(shell: Shell) -> None:
    shell.write(START)
    done = shell.run("changes", *AS_OF, "--since", "v1")
    assert done.code == 2
    assert "'v1' is neither a day nor a length of time" in done.err


def test_a_day_that_is_not_past(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    done = repository.run("changes", *AS_OF, "--since", "2026-12-01")
    assert done.code == 2
    assert "is not in the past" in done.err


def test_a_history_that_was_not_fetched(repository: Shell, tmp_path: Path) -> None:
    repository.commit_at(OLD, START)
    repository.commit_at(NEW, START + figure(2026, 650, "new"))
    repository.git("clone", "-q", "--depth=1", repository.folder.as_uri(), str(tmp_path / "s"))
    shallow = Shell(tmp_path / "s", repository.home)
    for words in ((), ("--format", "atom")):
        done = shallow.run("changes", *AS_OF, *words)
        assert (done.code, done.out) == (2, "")
        assert "git fetch --unshallow" in done.err


def test_a_registry_that_was_moved(repository: Shell) -> None:
    repository.commit_at(OLD, START, "goals.toml")
    repository.git("mv", "goals.toml", "targets.toml")
    repository.commit_at(NEW, START + figure(2026, 650, "new"))
    text = told(repository)
    assert "the figure for 2026 is 650 firms" in text
    assert "1 figure is new" in text
    assert "2026-11-10:/indicators/firms" in entries(repository)


def test_a_title_that_was_changed_leaves_the_ids(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    news = START + figure(2026, 650, "new")
    repository.commit_at(NEW, news)
    before = entries(repository)
    repository.write(news.replace('title = "Goals"', 'title = "All goals"'))
    assert NOTHING in told(repository, "--since", "2026-11-15")
    assert entries(repository) == before


def test_nothing_has_changed(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    assert NOTHING in told(repository)
    assert entries(repository) == []
    data = json.loads(repository.run("changes", *AS_OF, "--json").out)
    assert data["changed"] is False
    assert data["sentences"] == []


def test_a_registry_without_targets(shell: Shell) -> None:
    shell.write('format = 1\ntitle = "Goals"\n')
    assert NOTHING in told(shell)
    assert entries(shell) == []


def test_the_data_say_what_the_sentences_say(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    repository.commit_at(NEW, START + figure(2026, 650, "new"))
    data = json.loads(repository.run("changes", *AS_OF, "--json").out)
    (turn,) = data["turns"]
    causes = turn.pop("causes")
    assert turn == {"target": "firms-2030", "old": "at_risk", "new": "off_track", "worse": True}
    assert causes[0] == {"cause": "new_data", "subject": "2026", "old": None, "new": 650}
    (one,) = data["figures"]
    assert (one["change"], one["late"], one["before"]) == ("new", False, None)
    assert (one["figure"]["value"], one["previous"]["value"]) == (650, 740)
    kinds = [(said["kind"], said["table"]) for said in data["sentences"]]
    assert kinds == [("turns", "targets.firms-2030"), ("figures", "indicators.firms")]
    rows = repository.run("changes", *AS_OF, "--format", "csv").out.splitlines()
    assert [row.split(",")[:2] for row in rows] == [["kind", "table"], *map(list, kinds)]


LAW = """
[indicators.law]
name = "Data law"
unit = "laws"
measure = "event"
desired = "increase"

[targets.law]
kind = "milestone"
indicator = "law"
"""


def review(verdict: str, day: str, more: str = "") -> str:
    return (
        f'\n[[reviews]]\ntarget = "law"\non = {day}\nverdict = "{verdict}"\n'
        f'reason = "The bill is in committee"\n{more}'
    )


def test_what_a_person_concluded(repository: Shell) -> None:
    repository.commit_at(OLD, START + LAW)
    by = 'by = "A. Reader"\nsource = "new"\n'
    reviewed = START + LAW + review("on_track", "2026-11-05", by)
    repository.commit_at(NEW, reviewed)
    text = told(repository)
    assert "Data law is now “on track”; before, it was “pending”. The cause is a person's" in text
    assert (
        "- Data law: A. Reader concluded “on track” on 2026-11-05. The reason given: The bill is "
        "in committee [1]"
    ) in text
    assert entries(repository) == ["2026-11-10:/targets/law"]
    data = json.loads(repository.run("changes", *AS_OF, "--json").out)
    assert data["turns"][0]["causes"][0]["cause"] == "review"
    (one,) = data["reviews"]
    assert (one["change"], one["target"], one["before"]) == ("new", "law", None)
    repository.commit_at("2026-11-12T12:00:00Z", reviewed.replace("on_track", "off_track"))
    edited = "Data law: the verdict of 2026-11-05 was edited in this registry from “on track” to"
    assert edited in told(repository, "--since", "2026-11-11")
    repository.commit_at("2026-11-14T12:00:00Z", START + LAW)
    gone = "Data law: the verdict of 2026-11-05, “off track”, was taken out of this registry."
    assert gone in told(repository, "--since", "2026-11-13")


def test_outside_of_git_a_review_is_news_on_its_day(shell: Shell) -> None:
    shell.write(START + LAW + review("on_track", "2026-11-05"))
    assert "a person concluded “on track” on 2026-11-05" in told(shell)
    assert NOTHING in told(shell, "--since", "2026-11-05")
    assert entries(shell) == ["2026-11-05:/targets/law"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "rss"), "there are: terminal, json, markdown, csv, atom"),
        (("--format", "atom", "--base-url", "example.org"), "is no address of a site"),
        (("--lang", "xx"), "xx"),
        (("-o", "targets.toml"), "targets.toml"),
    ],
)
def test_what_is_refused(shell: Shell, words: tuple[str, ...], said: str) -> None:
    shell.write(START)
    done = shell.run("changes", *AS_OF, *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert (shell.folder / "targets.toml").read_text("utf-8") == START


def test_an_invalid_registry_and_an_invalid_past(repository: Shell) -> None:
    repository.commit_at(OLD, START.replace("value = 740", "value = many"))
    repository.commit_at(NEW, START)
    done = repository.run("changes", *AS_OF)
    assert (done.code, done.out) == (2, "")
    assert "targets.toml" in done.err
    repository.write("format = 2\n")
    assert repository.run("changes", *AS_OF).code == 2


def test_a_feed_passes_over_what_was_not_valid(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    repository.commit_at("2026-11-05T12:00:00Z", "format = 2\n")
    repository.commit_at(NEW, START + figure(2026, 650, "new"))
    both = ["2026-11-10:/targets/firms-2030", "2026-11-10:/indicators/firms"]
    assert entries(repository) == both


def test_a_feed_says_the_same_from_wherever_it_begins(repository: Shell) -> None:
    repository.commit_at(OLD, START)
    repository.commit_at("2026-11-03T12:00:00Z", START + figure(2026, 650, "new"))
    repository.commit_at(NEW, START.replace("860", "800") + figure(2026, 650, "new"))

    def feed(since: str) -> str:
        site = ("--base-url", "https://example.org/")
        words = ("changes", *AS_OF, "--format", "atom", "--since", since, *site)
        return repository.run(*words).out

    whole, part = feed("2026-10-15"), feed("2026-11-05")
    assert part.replace("</feed>\n", "") in whole
    assert (whole.count("<entry>"), part.count("<entry>")) == (3, 1)
    assert feed("2026-10-15") == whole


def test_a_feed_in_a_file_names_itself(shell: Shell) -> None:
    shell.write(START + figure(2026, 650, "new"))
    site = ("--base-url", "https://example.org/goals", "-o", "news.atom")
    assert shell.run("changes", *AS_OF, "--format", "atom", *site).out == ""
    text = (shell.folder / "news.atom").read_text("utf-8")
    assert '<link rel="self" href="https://example.org/goals/news.atom"' in text
    assert '<link rel="alternate" href="https://example.org/goals/targets/firms-2030/"' in text


def test_what_a_stranger_wrote_is_text_everywhere(shell: Shell) -> None:
    hostile = r"\u001b[31m<script>alert(1)</script> [x](https://e.org) ##[error] | \u202e"
    text = START + figure(2026, 650, "new", f'at = "{hostile}"\n')
    text = text.replace('title = "Yearbook 2026"', f'title = "{hostile}"')
    shell.write(text.replace('name = "Firms"', f'name = "{hostile}"'))
    for name in ("terminal", "markdown", "atom", "csv", "json"):
        done = shell.run("changes", *AS_OF, "--format", name)
        assert done.code == 0
        assert not {"\x1b", "\u202e"} & {*done.out}
        assert "##[error]" not in done.out
    markdown = shell.run("changes", *AS_OF, "--format", "markdown").out
    assert "<script>" not in markdown
    assert "[x](https://e.org)" not in markdown
    assert entries(shell)
