"""The border unrolled beside the map."""
