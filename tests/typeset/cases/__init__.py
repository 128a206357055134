"""The recipes, by what makes them difficult."""
