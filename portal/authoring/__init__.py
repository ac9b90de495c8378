"""Writing a file by answering questions."""
