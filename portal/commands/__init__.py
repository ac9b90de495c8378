"""What the scripts do once their environment stands. Each has a ``main`` that returns an exit code."""
