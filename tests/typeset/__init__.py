"""Builds small PDFs from rows with known truth: tables as real producers print them, and their troubles."""
