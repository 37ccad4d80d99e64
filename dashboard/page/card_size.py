"""The size of a link's card, which a page says without drawing one."""

WIDTH, HEIGHT = 1200, 630
"""Px of the picture: what chats and social networks ask for."""
