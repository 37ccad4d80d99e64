"""Pictures of a selection: its map, charts, table and single numbers, drawn once for every format."""
