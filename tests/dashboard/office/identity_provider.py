"""A small identity provider on a real port: discovery, keys, authorization code with PKCE, signed ID tokens."""

import hashlib
import secrets
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlencode

from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "corridor", "the client's secret"


@cache
def _key() -> RSAKey:
    """One is enough for all providers: making one takes a while."""
    return RSAKey.generate_key(parameters={"kid": "first"})


@dataclass
class Provider:
    """Signs in everybody who comes as `subject`. What it says can be forged by the tests.

    Attributes:
        back: the only address that it sends browsers back to.
        claims: claims that replace the right ones; None takes one away.
        signing_key: what tokens are signed with; by default the one that it publishes.
        renamed: the issuer that it calls itself, if another.
        broken: paths that it answers with an error.
        says: what replaces or completes its description of itself.
        moved: paths that it answers with a redirect, and where to.
    """

    back: str
    subject: str = "s-1"
    secret: str = SECRET
    issuer: str = ""
    claims: dict[str, object] = field(default_factory=dict)
    key: RSAKey = field(default_factory=_key)
    signing_key: object = None
    algorithm: str = "RS256"
    renamed: str = ""
    broken: set[str] = field(default_factory=set)
    says: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def app(self) -> Flask:
        """The provider as a web application."""
        app = Flask("provider")
        app.before_request(self._note)
        app.add_url_rule("/.well-known/openid-configuration", view_func=self._discovery)
        app.add_url_rule("/keys", view_func=self._keys)
        app.add_url_rule("/other-keys", "other_keys", view_func=self._keys)
        app.add_url_rule("/authorize", view_func=self._authorize)
        app.add_url_rule("/token", view_func=self._token, methods=["POST"])
        return app

    def _note(self) -> object:
        self.seen.append(request.path)
        if request.path in self.moved:
            return redirect(self.moved[request.path])
        return ("broken", 500) if request.path in self.broken else None

    def _discovery(self) -> Response:
        own = {
            "issuer": self.renamed or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return jsonify({**own, **self.says})

    def _keys(self) -> Response:
        return jsonify(keys=[self.key.as_dict(private=False)])

    def _authorize(self) -> object:
        asked = request.args
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT
        assert asked["redirect_uri"] == self.back
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.codes[code] = {"challenge": asked["code_challenge"], "nonce": asked["nonce"]}
        return redirect(f"{self.back}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}")

    def _token(self) -> tuple[Response, int]:
        given = request.authorization
        if given is None or (given.username, given.password) != (CLIENT, self.secret):
            return jsonify(error="invalid_client"), 401
        kept = self.codes.pop(request.form["code"], None)
        digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).decode().rstrip("=")
        if kept is None or kept["challenge"] != challenge or request.form["redirect_uri"] != self.back:
            return jsonify(error="invalid_grant"), 400
        token = self._signed(kept["nonce"])
        return jsonify(access_token="a", token_type="Bearer", expires_in=60, id_token=token), 200

    def _signed(self, nonce: str) -> str:
        now = int(time.time())
        right = {"iss": self.issuer, "sub": self.subject, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 60}
        claims = {name: value for name, value in {**right, **self.claims}.items() if value is not None}
        header = {"alg": self.algorithm, "kid": self.key.kid}
        return jwt.encode(header, claims, self.signing_key or self.key, algorithms=[self.algorithm])  # type: ignore[arg-type]


@contextmanager
def listening(provider: Provider) -> Iterator[Provider]:
    """The provider on a free port of the loopback, until the block ends."""
    server = make_server("127.0.0.1", 0, provider.app(), threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
