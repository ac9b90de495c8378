"""Words: which of a text are telling, which are forms of one another, and what they are names of. The search and related practices
read texts by it."""
