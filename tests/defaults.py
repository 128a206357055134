"""The settings that come with the program, and what is built from them, for tests that need some."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.rows import Rows
from pipeline.normalise.headings import build_kinds
from pipeline.normalise.rows import read_rows
from pipeline.normalise.units import build_units
from pipeline.settings import load_settings

SETTINGS = load_settings()
UNITS = build_units(SETTINGS)
KINDS = build_kinds(SETTINGS)


def rows_of(document: Document) -> Rows:
    """The rows of a document under the default settings."""
    return read_rows(document, SETTINGS)
