"""The pages that are made from a catalogue, a module for each kind."""
