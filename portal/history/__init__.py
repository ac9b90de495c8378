"""What git tells of the content."""
