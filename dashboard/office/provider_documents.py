"""What an identity provider says of itself: its addresses and keys, fetched with patience for three seconds and kept.

Nobody waits for a lock while another asks. A provider that has failed is not asked again for a while, and what it said
last goes on being believed.
"""

import json
import threading
import time
from typing import Any
from urllib.parse import urlsplit

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from dashboard.loopback import is_loopback
from dashboard.office.identity_errors import ProviderError
from dashboard.office.identity_settings import IdentitySettings
from dashboard.office.time_limit import within

TIMEOUT_S = 3.0
_FRESH_S = 3600
"""How long what the provider says of itself is not asked for again."""
_REMEMBERED_S = 15
"""How long a failure is remembered: until then every request fails at once."""
_BELIEVED_S = 24 * 3600
"""How long the last good document serves while the provider cannot be asked."""
_LARGEST = 512 * 1024


class Kept:
    """One document of the provider's, by its address."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._lock = threading.Lock()
        self._document: dict[str, Any] | None = None
        self._fetched_at = self._failed_at = -float("inf")

    def get(self, address: str, *, anew: bool = False) -> dict[str, Any]:
        """The document at `address`, asked for again when it is old, or `anew`.

        Raises:
            ProviderError: it cannot be had, and there is none to fall back on.
        """
        now, fresh_s = time.monotonic(), 0 if anew else _FRESH_S
        with self._lock:  # held for no longer than this
            known, age, failed = self._document, now - self._fetched_at, now - self._failed_at < _REMEMBERED_S
        if known is not None and (age < fresh_s or (failed and age < _BELIEVED_S)):
            return known
        if failed:
            raise ProviderError("unreachable")
        try:
            fetched = fetch(address)
        except ProviderError:
            with self._lock:
                self._failed_at = time.monotonic()
            if known is not None and age < _BELIEVED_S:
                return known
            raise
        with self._lock:
            self._document, self._fetched_at = fetched, time.monotonic()
        return fetched


class ProviderDocuments:
    """The provider's own description, and its keys."""

    def __init__(self, settings: IdentitySettings) -> None:
        """Keep the settings; nothing is asked yet."""
        self._settings = settings
        self._description, self._keys = Kept(), Kept()

    def endpoint(self, name: str) -> str:
        """One of the provider's addresses.

        Raises:
            ProviderError: it cannot be had, is not https, or is on a host that nobody named.
        """
        known = self._described()
        endpoint = known.get(name)
        if not isinstance(endpoint, str) or not self._trusted(endpoint):
            raise ProviderError(name)
        return endpoint

    def offers(self, name: str) -> str | None:
        """One of its addresses that not every provider has; nothing where it cannot be had or trusted."""
        try:
            return self.endpoint(name)
        except ProviderError:
            return None

    def keys(self, *, anew: bool = False) -> KeySet:
        """The keys that its signatures are made with.

        Raises:
            ProviderError: they cannot be had.
        """
        document = self._keys.get(self.endpoint("jwks_uri"), anew=anew)
        try:
            return KeySet.import_key_set(document)  # type: ignore[arg-type]  # checked in there
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise ProviderError("jwks") from error

    def _described(self) -> dict[str, Any]:
        """Its description. It must call itself what it is configured as."""
        issuer = self._settings.issuer
        known = self._description.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if known.get("issuer") != issuer:
            raise ProviderError("issuer")
        return known

    def _trusted(self, endpoint: str) -> bool:
        """Whether an address is of the issuer's host, or of one that was named, and cannot be listened to."""
        issuer = urlsplit(self._settings.issuer)
        try:
            parts = urlsplit(endpoint)
            host = parts.hostname or ""
        except ValueError:
            return False
        here = issuer.scheme == "http" and parts.scheme == "http" and is_loopback(host)
        return (parts.scheme == "https" or here) and host in {issuer.hostname, *self._settings.hosts}


def fetch(address: str) -> dict[str, Any]:
    """A JSON object from `address`, which must answer itself: a redirect could lead anywhere.

    Raises:
        ProviderError: it takes longer than `TIMEOUT_S`, is too large, or is something else.
    """

    def ask() -> dict[str, Any]:
        with requests.get(address, timeout=TIMEOUT_S, allow_redirects=False, stream=True) as answer:
            if answer.status_code != requests.codes.ok:
                raise ProviderError(f"HTTP {answer.status_code}")
            body = answer.raw.read(_LARGEST + 1, decode_content=True)
            if len(body) > _LARGEST:
                raise ProviderError("size")
            read = json.loads(body)
            if not isinstance(read, dict):
                raise ProviderError("JSON")
            return read

    try:
        return within(TIMEOUT_S, ask)
    except (requests.RequestException, ValueError, TimeoutError, RecursionError) as error:
        raise ProviderError(type(error).__name__) from error
