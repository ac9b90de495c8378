"""A card whose text never ends."""

FILES = {"practices/sample-endless.yml": b"kind: event\nneed:\n  en: " + b"tea " * 120_000 + b"\n"}
