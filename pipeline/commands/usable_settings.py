"""The settings of a run, found fit before any document is read."""

from __future__ import annotations

from pathlib import Path

from pipeline.normalise.headings import build_kinds
from pipeline.normalise.units import build_units
from pipeline.rules.engine import catalogue
from pipeline.settings import Settings, load_settings


def usable_settings(path: Path | None) -> Settings:
    """The settings, found fit before any document is read.

    Raises:
        ConfigurationError: they name a rule, a unit or a heading in a way that the program cannot use.
    """
    settings = load_settings(path)
    catalogue(settings)
    build_units(settings)
    build_kinds(settings)
    return settings
