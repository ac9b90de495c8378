"""The engine: from YAML files with positions to a catalogue and its pages. Knows no MkDocs."""
