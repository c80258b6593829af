"""The loop around the course's functions: one run, a stack of runs, or several in step."""
