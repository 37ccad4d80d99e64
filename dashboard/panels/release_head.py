"""The head of a release: what a signed checkpoint says of it, to be compared by eye or by a camera."""

from corridor.model.published import Published


def head_line(published: Published) -> str:
    """The line about a release in its signed checkpoint, whatever language is read."""
    return f"release {published.release} {published.hash}"
