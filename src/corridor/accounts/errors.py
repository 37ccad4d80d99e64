"""Why a request is refused by accounts and their rights, in words for the person who made it."""

from corridor.model.vocabulary import Text
from corridor.releases.errors import TranslatedError


class RequestError(TranslatedError):
    """What somebody asks for is not done; the message says why, and what to do."""


class ForbiddenError(RequestError):
    """The actor may not do this."""

    def __init__(self) -> None:
        """Say so, and nothing of what there is."""
        super().__init__("您没有这项权限", "you may not do this")


class WordingError(RequestError):
    """A text that is needed is missing, too long, or holds what no database stores."""

    def __init__(self, field: Text, most: int) -> None:
        """Name the `field` and its limit."""
        super().__init__(
            f"{field.in_('zh')}须填写，至多 {most} 字，不含控制字符",
            f"{field.in_('en')} must be given, in at most {most} characters and without control characters",
        )


class AccountError(RequestError):
    """Something about an account that an administrator asks for cannot be done."""


class PasswordError(RequestError):
    """A password that is chosen is not good enough."""


class SignInError(RequestError):
    """Name and password do not go together. It is the same for an unknown, a disabled and a known account."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("用户名或密码不正确", "the name or the password is not right")


class SlowDownError(RequestError):
    """Too many failed sign-ins.

    Attributes:
        seconds: how long to wait.
    """

    def __init__(self, seconds: int) -> None:
        """Keep the `seconds`."""
        self.seconds = seconds
        super().__init__(f"尝试过于频繁，请 {seconds} 秒后再试", f"too many attempts, try again in {seconds} seconds")


class FormError(RequestError):
    """A write came without the token of its own page."""

    def __init__(self) -> None:
        """Say what to do; reloading would only send the outdated token again."""
        super().__init__(
            "这一页打开之后登录状态已变，或者这一步不是从本平台的页面发出的，因此没有执行。请重新打开这一页再做",
            "who is signed in has changed since this page was opened, or the step did not come from a page of ours; "
            "nothing was done. Open the page again, then repeat the step",
        )


class OutlivedFormError(FormError):
    """A form is genuine, but the session that it was shown in is not the present one: it may be kept, not obeyed.

    Attributes:
        account: whose form it is.
    """

    def __init__(self, account: int) -> None:
        """Keep the `account`."""
        self.account = account
        super().__init__()
