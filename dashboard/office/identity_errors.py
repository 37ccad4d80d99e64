"""What can go wrong when an identity provider signs somebody in, in words for the person who waits."""

from corridor.releases.errors import TranslatedError


class IdentityError(TranslatedError):
    """Root of these errors."""


class ProviderError(IdentityError):
    """The provider cannot be reached, or what it says cannot be trusted."""

    def __init__(self, detail: str) -> None:
        """Name what is wrong, for whoever looks after the provider."""
        super().__init__(
            f"统一身份认证平台没有正确应答（{detail}）。请稍后重试；如再次出现，请告知管理员",
            f"the identity provider did not answer as it should ({detail}). Try again in a moment; "
            "if it happens again, tell the administrator",
        )


class RefusedError(IdentityError):
    """The provider did not sign anybody in."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "统一身份认证平台没有完成登录，请重新登录",
            "the identity provider did not complete the sign-in: sign in again",
        )


class StaleSignInError(IdentityError):
    """An answer of the provider belongs to no sign-in that this browser has begun, or to one begun too long ago."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("这次登录已过期，请重新登录", "this sign-in has expired: sign in again")


class UnknownIdentityError(IdentityError):
    """The provider vouches for somebody whom nobody here knows."""

    def __init__(self, subject: str) -> None:
        """Name the identity: an administrator needs it to link the account."""
        super().__init__(
            f"您的身份已确认，但还没有关联的账号，或账号已停用。请把您的用户标识告知管理员：{subject}",
            "your identity is confirmed, but no account is linked to it, or the account is disabled. "
            f"Tell the administrator your identifier: {subject}",
        )
