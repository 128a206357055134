"""Frozen types and pure functions every stage shares; nothing here reads a file."""
