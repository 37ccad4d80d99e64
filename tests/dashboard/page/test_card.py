"""The picture that a chat shows of a link, the link's QR code, and the icon."""

import io
import re

import pytest
from flask.testing import FlaskClient
from PIL import Image, ImageFont

from dashboard.app import build_app
from dashboard.html.url_prefix import Below
from dashboard.page import card, card_fonts
from dashboard.page.card import HEIGHT, WIDTH, wrapped
from tests.dashboard.packages import PACKAGES

WORDS = (60, 0, WIDTH - HEIGHT, 500)
"""The part of a card in which its words stand, above the number of the map's approval."""


@pytest.fixture
def client() -> FlaskClient:
    return build_app(PACKAGES / "tiny").server.test_client()


def named(page: str, name: str) -> str:
    found = re.search(rf'<meta property="{name}" content="([^"]*)">', page)
    assert found
    return found[1].replace("&amp;", "&")


def picture(client: FlaskClient, query: str, base: str = "http://localhost") -> Image.Image:
    """The card of a selection, at the address that its page names."""
    address = named(client.get(f"/?{query}").get_data(as_text=True), "og:image")
    answer = client.get(address.removeprefix(base))
    assert answer.status_code == 200
    assert answer.mimetype == "image/png"
    assert "immutable" in answer.headers["Cache-Control"]
    return Image.open(io.BytesIO(answer.data))


def test_each_selection_has_a_picture_of_its_own_in_the_size_chats_ask_for(client: FlaskClient) -> None:
    queries = ("", "lang=en", "region=101", "region=102", "initiative=1", "region=101&initiative=1")
    pictures = [picture(client, query) for query in queries]
    assert {one.size for one in pictures} == {(1200, 630)}
    assert len({one.tobytes() for one in pictures}) == len(queries)


def test_the_region_chosen_is_drawn_in_the_colour_of_the_initiative(client: FlaskClient) -> None:
    def share(query: str) -> int:
        plain = picture(client, query).convert("RGB").crop((WIDTH - HEIGHT, 0, WIDTH, HEIGHT))
        return sum(n for n, color in plain.getcolors(1 << 20) or [] if color == (0x0B, 0x6E, 0x4F))

    assert share("") == 0
    assert share("region=102&initiative=1") > 500
    assert share("region=101&initiative=1") > share("region=102&initiative=1")


def test_a_host_without_a_chinese_font_gets_the_map_without_words_and_no_boxes(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {query: picture(client, query).crop(WORDS) for query in ("lang=zh", "lang=en")}
    monkeypatch.setattr(card_fonts, "_chinese", lambda: None)
    bare = build_app(PACKAGES / "tiny").server.test_client()
    assert {color for _, color in picture(bare, "lang=zh").crop(WORDS).getcolors() or []} == {(255, 255, 255)}
    assert len(picture(bare, "lang=en").crop(WORDS).getcolors(1 << 16) or []) > 1
    assert len(whole["lang=zh"].getcolors(1 << 16) or []) > 1


def test_pictures_are_kept_and_no_more_than_so_many(client: FlaskClient) -> None:
    assert 0 < card._KEPT <= 100
    address = named(client.get("/").get_data(as_text=True), "og:image").removeprefix("http://localhost")
    assert client.get(address).data == client.get(address).data


@pytest.mark.parametrize("path", ["fr/all/all", "zh/999/all", "zh/all/9", "zh/../all"])
def test_what_no_selection_is_has_no_picture(client: FlaskClient, path: str) -> None:
    page = client.get("/").get_data(as_text=True)
    start = named(page, "og:image").removeprefix("http://localhost").split("/zh/")[0]
    assert client.get(f"{start}/{path}.png").status_code == 404
    assert client.get("/card/0000/zh/all/all.png").status_code == 410


@pytest.mark.parametrize("prefix", ["", "/dashboard"])
def test_addresses_are_whole_wherever_the_page_is_served(prefix: str) -> None:
    app = build_app(PACKAGES / "tiny")
    if prefix:
        app.server.wsgi_app = Below(app.server.wsgi_app, prefix)  # type: ignore[method-assign]
    headers = {"Host": "office.example:8443"}
    client = app.server.test_client()
    page = client.get(f"{prefix}/?region=101&lang=en", headers=headers).get_data(as_text=True)
    assert named(page, "og:url") == f"http://office.example:8443{prefix}/?lang=en&region=101"
    image = named(page, "og:image")
    assert image.startswith(f"http://office.example:8443{prefix}/card/")
    assert client.get(image.removeprefix("http://office.example:8443"), headers=headers).status_code == 200


def test_the_qr_code_holds_the_selection_and_nothing_else(client: FlaskClient) -> None:
    codes = [
        client.get(f"/link.svg?{query}").data
        for query in ("region=101", "region=101&next=http://evil.example", "region=999", "", "region=102")
    ]
    assert codes[0] == codes[1]
    assert codes[2] == codes[3]
    assert len(set(codes)) == 3
    assert all(code.startswith(b"<svg") for code in codes)


def test_the_icon_is_a_picture_as_well(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    (address,) = re.findall(r'<link rel="icon" href="([^"]*\.png[^"]*)"', page)
    icon = Image.open(io.BytesIO(client.get(address, buffered=True).data))
    assert (icon.format, icon.size) == ("PNG", (192, 192))


@pytest.mark.parametrize(
    ("text", "width"), [("两市三旗与八个口岸，五项行动", 120), ("Hulunbuir Border Party-Building Corridor", 260)]
)
def test_lines_are_no_wider_than_their_room_and_break_where_they_may(text: str, width: int) -> None:
    type_ = ImageFont.load_default(20) if text.isascii() else card_fonts.font(text, 20)
    if type_ is None:
        pytest.skip("this host has no Chinese font")
    lines = wrapped(text, type_, width)
    assert len(lines) > 1
    assert all(type_.getlength(line) <= width for line in lines)
    assert (" " if text.isascii() else "").join(lines) == text
    assert not any(line.startswith("，") for line in lines)
