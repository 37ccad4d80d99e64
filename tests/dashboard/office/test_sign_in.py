"""Signing in and out, and one's own password."""

from tests.dashboard.office.conftest import Visit, document, sign_in


def test_who_signs_in_is_named_on_every_page(visit: Visit) -> None:
    page = document(visit("north").get("/office/password"))
    assert page.with_class("office-who")[0].text == "north 填报员"


def test_a_wrong_password_opens_nothing(visit: Visit) -> None:
    client = visit()
    answer = sign_in(client, "north", "wrong")
    assert answer.status_code == 401
    assert document(answer).one("role", "alert").text == "用户名或密码不正确"
    assert client.get("/office/password").status_code == 303
