"""The page as a whole: its layout, the first document, the words, the server's routes and what they answer."""
