"""A run taken away: as code that needs no dnn, or as a file of parameters."""
