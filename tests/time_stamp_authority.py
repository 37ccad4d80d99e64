"""A time stamp authority on this machine, made of OpenSSL: it signs what it is asked, by the machine's clock."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_CONFIG = """
[req]
distinguished_name = name
prompt = no
x509_extensions = stamping
[name]
CN = Time stamps for tests
[stamping]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


class Authority:
    """One that runs.

    Attributes:
        certificate: its certificate, in a file.
        asked: every request that came.
        altered: what is done to an answer before it is sent.
    """

    def __init__(self, folder: Path) -> None:
        """Make its key, and a certificate that it signs itself, in `folder`."""
        self._folder = folder
        self._config, self.certificate, self._key = (folder / name for name in ("tsa.conf", "tsa.pem", "tsa-key.pem"))
        self.asked: list[bytes] = []
        self.altered = bytes
        self.address = ""
        self._config.write_text(_CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        new_key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", self._key)
        self._openssl("req", "-x509", *new_key, "-out", self.certificate, "-config", self._config, "-days", "2")

    def answer(self, request: bytes) -> bytes:
        """What it answers to a request."""
        self.asked.append(request)
        query, reply = self._folder / "query.tsq", self._folder / "reply.tsr"
        query.write_bytes(request)
        own = ("-config", self._config, "-signer", self.certificate, "-inkey", self._key)
        self._openssl("ts", "-reply", "-queryfile", query, *own, "-out", reply)
        return self.altered(reply.read_bytes())

    @staticmethod
    def _openssl(*arguments: object) -> None:
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, timeout=60)


@contextmanager
def authority(folder: Path) -> Iterator[Authority]:
    """One that answers at its address until the block ends."""
    made = Authority(folder)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = made.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()
