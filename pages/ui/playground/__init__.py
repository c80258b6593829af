"""What the playground shows and offers beside Play."""
