"""A session that ends while a form is filled in: who signs in again finds what was typed."""

import urllib.parse
from collections.abc import Iterator

import pytest

from tests.outside.product import TINY, run, served
from tests.outside.visitor import PASSWORD, Visitor

NAME = "clerk"
TYPED = {"value": "31", "printed": "31口", "document": "三季度工作总结"}


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
    visitor.sign_in(NAME)
    visitor.go("/office/submissions")
    visitor.send("/submissions", period="2026-Q3")
    form = f"{visitor.place}/figures/wells"
    visitor.go(form)
    visitor.cookies.clear()
    visitor.send("/figures/wells", **TYPED)
    if not urllib.parse.urlsplit(visitor.place).path.endswith("/sign-in"):
        visitor.go(f"/office/sign-in?{urllib.parse.urlencode({'next': urllib.parse.urlsplit(form).path})}")
    visitor.sign_in(NAME)
    for typed in TYPED.values():
        assert f'value="{typed}"' in visitor.text
