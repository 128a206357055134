"""The rules, a module for each family or part of one; nothing here is imported by name, the engine finds it."""
