"""Measures speed against a peer in one run. Nothing here is part of a site."""
