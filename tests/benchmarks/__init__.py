"""Speed and correctness beside other readers. Run by hand, not by pytest."""
