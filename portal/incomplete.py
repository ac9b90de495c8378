"""What somebody who adds to the program has not declared yet."""

from __future__ import annotations


class Incomplete(Exception):
    """Something is named and not there; the text says in both languages what to write, and where."""
