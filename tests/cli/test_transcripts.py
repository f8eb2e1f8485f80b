"""The runner of shown sessions: what it finds, what it lets pass and what it reports."""

import os
from pathlib import Path

import pytest
from transcripts import Transcript, failures, transcripts


def page(text: str) -> list[Transcript]:
    return transcripts("page.md", text)


def run(folder: Path, *rows: str, skipped: tuple[str, ...] = ()) -> list[str]:
    (only,) = page("\n".join(["```console", *rows, "```"]))
    return failures(only, folder, os.environ, skipped)


def test_a_document_without_sessions_has_none() -> None:
    assert page("") == []
    assert page("# Title\n\n```toml\nformat = 1\n```\n\n$ not in a block\n") == []


def test_blocks_are_found_in_any_fence_and_indent() -> None:
    text = """# Title

```console
$ first
```

1. A list:

   ~~~
   $ second
     shown
   ~~~

````
$ third
```
````
"""
    found = page(text)
    assert [str(t) for t in found] == ["page.md:4", "page.md:10", "page.md:15"]
    assert [(t.steps[0].command, t.steps[0].shown) for t in found] == [
        ("first", []),
        ("second", ["  shown"]),
        ("third", ["```"]),
    ]


def test_commands_over_several_lines(tmp_path: Path) -> None:
    rows = ["$ echo one \\", "    two", "one two", "$ cat <<'END'", "> a", "> b", "> END", "a", "b"]
    assert run(tmp_path, *rows) == []


def test_what_is_shown_is_what_is_printed(tmp_path: Path) -> None:
    assert run(tmp_path, "$ printf 'a\\n\\nb  \\n'", "a", "", "b", "", "$ echo c", "c") == []
    assert run(tmp_path, "$ echo 'no output is shown, so any will do'") == []
    assert run(tmp_path, "$ echo out; echo err >&2", "out", "err") == []
    assert run(tmp_path, "$ printf 'no newline at the end'", "no newline at the end") == []


@pytest.mark.parametrize(
    "rows",
    [
        ("$ echo a", "b"),
        ("$ echo a", "a", "b"),
        ("$ printf 'a\\nb\\n'", "a"),
        ("$ printf 'a\\nb\\n'", "b"),
        ("$ true", "a"),
        ("$ echo axb", "a.b"),
        ("$ false",),
        ("$ true  # exit 2",),
        ("$ exit 3",),
        ("$ no-such-command-anywhere",),
        ("$ echo 'never closed",),
        ("$ printf 'a\\nz\\n'", "a", "…", "b"),
    ],
)
def test_anything_else_is_reported(tmp_path: Path, rows: tuple[str, ...]) -> None:
    (failure,) = run(tmp_path, *rows)
    assert failure.startswith(f"page.md:2: {rows[0]}\n")


def test_a_report_says_what_was_shown_and_what_was_printed(tmp_path: Path) -> None:
    (failure,) = run(tmp_path, "$ echo new; exit 1", "old")
    assert "the shell ended" in failure
    (failure,) = run(tmp_path, "$ (echo new; exit 1)", "old")
    assert "exit 1, not 0" in failure
    assert "-old" in failure
    assert "+new" in failure


@pytest.mark.parametrize(
    "shown", [("…",), ("a", "…", "d"), ("…", "c", "d"), ("a", "b", "c", "d", "…")]
)
def test_a_line_of_three_dots_stands_for_any_lines(tmp_path: Path, shown: tuple[str, ...]) -> None:
    assert run(tmp_path, "$ printf 'a\\nb\\nc\\nd\\n'", *shown) == []


def test_an_exit_code_may_be_told(tmp_path: Path) -> None:
    assert run(tmp_path, "$ (exit 2)  # exit 2") == []
    assert run(tmp_path, "$ (echo a; exit 5)", "a", "[exit 5]") == []
    assert len(run(tmp_path, "$ (echo a; exit 4)", "a", "[exit 5]")) == 1


def test_every_failing_command_is_reported(tmp_path: Path) -> None:
    found = run(tmp_path, "$ false", "$ echo fine", "fine", "$ (exit 7)")
    assert [failure.partition("\n")[0] for failure in found] == [
        "page.md:2: $ false",
        "page.md:5: $ (exit 7)",
    ]


def test_commands_of_a_block_share_a_shell_and_a_folder(tmp_path: Path) -> None:
    assert (
        run(tmp_path, "$ mkdir new && cd new", "$ basename $PWD", "new", "$ A=1", "$ echo $A", "1")
        == []
    )
    assert (tmp_path / "new").is_dir()


def test_a_block_may_continue_the_one_before(tmp_path: Path) -> None:
    text = "```\n$ A=1\n```\n\nThen:\n\n<!-- continues -->\n\n```\n$ echo $A\n1\n```\n"
    (whole,) = page(text)
    assert failures(whole, tmp_path, os.environ) == []
    assert len(page(text.replace("continues", "starts anew"))) == 2


def test_commands_that_run_elsewhere_are_skipped_by_the_exact_line(tmp_path: Path) -> None:
    assert run(tmp_path, "$ false", "shown", "$ echo a", "a", skipped=("false",)) == []
    assert len(run(tmp_path, "$ false && true", skipped=("false",))) == 1


def test_output_before_any_command_cannot_be_read() -> None:
    with pytest.raises(ValueError, match=r"page.md:2: output before the first command"):
        page("```\noutput\n$ true\n```\n")
