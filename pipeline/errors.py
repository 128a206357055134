"""Errors the program raises on purpose. Each message is Indonesian and says what, where, and what to do."""

from __future__ import annotations

from typing import ClassVar


class PipelineError(Exception):
    """The program could not do what it was asked; `str(error)` is the line an officer sees."""

    exit_code: ClassVar[int] = 2


class InputError(PipelineError):
    """A document cannot be opened: missing, empty, truncated, protected, or no PDF at all."""


class ConfigurationError(PipelineError):
    """A file of the program, or one the user named, holds something that cannot be used."""


class OutputError(PipelineError):
    """A result cannot be written."""
