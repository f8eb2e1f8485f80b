"""`python -m mic_tracker` is `mic-tracker`."""

import sys

from mic_tracker.cli.main import main

sys.exit(main())
