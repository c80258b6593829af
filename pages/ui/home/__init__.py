"""The home page's pictures of the other pages."""
