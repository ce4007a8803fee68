"""`python -m glossator`: the same as the console script."""

from glossator.cli.main import leave

if __name__ == "__main__":
    leave()
