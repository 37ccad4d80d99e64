"""The words of the interface in each language, and dates and counts put into words."""
