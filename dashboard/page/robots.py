"""What search engines may read: the page and its releases, and nothing of the office."""

from flask import Blueprint, Response, request


def robots() -> Blueprint:
    """The address ``/robots.txt``."""
    blueprint = Blueprint("robots", __name__)

    @blueprint.get("/robots.txt")
    def rules() -> Response:
        closed = f"User-agent: *\nDisallow: {request.script_root}/office/\n"
        return Response(closed, mimetype="text/plain")

    return blueprint
