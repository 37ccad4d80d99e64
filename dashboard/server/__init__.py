"""The production server about the application: gunicorn's processes, and waitress's connections in each of them."""
