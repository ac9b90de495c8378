"""The newsletter of what is new and due, to paste into a message."""
