"""One iteration with every number traced: blocks, the sums of their cells, the code that runs, and what is sent."""
