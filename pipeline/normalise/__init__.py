"""Printed cells into typed values: pure functions that never raise on a text and never guess in silence."""
