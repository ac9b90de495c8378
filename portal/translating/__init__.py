"""Texts that are missing, stale or made by a machine: told, sent to a translator, taken back."""
