"""What every part of the project keeps to."""
