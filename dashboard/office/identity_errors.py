"""What can go wrong when an identity provider signs somebody in, in words for the person who waits."""

from corridor.errors import TranslatedError


class IdentityError(TranslatedError):
    """Root of these errors."""


class ProviderError(IdentityError):
    """The provider cannot be reached, or what it says cannot be trusted."""

    def __init__(self, detail: str) -> None:
        """Name what is wrong, for the administrator of the provider."""
        super().__init__("identity-provider", detail=detail)


class RefusedError(IdentityError):
    """The provider did not sign anybody in."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("identity-refused")


class StaleSignInError(IdentityError):
    """An answer of the provider belongs to no sign-in that this browser has begun, or to one begun too long ago."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("identity-expired")


class UnknownIdentityError(IdentityError):
    """The provider vouches for somebody whom nobody here knows."""

    def __init__(self, subject: str) -> None:
        """Name the identity: an administrator needs it to link the account."""
        super().__init__("identity-unknown", subject=subject)
