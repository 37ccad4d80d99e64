"""What HTML is made of: elements, small drawings, addresses, and component trees turned into text."""
