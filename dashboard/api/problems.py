"""What a request is refused for, as problem details (RFC 9457) in the language that the caller asks for."""

import json
from collections.abc import Mapping, Sequence

from flask import Response, request
from msgspec import Struct, field

from corridor.model.vocabulary import Text
from dashboard.api.description import PREFIX
from dashboard.words.wording import Wording, languages

MIMETYPE = "application/problem+json"
BAD_REQUEST, NOT_FOUND, NOT_ALLOWED, UNREACHABLE = 400, 404, 405, 503


class Fault(Struct, frozen=True):
    """One parameter that is not as it should be: its name, the entry of the locale that says why, and its values."""

    parameter: str
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)


class ProblemError(Exception):
    """A request that cannot be answered as it is asked.

    Attributes:
        status: the HTTP status.
        kind: the problem's type, and the entry ``api.problem.`` + `kind` of the locale.
        detail: what was found, where there is more to say than the faults do.
        faults: the parameters at fault.
    """

    def __init__(self, status: int, kind: str, detail: Text | None = None, faults: Sequence[Fault] = ()) -> None:
        super().__init__(kind)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.faults = tuple(faults)


def problem_response(problem: ProblemError) -> Response:
    """The answer to a request that was refused; no cache keeps it."""
    w = Wording(request.accept_languages.best_match(languages()) or languages()[0])
    faults = [
        {"parameter": fault.parameter, "detail": w(f"api.fault.{fault.reason}", **fault.values)}
        for fault in problem.faults
    ]
    detail = w.text(problem.detail) if problem.detail else "; ".join(fault["detail"] for fault in faults)
    body: dict[str, object] = {
        "type": f"{request.script_root}{PREFIX}/openapi.json#{problem.kind}",
        "title": w(f"api.problem.{problem.kind}"),
        "status": problem.status,
        "detail": detail or w(f"api.remedy.{problem.kind}"),
        "instance": request.path,
    }
    if faults:
        body["errors"] = faults
    response = Response(json.dumps(body, ensure_ascii=False), problem.status, mimetype=MIMETYPE)
    response.headers["Content-Language"] = w.tag
    response.headers["Cache-Control"] = "no-store"
    return response
