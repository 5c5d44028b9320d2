"""nq57desk: without arguments the window, with a verb the command line."""

import sys


def main() -> int:
    """Run what the arguments ask for and return the exit status."""
    if len(sys.argv) > 1:
        from nq57desk.cli import main as run
    else:
        from ui.app import main as run
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
