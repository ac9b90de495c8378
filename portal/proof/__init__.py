"""Holds what the library says against the documents it rests on: citations, numbers, words taken over, what is missing."""
