"""The data of a dataset in forms that other programs read: plain records, CSV, JSON-stat."""
