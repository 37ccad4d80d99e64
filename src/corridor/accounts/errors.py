"""Why a request is refused by accounts and their rights."""

from corridor.errors import TranslatedError
from corridor.messages.catalogue import message


class RequestError(TranslatedError):
    """What somebody asks for is not done; the message says why, and what to do."""


class ForbiddenError(RequestError):
    """The actor may not do this."""

    def __init__(self) -> None:
        """Say so, and nothing of what there is."""
        super().__init__("forbidden")


class WordingError(RequestError):
    """A text that is needed is missing, too long, or holds what no database stores."""

    def __init__(self, field: str, most: int) -> None:
        """Name the field, by its code among the messages (``field.reason``: ``reason``), and its limit."""
        super().__init__("wording", field=message(f"field.{field}"), most=most)


class AccountError(RequestError):
    """Something about an account that an administrator asks for cannot be done."""


class PasswordError(RequestError):
    """A password that is chosen is not good enough."""


class SignInError(RequestError):
    """Name and password do not go together. It is the same for an unknown, a disabled and a known account."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("sign-in")


class CodeError(RequestError):
    """A one-time code is not right, or was used before."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("code")


class SlowDownError(RequestError):
    """Too many failed sign-ins.

    Attributes:
        seconds: how long to wait.
    """

    def __init__(self, seconds: int) -> None:
        """Keep the `seconds`."""
        self.seconds = seconds
        super().__init__("slow-down", seconds=seconds)


class FormError(RequestError):
    """A write came without the token of its own page."""

    def __init__(self) -> None:
        """Say what to do; reloading would only send the outdated token again."""
        super().__init__("form-outdated")


class OutlivedFormError(FormError):
    """A form is genuine, but the session that it was shown in is not the present one: it may be kept, not obeyed.

    Attributes:
        account: whose form it is.
    """

    def __init__(self, account: int) -> None:
        """Keep the `account`."""
        self.account = account
        super().__init__()
