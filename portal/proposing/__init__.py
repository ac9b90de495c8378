"""Practices that come otherwise than by the form in the page: a table, an issue, a conversation in the terminal."""
