"""The program as a shell runs it, in scratch repositories with nobody's settings."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DAY = "2026-11-21"
IDENTITY = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "A reader",
    "GIT_AUTHOR_EMAIL": "reader@example.org",
    "GIT_AUTHOR_DATE": "2025-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "A reader",
    "GIT_COMMITTER_EMAIL": "reader@example.org",
    "GIT_COMMITTER_DATE": "2025-01-01T00:00:00Z",
}


@dataclass(frozen=True)
class Done:
    """What a run printed, and how it ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """A folder to type in; its home is another, empty folder."""

    folder: Path
    home: Path

    def env(self, **more: str) -> dict[str, str]:
        """The variables of a run; none of those of who runs the tests but the path."""
        kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(self.home)}
        if os.name == "nt":  # nothing starts there without it
            kept |= {"SYSTEMROOT": os.environ["SYSTEMROOT"]}
        plain = {"LANG": "C.UTF-8", "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "100"}
        return kept | plain | IDENTITY | more

    def run(self, *words: str, code: Sequence[str] = ("-m", "mic_tracker"), **more: str) -> Done:
        """Run the program."""
        done = subprocess.run(
            [sys.executable, *code, *words],
            cwd=self.folder,
            env=self.env(**more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def git(self, *words: str, **more: str) -> str:
        """Run git and give what it prints."""
        return subprocess.check_output(
            ["git", *words], cwd=self.folder, env=self.env(**more), encoding="utf-8"
        )

    def write(self, text: str, name: str = "targets.toml") -> Path:
        """Write a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self, text: str, name: str = "targets.toml", **more: str) -> str:
        """Write a file and commit everything; the commit's hash."""
        self.write(text, name)
        self.git("add", "-A")
        self.git("commit", "-qm", "Change", "--allow-empty", **more)
        return self.git("rev-parse", "HEAD").strip()

    def commit_at(self, moment: str, text: str, name: str = "targets.toml") -> str:
        """The same, committed at a moment and written by its author long before."""
        return self.commit(text, name, GIT_COMMITTER_DATE=moment)
