"""Every yardstick beside its floor.

    python -m bench [--quick] [--raise]

Exit code 1 if a figure is under its floor. --raise writes the figures reached into bench/floors.toml where they are higher;
a floor is never lowered by this command.
"""

from __future__ import annotations

import argparse
import sys

from bench import floors
from bench.shared import MISSING, here


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="only the yardsticks that the tests run")
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to what is reached")
    args = parser.parse_args()
    if not here():
        print(MISSING)
        return 0
    reached = floors.measure(quick=args.quick)
    print(floors.table(reached))
    if args.lift:
        floors.lift(reached)
    below = floors.below(reached)
    for line in below:
        print(line, file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
