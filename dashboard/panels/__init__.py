"""The parts of the page: one panel, one file, from a view of the core to a component tree."""
