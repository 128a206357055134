"""A Renja without faults, errors planted into it with known effects, and its typesetting."""
