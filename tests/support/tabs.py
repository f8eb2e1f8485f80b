"""Shells in a terminal of their own, in which a Tab is pressed: bash, zsh, fish."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

from shell import ROOT

_MARK = "ready>"
_RUN = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--private", "-i"],
}
_START = {
    "bash": f"PS1='{_MARK}'; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'",
    "zsh": f"PROMPT='{_MARK}'; RPROMPT=; unsetopt BEEP; unset zle_bracketed_paste",
    "fish": f"function fish_prompt; echo -n '{_MARK}'; end; function fish_greeting; end",
}


def _own_terminal() -> None:
    """Let a shell have its terminal to itself, for the control of its jobs."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class TabShell:
    """A shell with the program on its path, which writes down what it is called with."""

    def __init__(self, name: str, folder: Path, load: str) -> None:
        """Start the shell in a folder, and have it load the completion with this line."""
        self.called = folder / "called"
        self._program(folder)
        # without it fish reads every manual page, in the background
        (folder / "data" / "fish" / "generated_completions").mkdir(parents=True, exist_ok=True)
        env = {
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "ZDOTDIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
        }
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            _RUN[name],
            cwd=folder,
            env=env,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - nothing here has threads
        )
        os.close(slave)
        self._line(_START[name])
        self._line(load)

    def _program(self, folder: Path) -> None:
        program = folder / "bin" / "mic-tracker"
        program.parent.mkdir(exist_ok=True)
        program.write_text(
            "#!/bin/sh\n"
            f'if [ -n "$_MIC_TRACKER_COMPLETE" ] || [ "$1" = completion ]; then\n'
            f'    exec "{sys.executable}" -m mic_tracker "$@"\n'
            "fi\n"
            f'printf \'%s\\0\' "$@" > "{self.called}.new"\nmv "{self.called}.new" "{self.called}"\n'
        )
        program.chmod(0o755)

    def _line(self, text: str) -> None:
        """Type a line, and wait until a file that it makes at its end is there."""
        done = self.called.with_name("done")
        self._type(f"{text}; touch {done}\r")
        self._wait_for(done)
        done.unlink()

    def press(self, typed: str) -> list[str]:
        """Type the begin of a command line, a Tab and Enter; the words that the program gets."""
        self._type(f"{typed}\t\r")
        self._wait_for(self.called)
        words = self.called.read_text("utf-8").split("\0")[:-1]
        self.called.unlink()
        return words

    def _type(self, text: str) -> None:
        os.write(self._master, text.encode())

    def _wait_for(self, path: Path) -> None:
        end, seen = time.monotonic() + 60, b""
        while not path.exists():
            if select.select([self._master], [], [], 0.05)[0]:
                seen += os.read(self._master, 65536)
            assert time.monotonic() < end, seen.decode("utf-8", "replace")

    def close(self) -> None:
        """End the shell."""
        self._process.kill()
        self._process.wait()
        os.close(self._master)
