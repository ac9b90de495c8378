"""How a file is named and laid out: its one form, comments kept."""
