"""What each command does, from its options to its exit code: progress on stderr, results to files and stdout."""
