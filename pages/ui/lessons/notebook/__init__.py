"""A reader's own numbers held against the core's: read from a text, computed again, compared cell by cell."""
