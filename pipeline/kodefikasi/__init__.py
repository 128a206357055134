"""The official code list: editions from files, which of them a document follows, and what its names match there."""
