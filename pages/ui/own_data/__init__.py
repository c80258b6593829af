"""The reader's own examples: a file, or points put on the plane."""
