"""How one comes in: who must sign in, by what, and over what kind of connection."""

from dataclasses import dataclass

from dashboard.office.identity_settings import IdentitySettings


@dataclass(frozen=True, slots=True)
class AccessSettings:
    """What the operator has decided.

    Attributes:
        sign_in_for_all: visitors must sign in too.
        behind_tls: a proxy in front speaks TLS, and says so of each request.
        identity: the identity provider that signs people in beside passwords.
    """

    sign_in_for_all: bool = False
    behind_tls: bool = False
    identity: IdentitySettings | None = None
