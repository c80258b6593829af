"""First-layer weights of nets that look at images, and where images come from."""
