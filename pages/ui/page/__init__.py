"""What every page begins and ends with: title, menu, shapes, the code that runs."""
