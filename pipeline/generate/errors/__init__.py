"""Kinds of errors, each planted at a place drawn by lot, with the findings it must bring and those it may bring."""
