"""Layouts of the tables: changes of a Renja that leave what it says as it is."""
