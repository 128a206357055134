"""Pandera models of the layer borders; imports nothing from `pipeline`."""
