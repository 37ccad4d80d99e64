"""What is taken into a meeting: a selection as a document, made of the same queries and words as the page."""
