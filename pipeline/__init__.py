"""renja: reads the yearly work plans of Indonesian local agencies and reports what is wrong in them."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("renja")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+unknown"
