"""Results to files and to the terminal. CSV is the record; everything else is made from the same findings."""
