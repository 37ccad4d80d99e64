"""The nouns of the field: records, periods, numbers and the validated dataset. Nothing here opens a file."""
