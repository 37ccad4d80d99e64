"""What the office's pages call things: nothing of sheets and rows on a form, one word for one thing."""

from dashboard.words.wording import Wording
from tests.dashboard.office.conftest import Visit, document, reported
from tests.dashboard.office.reporting import TYPED, begin, filled, press, submitted, template, upload

FORMER = "确数"


def test_the_form_speaks_of_no_sheet_and_no_row(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    form = f"{page}/figures/branches"
    refused = press(client, form, "/branches", **{**TYPED, "locator": ""})
    assert "没有填" in document(refused).one("id", "locator-problem").text
    for answer in (client.get(form), refused):
        for word in ("“说明”表", "整行", FORMER + "，"):
            assert word not in document(answer).text
    options = [option.text for option in document(refused).one("id", "qualifier").named("option")]
    assert Wording("zh")("qualifier.exact") in options
    assert FORMER not in options


def test_a_workbook_with_the_former_label_is_still_read(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    assert upload(client, page, filled(template(client), qualifier=FORMER)).status_code == 303


def test_a_nil_return_without_a_reason_is_refused_without_empty_quotation_marks(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    for reason in ("", "  \n"):
        words = reported(press(client, f"{page}/nil", "/nil", reason=reason))
        assert "没有写原因" in words
        assert "“" not in words
    assert "“无”没有说明原因" in reported(press(client, f"{page}/nil", "/nil", reason="无"))


def test_taking_back_and_withdrawing_are_two_words(visit: Visit) -> None:
    client = visit("north")
    page = submitted(client)
    shown = document(client.get(page))
    (button,) = [one for one in shown.named("button") if "收回" in one.text]
    assert button.text == "收回本次报送"
    assert press(client, page, "/recall").status_code == 303
    assert "收回" in document(client.get(page)).named("ol")[-1].text
    steps = document(client.get(page)).named("ol")[-1].text
    assert "撤回" not in steps


def test_what_can_be_withdrawn_is_listed_with_its_value(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    options = [option.text for option in document(client.get(f"{page}/withdraw")).named("option")]
    assert any("2025年第4季度" in option and option.endswith("：10个") for option in options)


def test_a_question_is_two_sentences(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), value=150, printed="150个"))
    assert "或其中一个是零）。核对单位和位数" in document(client.get(page)).text


def test_the_reason_of_the_first_release_is_in_the_pages_language(visit: Visit) -> None:
    client = visit("reviewer")
    chinese = document(client.get("/office/publish")).text
    assert "随程序提供的数据包" in chinese
    assert "data package" not in chinese
    english = document(client.get("/office/publish?lang=en")).text
    assert "The data package that ships" in english
    assert "随程序" not in english


def test_an_indicator_of_two_areas_is_named_with_both(visit: Visit) -> None:
    client = visit("city")
    page = begin(client)
    names = [link.text for link in document(client.get(f"{page}/figures")).named("th") for link in link.named("a")]
    assert sorted({name.partition(" · ")[0] for name in names}) == ["市", "长廊"]
