"""From a library to a finished site: the generator renders, the engine stamps."""
