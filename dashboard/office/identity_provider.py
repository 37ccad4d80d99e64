"""An existing identity provider that signs people in: OpenID Connect, authorization code with PKCE.

Imported only where a provider is configured: Authlib and what it stands on cost a fifth of a second.
"""

from functools import partial
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from msgspec import Struct

from dashboard.office.identity_errors import ProviderError, RefusedError
from dashboard.office.identity_settings import IdentitySettings
from dashboard.office.provider_documents import TIMEOUT_S, ProviderDocuments
from dashboard.office.time_limit import within

_LEEWAY_S = 60
"""How far the provider's clock may be off."""
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that only the provider can make: none that the client's own secret could."""


class Handshake(Struct, frozen=True):
    """What a sign-in begins with, and what its answer must fit. It is kept by the browser that began it."""

    state: str
    nonce: str
    verifier: str


class IdentityProvider:
    """One provider. It is asked about itself when it is first needed; see `ProviderDocuments`."""

    def __init__(self, settings: IdentitySettings) -> None:
        """Keep the settings; nothing is connected yet."""
        self.settings = settings
        self._documents = ProviderDocuments(settings)

    @property
    def issuer(self) -> str:
        """The provider's name, which identities belong to."""
        return self.settings.issuer

    def address(self, handshake: Handshake, back: str) -> str:
        """Where the browser goes to sign in; it comes back to the address `back`.

        Raises:
            ProviderError: the provider does not answer, or not as it should.
        """
        endpoint = self._documents.endpoint("authorization_endpoint")
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
        endpoint = self._documents.endpoint("token_endpoint")
        try:
            token = within(TIMEOUT_S, partial(self._fetched_token, endpoint, code, handshake, back))
        except OAuthError as error:
            raise RefusedError from error
        except (requests.RequestException, ValueError, TimeoutError) as error:
            raise ProviderError("token") from error
        return self._vouched(token, handshake)

    def sign_out_address(self, back: str) -> str | None:
        """Where the browser goes to end the provider's session too, and comes back to `back`; nothing without one."""
        endpoint = self._documents.offers("end_session_endpoint")
        if endpoint is None:
            return None
        query = urlencode({"client_id": self.settings.client_id, "post_logout_redirect_uri": back})
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{query}"

    def _fetched_token(self, endpoint: str, code: str, handshake: Handshake, back: str) -> dict[str, Any]:
        with self._session(back) as session:
            token: dict[str, Any] = session.fetch_token(
                endpoint,
                code=code,
                code_verifier=handshake.verifier,
                grant_type="authorization_code",
                allow_redirects=False,
            )
        return token

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
            return jwt.decode(signed, self._documents.keys(), algorithms=_ALGORITHMS)
        except (JoseError, ValueError):
            return jwt.decode(signed, self._documents.keys(anew=True), algorithms=_ALGORITHMS)

    def _session(self, back: str) -> OAuth2Session:
        method = "client_secret_basic" if self.settings.secret else "none"
        return OAuth2Session(
            self.settings.client_id,
            self.settings.secret or None,
            token_endpoint_auth_method=method,
            scope="openid",
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=TIMEOUT_S,
        )
