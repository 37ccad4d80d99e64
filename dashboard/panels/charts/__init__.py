"""Small charts: lines, distributions, and why some comparisons are not drawn."""
