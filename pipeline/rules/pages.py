"""The page of each rule for the auditor: packaged with an installed program, in `docs/rules` of a checkout."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.errors import ConfigurationError

PACKAGED = "halaman"
"""The folder beside this module into which a wheel puts the pages (pyproject, force-include)."""

SECTIONS = ("Apa yang diperiksa", "Dasar", "Contoh", "Kapan tidak dinilai", "Tindak lanjut")
"""The sections of every page, in this order."""

_ID = re.compile(r"[A-Z]{3}-\d{2}")


def read_page(rule_id: str) -> str:
    """The page of a rule, in Markdown.

    Raises:
        ConfigurationError: there is no such rule, or its page is missing.
    """
    if _ID.fullmatch(rule_id):
        for folder in _folders():
            page = folder.joinpath(f"{rule_id}.md")
            if page.is_file():
                return page.read_text(encoding="utf-8")
    raise ConfigurationError(
        f'aturan "{rule_id}" tidak dikenal. Jalankan `renja aturan` untuk melihat daftarnya.'
    )


def _folders() -> tuple[Traversable, ...]:
    """Where pages may lie, the packaged ones first."""
    checkout = Path(__file__).resolve().parents[2] / "docs" / "rules"
    return (files("pipeline.rules").joinpath(PACKAGED), checkout)
