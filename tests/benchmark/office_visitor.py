"""A browser without a window or scripts: it keeps cookies, follows nothing, and sends forms as they stand in a page."""

import re
import secrets
import time
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPResponse
from http.cookiejar import CookieJar

PASSWORD = "correct horse battery"
_WAITS_S = 60


class _Stays(urllib.request.HTTPRedirectHandler):
    """Answers a redirection instead of following it: the address it names is what a test wants to see."""

    def redirect_request(self, *_: object) -> None:
        """Make no further request."""


class Answer:
    """Status, place and text of what came back, and how long it took."""

    def __init__(self, status: int, location: str, text: str, seconds: float) -> None:
        self.status = status
        self.location = location
        self.text = text
        self.seconds = seconds

    def field(self, name: str) -> str:
        """The value of the first hidden field of that name."""
        match = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert match, f"no field {name} (status {self.status}): {self.text[:2000]}"
        return match[1]


class Visitor:
    """One browser at one address."""

    def __init__(self, address: str) -> None:
        self.address = address
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(cookies, _Stays())
        self.waited: list[float] = []

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self._answer(urllib.request.Request(self.address + path))

    def send(self, path: str, page: Answer, **values: str) -> Answer:
        """Send a form of `page`, with its token, to `path`."""
        body = urllib.parse.urlencode({"csrf": page.field("csrf"), **values}).encode()
        return self._answer(urllib.request.Request(self.address + path, body))

    def upload(self, path: str, page: Answer, content: bytes) -> Answer:
        """Send the form of `page` that uploads a file."""
        mark = secrets.token_hex(16)
        fields = {"csrf": page.field("csrf"), "version": page.field("version")}
        head = "".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        )
        file = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n\r\n'
        body = (head + file).encode() + content + f"\r\n--{mark}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self._answer(urllib.request.Request(self.address + path, body, kind))

    def sign_in(self, name: str) -> None:
        """Become somebody."""
        answer = self.send("/office/sign-in", self.get("/office/sign-in"), name=name, password=PASSWORD)
        assert answer.status == 303, answer.text

    def _answer(self, request: urllib.request.Request) -> Answer:
        began = time.perf_counter()
        try:
            with self._opener.open(request, timeout=_WAITS_S) as response:
                return self._reported(response, began)
        except urllib.error.HTTPError as error:
            with error:
                return self._reported(error, began)

    def _reported(self, response: HTTPResponse | urllib.error.HTTPError, began: float) -> Answer:
        text = response.read().decode()
        seconds = time.perf_counter() - began
        self.waited.append(seconds)
        return Answer(response.status or 0, response.headers.get("Location", ""), text, seconds)
