"""`python -m glossator`: the same as the console script."""

import sys

from glossator.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
