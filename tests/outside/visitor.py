"""A browser without scripts: it keeps cookies, follows where it is sent, and sends forms as they stand in a page."""

import http.client
import re
import secrets
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PASSWORD = "correct horse battery 9"
_WAITS_S = 60
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_OTHERWISE = re.compile(r'\bformaction="([^"]*)"', re.IGNORECASE)
"""Where a button of a form sends it instead."""
_HIDDEN = re.compile(r'<input\b(?=[^>]*type="hidden")[^>]*>')


class _From(urllib.request.HTTPHandler):
    """Connections that come from an address of this machine."""

    def __init__(self, here: str) -> None:
        super().__init__()
        self._here = here

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        def connection(host: str, **given: object) -> http.client.HTTPConnection:
            return http.client.HTTPConnection(host, source_address=(self._here, 0), **given)  # type: ignore[arg-type]

        return self.do_open(connection, req)  # type: ignore[arg-type]


class Visitor:
    """One browser at one server.

    Attributes:
        place: the address of what is seen.
        status: of the last answer.
        text: of the last answer.
        waits_s: for how many seconds the last answer asks to wait.
    """

    def __init__(self, address: str, here: str = "127.0.0.1", **headers: str) -> None:
        """Visit `address` from `here`, with further `headers` in each request."""
        self.address, self.place, self.status, self.text, self.waits_s = address, address, 0, "", 0
        self.cookies = CookieJar()
        self.headers = headers
        keeping = urllib.request.HTTPCookieProcessor(self.cookies)
        self._opener = urllib.request.build_opener(keeping, _From(here))

    def go(self, path: str, sent: dict[str, str] | None = None) -> None:
        """Open an address, or send something there; whatever the answer is, it is what is seen now."""
        self._ask(path, None if sent is None else urllib.parse.urlencode(sent).encode())

    def send(self, action: str | tuple[str, ...], **typed: str) -> None:
        """Fill in and send the form whose address ends in `action`, with what it has unseen."""
        target, hidden = self._form(action)
        self.go(target, {**hidden, **typed})

    def upload(self, action: str, content: bytes, waits_s: float = _WAITS_S) -> None:
        """Send a CSV file by the form whose address ends in `action`."""
        target, hidden = self._form(action)
        mark = secrets.token_hex(16)
        fields = [f'name="{name}"\r\n\r\n{value}\r\n' for name, value in hidden.items()]
        parts = [*fields, 'name="file"; filename="x.csv"\r\n\r\n']
        head = "".join(f"--{mark}\r\nContent-Disposition: form-data; {part}" for part in parts)
        body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        self._ask(target, body, waits_s, **{"Content-Type": f"multipart/form-data; boundary={mark}"})

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        """At the page that asks for it."""
        self.send("/sign-in", name=name, password=password)

    def begin(self, name: str, password: str = PASSWORD) -> None:
        """Go to that page and sign in."""
        self.go("/office/sign-in")
        self.sign_in(name, password)

    @property
    def is_in(self) -> bool:
        """Whether somebody is signed in: the page asks for no password."""
        return self.status == 200 and not urllib.parse.urlsplit(self.place).path.endswith("/sign-in")

    def _form(self, action: str | tuple[str, ...]) -> tuple[str, dict[str, str]]:
        for head, content in _FORM.findall(self.text):
            for address in (_attribute(head, "action"), *_OTHERWISE.findall(content)):
                target = urllib.parse.urljoin(self.place, address)
                if urllib.parse.urlsplit(target).path.endswith(action):
                    hidden = _HIDDEN.findall(content)
                    return target, {_attribute(one, "name"): _attribute(one, "value") for one in hidden}
        raise AssertionError(f"{self.place} has no form for {action}")

    def _ask(self, path: str, body: bytes | None, waits_s: float = _WAITS_S, **headers: str) -> None:
        url = urllib.parse.urljoin(self.place, path)
        usual = {"Referer": self.place, "Origin": self.address}
        request = urllib.request.Request(url, body, {**usual, **self.headers, **headers})
        try:
            answer = self._opener.open(request, timeout=waits_s)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            self.place, self.status, self.text = answer.geturl(), answer.status or 0, answer.read().decode()
            self.waits_s = int(answer.headers.get("Retry-After") or 0)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""
