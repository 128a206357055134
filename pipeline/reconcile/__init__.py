"""Typed rows into a dossier, and a rule's comparisons into findings and coverage."""
