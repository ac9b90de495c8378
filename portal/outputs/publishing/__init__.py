"""From a catalogue to the finished folder of a site."""
