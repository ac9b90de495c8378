"""The map of Canada: its outline, and where on it a latitude and a longitude fall."""
