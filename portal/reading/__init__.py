"""A text with the place of every key and value; what it may not hold is refused."""
