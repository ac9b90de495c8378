"""The rules, one family a module. A family is a function from a document to the problems it finds in it."""
