"""nq57desk: without a verb the window, with one the command line."""

import sys


def main() -> int:
    """Run what the arguments ask for and return the exit status."""
    arguments = sys.argv[1:]
    if not arguments or (arguments[0] == "--data" and len(arguments) == 2):
        from ui.app import main as run
    else:
        from nq57desk.cli import main as run
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
