"""Where things are: the map's projection, and what follows from shapes by a stated rule. Lengths are kilometres."""
