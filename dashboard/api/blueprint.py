"""The routes below ``/api/v1``: as the description has them, and problem details for everything else there."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from dashboard.api.description import PREFIX, description
from dashboard.api.operations import OPERATIONS
from dashboard.api.parameters import read_parameters
from dashboard.api.problems import NOT_ALLOWED, NOT_FOUND, ProblemError, problem_response
from dashboard.page.error_page import refused
from dashboard.page.release_router import ReleaseRouter


def api_routes(router: ReleaseRouter) -> Blueprint:
    """Every address of the description. They only read, and need no session but where visitors must sign in."""
    blueprint = Blueprint("api", __name__, url_prefix=PREFIX)
    for path, methods in description()["paths"].items():
        operation = methods["get"]["operationId"]
        rule = path.replace("{", "<").replace("}", ">")
        blueprint.add_url_rule(rule, operation, _view(router, operation), methods=["GET"])
    blueprint.add_url_rule("/<path:unknown>", "unknown", _unknown, methods=["GET"])
    blueprint.register_error_handler(ProblemError, problem_response)
    blueprint.app_errorhandler(MethodNotAllowed)(_not_allowed)
    blueprint.after_request(_options)
    return blueprint


def _options(response: Response) -> Response:
    """What may be asked of an address has no content: the methods are in the head."""
    if request.method == "OPTIONS" and response.is_sequence and not response.get_data():
        response.status_code = 204
        response.headers.pop("Content-Type", None)
    return response


def _view(router: ReleaseRouter, operation: str) -> Callable[..., Response]:
    def view(**_: str) -> Response:
        return OPERATIONS[operation](router, read_parameters(operation))

    return view


def _unknown(**_: Any) -> Response:  # noqa: ANN401  # Flask's
    raise ProblemError(NOT_FOUND, "no-address")


def _not_allowed(error: MethodNotAllowed) -> Response | HTTPException:
    """A method that an address does not know; of other rooms' addresses a plain page."""
    if not request.path.startswith(f"{PREFIX}/"):
        return refused(error)
    response = problem_response(ProblemError(NOT_ALLOWED, "not-allowed"))
    response.headers["Allow"] = ", ".join(error.valid_methods or ())
    return response
