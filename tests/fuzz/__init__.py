"""Files changed at random, the same for the same seed, and what a run of the program makes of them."""
