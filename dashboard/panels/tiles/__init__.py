"""Reported values as tiles."""
