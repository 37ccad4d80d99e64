"""The office: who hands in, reviews and publishes what, and who may. Every right is checked here, not in a page."""
