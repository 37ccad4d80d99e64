"""Published folders in a bucket, on a real S3 server; and what an address must say."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.published.address import published_folder
from corridor.published.errors import BucketKeysError, FolderAddressError, FolderUnreachableError
from corridor.published.folder import FolderOnDisk
from corridor.published.pointer import POINTER
from corridor.releases.optional_packages import MissingExtraError
from tests.corridor.published.desk import Desk, Server
from tests.object_store import BUCKET, ObjectStore, object_store

KEYS = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[ObjectStore]:
    with object_store(tmp_path) as made:
        yield made


@pytest.mark.slow
def test_releases_go_through_a_bucket(desk: Desk, storage: ObjectStore, tmp_path: Path) -> None:
    folder = published_folder(f"s3://{BUCKET}/corridor/one/", storage.environment)
    first = desk.publish(folder)
    assert storage.objects == {f"corridor/one/{name}" for name in (POINTER, *(file.name for file in first.files))}
    server = Server.of(folder, tmp_path / "cache")
    desk.release()
    desk.publish(folder)
    assert server.looked() == 3
    storage.stop()
    assert server.looked() == 3
    assert not server.store.health().reachable
    with pytest.raises(FolderUnreachableError):
        desk.publish(folder)
    storage.start()
    desk.release("9")
    desk.publish(folder)
    assert server.looked() == 5
    assert server.store.health().reachable
    server.store.close()


def test_a_wrong_key_is_refused_in_words_without_the_key(desk: Desk, storage: ObjectStore) -> None:
    folder = published_folder(f"s3://{BUCKET}/", {**storage.environment, "AWS_SECRET_ACCESS_KEY": "of-another"})
    with pytest.raises(FolderUnreachableError, match=r"SignatureDoesNotMatch|AccessDenied") as refused:
        desk.publish(folder)
    assert "of-another" not in str(refused.value)
    assert storage.objects == set()


def test_a_bucket_that_is_not_there_is_named(desk: Desk, storage: ObjectStore) -> None:
    with pytest.raises(FolderUnreachableError, match="NoSuchBucket"):
        desk.publish(published_folder("s3://none/", storage.environment))


@pytest.mark.parametrize(
    ("address", "more", "error"),
    [
        ("", {}, FolderAddressError),
        ("https://example.org/releases", {}, FolderAddressError),
        ("s3://", KEYS, FolderAddressError),
        ("s3://releases", {**KEYS, "AWS_ENDPOINT_URL": "storage.example.org"}, FolderAddressError),
        ("s3://releases", {**KEYS, "AWS_ENDPOINT_URL": "http://storage.example.org/path"}, FolderAddressError),
        ("s3://releases", {"AWS_ACCESS_KEY_ID": "a"}, BucketKeysError),
        ("s3://releases", {"AWS_SECRET_ACCESS_KEY": "b"}, BucketKeysError),
    ],
)
def test_an_address_that_means_nothing_is_refused(address: str, more: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        published_folder(address, more)


def test_a_path_is_a_folder_of_this_machine() -> None:
    assert isinstance(published_folder("~/releases", {}), FolderOnDisk)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "minio", None)
    with pytest.raises(MissingExtraError, match=r"minio.*pip install 'corridor-dashboard\[object-storage\]'"):
        published_folder("s3://releases/", KEYS)
