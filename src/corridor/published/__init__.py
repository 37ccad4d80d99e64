"""Published releases as a folder of files: written by who publishes, read by servers that have no database."""
