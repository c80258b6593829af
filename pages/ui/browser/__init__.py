"""The browser's side: JavaScript, and how it is served."""
