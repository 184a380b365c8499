"""The `dealsift` command: the same program as the one that cargo builds."""

from __future__ import annotations

import signal
import sys

from ._native import command


def main() -> int:
    """Runs the command line on the process's arguments and gives its exit code."""
    # the work is not done by the interpreter, so it is not the one to be asked when the user breaks off
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return command(["dealsift", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
