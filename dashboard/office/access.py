"""Who may open which page. The rights themselves are the core's; a page only asks for them before it does anything."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Connection

from corridor.accounts import sessions
from corridor.accounts.errors import ForbiddenError
from corridor.accounts.roles import Actor, Right
from corridor.accounts.session_seal import kept_seal, seal_for
from corridor.releases.release_store import ReleaseStore
from dashboard.office import cookies, current
from dashboard.page.request_sizes import KNOWS

_OF_ONESELF = frozenset({Right.OWN_PASSWORD})
View = Callable[..., ResponseReturnValue]


def actor() -> Actor:
    """Who acts: the account that is signed in, else a visitor."""
    return current.actor()


def signed_in(*rights: Right) -> Callable[[View], View]:
    """Open a page only to those who have every one of `rights`; visitors who want to read are asked to sign in.

    An account with an initial password is sent to choose another one.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> ResponseReturnValue:  # noqa: ANN401  # whatever the address holds
            if current.session() is None:
                return redirect(url_for("office.sign_in.form", next=here()), 303)
            if current.must_use_codes() and not set(rights) <= _OF_ONESELF:
                return redirect(url_for("office.second_factor.form"), 303)
            if all(current.actor().may(right) for right in rights):
                return view(**values)
            if current.actor().initial:
                return redirect(url_for("office.password.form"), 303)
            raise ForbiddenError

        guarded.rights = frozenset(rights)  # type: ignore[attr-defined]  # a test asks every page for them
        return guarded

    return guard


def takes_files(most: int) -> Callable[[View], View]:
    """Let a page's form weigh up to `most` bytes, files included, in a session. Between the route and `signed_in`."""

    def allow(view: View) -> View:
        view.most = most  # type: ignore[attr-defined]
        view.for_sessions = True  # type: ignore[attr-defined]
        return view

    return allow


def know_tokens(server: Flask, release_store: ReleaseStore) -> None:
    """Let `server` tell by their seals which tokens are its sessions', before it reads what comes with them.

    The seal is read again with every look at the database: another one may have taken its place.

    Raises:
        DatabaseError: the seal cannot be read.
    """
    database = release_store.database
    seal = seal_for(database)

    def read(connection: Connection) -> None:
        nonlocal seal
        seal = kept_seal(connection) or seal

    release_store.follow(read)
    server.extensions[KNOWS] = lambda token: seal.holds(token, database.now())


def most_bytes() -> int | None:
    """What the page of this request takes at most; nothing for one that takes no files."""
    most: int | None = getattr(current_app.view_functions.get(request.endpoint or ""), "most", None)
    return most


def resume(*, used: bool = True) -> None:
    """Find out whose request it is; whether it is somebody's `used` session, see `sessions.resume`.

    Raises:
        DatabaseError: the database cannot be used.
    """
    g.session = None
    token = cookies.read(cookies.SESSION)
    if token:
        g.session = sessions.resume(current.office().database, token, used=used)


def here() -> str:
    """The address of this page, to come back to after signing in; empty for one that cannot be opened again."""
    return f"{request.script_root}{request.full_path.rstrip('?')}" if request.method == "GET" else ""


def local(address: str | None) -> str | None:
    """An address to go on to, if it is one of this host; nothing for any other, however it is disguised."""
    if not address or not address.isprintable() or "\\" in address or not address.startswith("/"):
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc or address.startswith("//") else address
