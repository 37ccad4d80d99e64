"""The office: who submits, reviews and publishes what, and who may. Every right is checked here, not in a page."""
