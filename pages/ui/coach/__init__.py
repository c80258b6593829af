"""What goes wrong in a run, in one sentence, with what would help: numbers of a run in, advice out."""
