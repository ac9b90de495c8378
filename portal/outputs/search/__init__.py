"""The search: one index of everything in the library, in small files that a browser takes one by one, and a reader of it."""
