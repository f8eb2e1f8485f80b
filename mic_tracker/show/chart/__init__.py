"""Charts: what is drawn in the units of the data, and where that lies on a page or a screen."""
