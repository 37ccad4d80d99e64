"""Parts of the page for other sites: a map, a panel, a chart or a number in a frame, with nothing around it."""
