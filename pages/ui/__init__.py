"""What the pages share, a room an idea; arrows between rooms are held by the contract in pyproject.toml."""
