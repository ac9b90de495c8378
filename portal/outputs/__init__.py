"""What is made from a catalogue: pages, lists, the sitemap, a finished site."""
