"""How the schema came to be, one step a file. A step that was published is never edited."""
