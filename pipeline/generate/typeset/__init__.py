"""Producers of PDF files, each with its own way to break lines, rows and pages."""
