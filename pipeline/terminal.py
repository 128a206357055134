"""The terminal of an officer; apart from `console`, since rich takes longer to load than a help page to print."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.console import visible


class PlainConsole(Console):
    """A terminal on which texts from documents, and names of files, are seen and nothing else."""

    def render_str(self, text: str, **options: Any) -> Text:
        """The text as rich prints it, after `visible`."""
        return super().render_str(visible(text), **options)
