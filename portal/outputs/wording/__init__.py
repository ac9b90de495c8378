"""How things are said in a language."""
