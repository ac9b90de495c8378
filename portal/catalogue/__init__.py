"""Everything in the library, cross-linked and indexed."""
