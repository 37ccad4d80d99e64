"""Which HTTP status goes with which of the core's errors."""

from collections.abc import Mapping

from corridor.accounts.errors import ForbiddenError, FormError, RequestError, SignInError, SlowDownError
from corridor.errors import TranslatedError
from corridor.releases.errors import DatabaseError, OvertakenError, UnknownReleaseError
from corridor.reporting.errors import (
    NothingToPublishError,
    OpenAlreadyError,
    StaleError,
    StateError,
    UnknownSubmissionError,
)
from dashboard.office.identity_errors import ProviderError, RefusedError, StaleSignInError, UnknownIdentityError

_STATUSES: Mapping[type[TranslatedError], int] = {
    ForbiddenError: 403,
    FormError: 403,
    SignInError: 401,
    UnknownSubmissionError: 404,
    UnknownReleaseError: 404,
    OpenAlreadyError: 409,
    StateError: 409,
    StaleError: 409,
    OvertakenError: 409,
    NothingToPublishError: 409,
    SlowDownError: 429,
    StaleSignInError: 403,
    RefusedError: 403,
    UnknownIdentityError: 403,
    ProviderError: 502,
    RequestError: 422,
    DatabaseError: 503,
}
"""The first that fits counts, so that roots stand last."""


def status_of(error: TranslatedError) -> int:
    """The status of an answer that tells `error`."""
    return next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), 400)
