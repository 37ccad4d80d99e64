"""A prefix of an S3-compatible bucket as a published folder.

The keys come from the usual variables and from nowhere else: no file, no metadata service of a cloud is asked. Without
keys the bucket is read as anybody may.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corridor.published.errors import BucketKeysError, FolderAddressError, FolderUnreachableError
from corridor.releases.optional_packages import needs_extra

if TYPE_CHECKING:
    from _typeshed import SupportsWrite
    from minio import Minio

BUCKET = "s3://"
"""How the address of a bucket begins."""
_KEY, _SECRET, _TOKEN = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"
_REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
_USUAL_REGION = "us-east-1"
"""What services that know no regions take."""
_AUTHORITIES = ("AWS_CA_BUNDLE", "SSL_CERT_FILE")
_CONNECT_S, _READ_S, _TRIES = 2, 10, 2
_CHUNK = 1 << 20
_PART = 64 << 20
"""Larger files go in parts of so many bytes."""
Keys = tuple[str | None, str | None, str | None]
"""The two parts of a key, and a token that goes with it."""
_CODE = re.compile(r"<Code>(\w+)</Code>")
_ABSENT = frozenset({"NoSuchKey", "NoSuchObject"})


def bucket_at(address: str, environment: Mapping[str, str]) -> "Bucket":
    """The bucket and prefix that an address names; nothing is connected yet.

    Raises:
        FolderAddressError: it names no bucket, or the endpoint is no address of a server.
        BucketKeysError: of the two parts of a key one is missing.
        MissingExtraError: the library is not installed.
    """
    name, _, prefix = address.removeprefix(BUCKET).partition("/")
    region = _first(environment, _REGIONS) or _USUAL_REGION
    endpoint = _first(environment, _ENDPOINTS) or f"https://s3.{region}.amazonaws.com"
    server = urlsplit(endpoint)
    if not name or server.scheme not in {"http", "https"} or not server.netloc or server.path.strip("/"):
        raise FolderAddressError(address if not name else endpoint)
    for one, other in ((_KEY, _SECRET), (_SECRET, _KEY)):
        if environment.get(one) and not environment.get(other):
            raise BucketKeysError(other)
    with needs_extra("object-storage"):
        import minio  # noqa: F401, PLC0415  # looked for now, and used by each process
    keys = environment.get(_KEY), environment.get(_SECRET), environment.get(_TOKEN)
    authorities = _first(environment, _AUTHORITIES)

    def connect() -> "Minio":
        return _client(server.netloc, keys, region, authorities, secure=server.scheme == "https")

    return Bucket(address, name, prefix.strip("/"), connect)


class Bucket:
    """A prefix of a bucket. Each process that uses it has connections of its own."""

    def __init__(self, place: str, bucket: str, prefix: str, connect: "Callable[[], Minio]") -> None:
        """Keep how to `connect`; that is done when something is asked for."""
        self.place = place
        self._bucket = bucket
        self._prefix = prefix
        self._connect = connect
        self._made_by = 0
        self._made: Minio | None = None

    def read(self, name: str) -> bytes | None:
        """A small object; None where there is none."""
        content = BytesIO()
        return content.getvalue() if self.fetch(name, content) else None

    def fetch(self, name: str, out: "SupportsWrite[bytes]") -> bool:
        """Write an object to `out`, bit by bit. Returns whether it is there."""
        with self._reached() as absent:
            answer = self._client.get_object(self._bucket, self._key(name))
            try:
                for chunk in answer.stream(_CHUNK):
                    out.write(chunk)
            finally:
                answer.close()
                answer.release_conn()
        return not absent

    def has(self, name: str, size: int) -> bool:
        """Whether an object of so many bytes is there."""
        found: int | None = None
        with self._reached():
            found = self._client.stat_object(self._bucket, self._key(name)).size
        return found == size

    def keep(self, name: str, file: Path) -> None:
        """Put a copy of `file` there; storage of this kind shows an object when it is whole."""
        with self._reached():
            self._client.fput_object(self._bucket, self._key(name), str(file), part_size=_PART)

    def replace(self, name: str, content: bytes) -> None:
        """Write a small object, in the place of the former one."""
        with self._reached():
            self._client.put_object(
                self._bucket, self._key(name), BytesIO(content), len(content), content_type="application/json"
            )

    def _key(self, name: str) -> str:
        return f"{self._prefix}/{name}" if self._prefix else name

    @property
    def _client(self) -> "Minio":
        """This process's client: connections do not outlive a fork."""
        if self._made is None or self._made_by != os.getpid():
            self._made, self._made_by = self._connect(), os.getpid()
        return self._made

    @contextmanager
    def _reached(self) -> Iterator[list[str]]:
        """Turn what the library raises into our error; an object that is not there is noted in what is yielded."""
        from minio.error import InvalidResponseError, MinioException, S3Error  # noqa: PLC0415
        from urllib3.exceptions import HTTPError  # noqa: PLC0415

        absent: list[str] = []
        try:
            yield absent
        except (S3Error, InvalidResponseError) as error:
            code = error.code if isinstance(error, S3Error) else _code_in(str(error))
            if code not in _ABSENT:
                raise FolderUnreachableError(self.place, code) from error
            absent.append(code)
        except (MinioException, HTTPError, OSError, ValueError) as error:
            raise FolderUnreachableError(self.place, type(error).__name__) from error


def _code_in(answer: str) -> str:
    """The code in an error that the library does not read: some servers call it text."""
    found = _CODE.search(answer)
    return found[1] if found else "InvalidResponse"


def _first(environment: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((environment[name] for name in names if environment.get(name)), None)


def _client(server: str, keys: Keys, region: str, authorities: str | None, *, secure: bool) -> "Minio":
    """A client that gives up soon: its callers ask again."""
    import certifi  # noqa: PLC0415
    import urllib3  # noqa: PLC0415
    from minio import Minio  # noqa: PLC0415

    connections = urllib3.PoolManager(
        timeout=urllib3.Timeout(connect=_CONNECT_S, read=_READ_S),
        retries=urllib3.Retry(_TRIES, backoff_factor=0.2, status_forcelist=[500, 502, 503, 504]),
        cert_reqs="CERT_REQUIRED",
        ca_certs=authorities or certifi.where(),
    )
    return Minio(server, keys[0], keys[1], keys[2], secure=secure, region=region, http_client=connections)
