"""The form in the page: what it is made from, as JSON."""
