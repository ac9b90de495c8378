"""Seventy thousand brackets: a reader that counts them by recursion does not survive it."""

FILES = {"practices/sample-deep.yml": b"kind: event\nthemes: " + b"[" * 70_000 + b"]" * 70_000 + b"\n"}
