"""From a page's values to its HTML: the theme's shells, filled."""
