"""The site without a connection: one package that a browser keeps or a memory stick carries, and what a browser keeps it by."""
