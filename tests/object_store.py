"""A real S3 server for the tests: rclone's, on a port of the loopback, gone when the block ends."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import free_port, listens
from tests.waiting import within

BUCKET = "releases"
_RCLONE = Path(sys.executable).parent / "rclone"
_STARTS_S = 30


@dataclass
class ObjectStore:
    """A server of one bucket, which can be stopped and started."""

    folder: Path
    port: int = field(default_factory=free_port)
    secret: str = field(default_factory=lambda: secrets.token_hex(16))
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def environment(self) -> Mapping[str, str]:
        """What a client finds it by."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": "corridor",
            "AWS_SECRET_ACCESS_KEY": self.secret,
        }

    @property
    def objects(self) -> set[str]:
        """The names of what it holds."""
        bucket = self.folder / BUCKET
        return {path.relative_to(bucket).as_posix() for path in bucket.rglob("*") if path.is_file()}

    def start(self) -> None:
        (self.folder / BUCKET).mkdir(exist_ok=True)
        options = ["--addr", f"127.0.0.1:{self.port}", "--auth-key", f"corridor,{self.secret}"]
        with (self.folder.parent / "rclone.log").open("ab") as log:
            self.process = subprocess.Popen(
                [str(_RCLONE), "serve", "s3", *options, str(self.folder)],
                stdout=log,
                stderr=log,
                env={**os.environ, "RCLONE_CONFIG": os.devnull},
            )
        assert within(_STARTS_S, lambda: listens(self.port)), (self.folder.parent / "rclone.log").read_text()

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def object_store(within_folder: Path) -> Iterator[ObjectStore]:
    """A server that keeps its objects within a folder."""
    folder = within_folder / "objects"
    folder.mkdir()
    made = ObjectStore(folder)
    made.start()
    try:
        yield made
    finally:
        made.stop()
