"""An existing identity provider that signs people in: OpenID Connect, authorization code with PKCE.

Imported only where a provider is configured: Authlib and what it stands on cost a fifth of a second.
"""

import threading
import time
from dataclasses import dataclass
from typing import Any

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from dashboard.office.identity_errors import ProviderError, RefusedError
from dashboard.office.identity_settings import IdentitySettings

_TIMEOUT_S = 10
_FRESH_S = 3600
"""How long what the provider says of itself is believed."""
_LEEWAY_S = 60
"""How far the provider's clock may be off."""
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make: none that the client's own secret could."""


@dataclass(frozen=True, slots=True)
class Handshake:
    """What a sign-in begins with, and what its answer must fit. It is kept by the browser that began it."""

    state: str
    nonce: str
    verifier: str


class IdentityProvider:
    """One provider. It is asked about itself when it is first needed, and again after an hour."""

    def __init__(self, settings: IdentitySettings) -> None:
        """Keep the settings; nothing is connected yet."""
        self.settings = settings
        self._lock = threading.Lock()
        self._known: dict[str, Any] = {}
        self._keys: KeySet | None = None
        self._asked_at = 0.0

    @property
    def issuer(self) -> str:
        """The provider's name, which identities belong to."""
        return self.settings.issuer

    def address(self, handshake: Handshake, back: str) -> str:
        """Where the browser goes to sign in; it comes back to the address `back`.

        Raises:
            ProviderError: the provider does not answer, or not as it should.
        """
        endpoint = self._endpoint("authorization_endpoint")
        with self._session(back) as session:
            url, _ = session.create_authorization_url(
                endpoint, state=handshake.state, nonce=handshake.nonce, code_verifier=handshake.verifier
            )
        return str(url)

    def subject(self, code: str, handshake: Handshake, back: str) -> str:
        """Whom the provider has signed in, by its lasting identifier there.

        Args:
            code: what the browser brought back.
            handshake: what this browser's sign-in began with.
            back: the address it came back to.

        Raises:
            ProviderError: the provider does not answer, or its word cannot be trusted.
            RefusedError: the provider does not accept the code.
        """
        endpoint = self._endpoint("token_endpoint")
        try:
            with self._session(back) as session:
                token = session.fetch_token(
                    endpoint, code=code, code_verifier=handshake.verifier, grant_type="authorization_code"
                )
        except OAuthError as error:
            raise RefusedError from error
        except (requests.RequestException, ValueError) as error:
            raise ProviderError("token") from error
        return self._vouched(token, handshake)

    def _vouched(self, token: dict[str, Any], handshake: Handshake) -> str:
        """The subject of an ID token whose signature, issuer, audience, times and nonce are right."""
        try:
            read = self._read(str(token.get("id_token", "")))
            params = {
                "nonce": handshake.nonce,
                "client_id": self.settings.client_id,
                "access_token": token.get("access_token"),
            }
            options = {
                "iss": {"essential": True, "value": self.issuer},
                "aud": {"essential": True, "value": self.settings.client_id},
            }
            CodeIDToken(read.claims, read.header, options, params).validate(leeway=_LEEWAY_S)
        except (JoseError, ValueError, TypeError) as error:
            raise ProviderError("id_token") from error
        return str(read.claims["sub"])

    def _read(self, signed: str) -> jwt.Token:
        """Read a token by the provider's keys; they are fetched anew where it has changed them."""
        try:
            return jwt.decode(signed, self._key_set(), algorithms=_ALGORITHMS)
        except (JoseError, ValueError):
            return jwt.decode(signed, self._key_set(anew=True), algorithms=_ALGORITHMS)

    def _endpoint(self, name: str) -> str:
        self._ask()
        endpoint = str(self._known.get(name, ""))
        if not endpoint.startswith(("https://", "http://")):
            raise ProviderError(name)
        return endpoint

    def _ask(self) -> None:
        """Learn the provider's addresses. It must call itself what it is configured as."""
        with self._lock:
            if self._known and time.monotonic() - self._asked_at < _FRESH_S:
                return
            known = self._fetched(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
            if known.get("issuer") != self.issuer:
                raise ProviderError("issuer")
            self._known, self._keys, self._asked_at = known, None, time.monotonic()

    def _key_set(self, *, anew: bool = False) -> KeySet:
        address = self._endpoint("jwks_uri")
        with self._lock:
            if self._keys is None or anew:
                self._keys = KeySet.import_key_set(self._fetched(address))  # type: ignore[arg-type]  # checked in there
            return self._keys

    def _fetched(self, address: str) -> dict[str, Any]:
        try:
            answer = requests.get(address, timeout=_TIMEOUT_S)
            answer.raise_for_status()
            read = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise ProviderError(type(error).__name__) from error
        if not isinstance(read, dict):
            raise ProviderError("JSON")
        return read

    def _session(self, back: str) -> OAuth2Session:
        method = "client_secret_basic" if self.settings.secret else "none"
        return OAuth2Session(
            self.settings.client_id,
            self.settings.secret or None,
            token_endpoint_auth_method=method,
            scope="openid",
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=_TIMEOUT_S,
        )
