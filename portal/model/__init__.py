"""What a file of the library may hold. The JSON Schema, the rules and the pages all follow from these classes."""
