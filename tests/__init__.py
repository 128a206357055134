"""Tests of the program; a package so that helpers such as the typesetter can be imported by name."""
