"""A session that ends while a form is filled in: who signs in again finds what was typed."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar

import pytest

from tests.outside.product import TINY, run, served

NAME, PASSWORD = "clerk", "correct horse battery 9"
TYPED = {"value": "31", "printed": "31口", "document": "三季度工作总结"}
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_HIDDEN = re.compile(r'<input\b(?=[^>]*type="hidden")[^>]*>')


class Visitor:
    """A browser without scripts."""

    def __init__(self, address: str) -> None:
        self.address, self.place, self.text = address, address, ""
        self.cookies = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def go(self, path: str, sent: dict[str, str] | None = None) -> None:
        """Open an address, or send something there; whatever the answer is, it is what is seen now."""
        url = urllib.parse.urljoin(self.place, path)
        body = None if sent is None else urllib.parse.urlencode(sent).encode()
        request = urllib.request.Request(url, body, {"Referer": self.place, "Origin": self.address})
        try:
            answer = self._opener.open(request, timeout=60)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            self.place, self.text = answer.geturl(), answer.read().decode()

    def send(self, action: str, **typed: str) -> None:
        """Fill in and send the form whose address ends in `action`, with what it has unseen."""
        for head, content in _FORM.findall(self.text):
            target = urllib.parse.urljoin(self.place, _attribute(head, "action"))
            if urllib.parse.urlsplit(target).path.endswith(action):
                hidden = {_attribute(one, "name"): _attribute(one, "value") for one in _HIDDEN.findall(content)}
                return self.go(target, {**hidden, **typed})
        raise AssertionError(f"{self.place} has no form for {action}")

    def sign_in(self) -> None:
        """At the page that asks for it."""
        self.send("/sign-in", name=NAME, password=PASSWORD)


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found[1] if found else ""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the account of a submitter."""
    database = tmp_path_factory.mktemp("office") / "office.db"
    where = ("--geodata", TINY)
    with served(TINY, database) as address:
        account = (*("--role", "submitter"), *("--area", "101"), *("--office", "组织部"))
        code, said = run("user", "add", NAME, *account, *where, database=database, typed=f"{PASSWORD}\n")
        assert code == 0, said
        yield address


def test_what_was_typed_is_there_again_after_signing_in(office: str) -> None:
    visitor = Visitor(office)
    visitor.go("/office/sign-in")
    visitor.sign_in()
    visitor.go("/office/submissions")
    visitor.send("/submissions", period="2026-Q3")
    form = f"{visitor.place}/figures/wells"
    visitor.go(form)
    visitor.cookies.clear()
    visitor.send("/figures/wells", **TYPED)
    if not urllib.parse.urlsplit(visitor.place).path.endswith("/sign-in"):
        visitor.go(f"/office/sign-in?{urllib.parse.urlencode({'next': urllib.parse.urlsplit(form).path})}")
    visitor.sign_in()
    for typed in TYPED.values():
        assert f'value="{typed}"' in visitor.text
