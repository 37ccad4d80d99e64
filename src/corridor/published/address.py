"""The address of a published folder, as an operator writes it."""

from collections.abc import Mapping
from pathlib import Path

from corridor.published.bucket import BUCKET, bucket_at
from corridor.published.errors import FolderAddressError
from corridor.published.folder import FolderOnDisk, PublishedFolder


def published_folder(address: str, environment: Mapping[str, str]) -> PublishedFolder:
    """The folder at an address: a path, or ``s3://BUCKET/PREFIX`` with its keys in the `environment`.

    Raises:
        FolderAddressError: it is neither.
        BucketKeysError, MissingExtraError: the bucket cannot be used as it is.
    """
    if address.startswith(BUCKET):
        return bucket_at(address, environment)
    if "://" in address or not address.strip():
        raise FolderAddressError(address)
    return FolderOnDisk(Path(address).expanduser().absolute())
