"""What several families share: how sums, names, units, years and places are looked at."""
