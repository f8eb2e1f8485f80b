"""A program that kills itself before one of the steps by which it changes files."""

import signal
import subprocess
import sys
from pathlib import Path

from program import environment

DIES = """
import os, signal, sys
from pathlib import Path
calls = 0
def dying(call):
    def step(*args, **kwargs):
        global calls
        if any(str(a).endswith((".new", ".undo", "targets.toml")) for a in args[:2]):
            calls += 1
            if calls == int(os.environ["DIES_AT"]):
                os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return step
for name in ("replace", "unlink"):
    setattr(Path, name, dying(getattr(Path, name)))
from mic_tracker.cli.main import main
sys.exit(main())
"""


def killed(folder: Path, at: int, *words: str) -> bool:
    """Run a command that kills itself before its n-th rename or removal; whether it came to it."""
    done = subprocess.run(
        [sys.executable, "-c", DIES, *words],
        cwd=folder,
        env={**environment(), "DIES_AT": str(at)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode == -signal.SIGKILL
