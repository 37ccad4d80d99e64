"""Publishing: exactly what was looked at, with a reason, by one of two reviewers."""

import threading

from corridor.accounts.roles import Actor, Role
from corridor.releases.contract_check import check_release
from corridor.releases.releases import all_releases
from corridor.releases.verification import faults
from corridor.reporting import submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.states import State
from tests.corridor.releases.publishing import publish, put
from tests.dashboard.markup import empty, misplaced
from tests.dashboard.office.conftest import Visit, document
from tests.dashboard.office.reporting import accepted, begin, press, stored, submitted
from tests.small import NORTH, SOUTH, small

PUBLISH = "/office/publish"
REVIEWER = Actor(0, "reviewer", Role.REVIEWER)


def numbers(office: ReportingContext) -> list[int]:
    with office.database.reading() as connection:
        return [release.number for release in all_releases(connection)]


def test_without_anything_accepted_there_is_no_button(visit: Visit) -> None:
    submitted(visit("north"))
    shown = document(visit("reviewer").get(PUBLISH))
    assert "没有已接受的报送" in shown.text
    assert not shown.all("name", "token")


def test_what_will_change_is_shown_and_published_with_a_reason(office: ReportingContext, visit: Visit) -> None:
    reviewer = visit("reviewer")
    page = accepted(visit("north"), reviewer)
    accepted(visit("south"), reviewer, value=25, printed="25个")
    shown = document(reviewer.get(PUBLISH))
    assert "本期包含 2 份报送" in shown.text
    assert {row["data-key"] for row in shown.all("data-key")} == {
        f"{NORTH}-branches-2026-Q3",
        f"{SOUTH}-branches-2026-Q3",
    }
    refused = press(reviewer, PUBLISH, "/publish", reason=" ")
    assert refused.status_code == 422
    assert numbers(office) == [1]
    assert press(reviewer, PUBLISH, "/publish", reason="三季度数据").status_code == 303
    reported = document(reviewer.get(PUBLISH))
    assert "第 2 期已发布" in reported.with_class("notice")[0].text
    assert numbers(office) == [1, 2]
    figure = office.release_store.latest().dataset.observations[f"{NORTH}-branches-2026-Q3"]
    assert (str(figure.value), figure.printed) == ("12", "12个")
    own = document(visit("north").get(page))
    assert own.all("href", "/?release=2")
    assert own.all("data-key", f"{NORTH}-branches-2026-Q3")
    assert not own.all("data-key", f"{SOUTH}-branches-2026-Q3")
    assert list(faults(office.database, small(), check_release)) == []


def test_a_nil_return_is_named_as_one_with_its_reason_before_it_is_published(visit: Visit) -> None:
    client, reviewer = visit("north"), visit("reviewer")
    page = begin(client)
    press(client, f"{page}/nil", "/nil", reason="口径调整，暂停统计")
    assert press(client, page, "/submit").status_code == 303
    assert press(reviewer, page, "/accept", remark="").status_code == 303
    accepted(visit("south"), reviewer, value=25, printed="25个")
    lines = [line.text for line in document(reviewer.get("/office/publish")).with_class("accepted")[0].named("li")]
    assert len(lines) == 2
    assert ["本期没有数据" in line and "口径调整" in line for line in lines] == [True, False]


def test_an_older_contradiction_is_shown_beside_the_button(office: ReportingContext, visit: Visit) -> None:
    publish(office.database, put("O7", area=SOUTH, value="11", period="2026-Q2", printed="1100个", indicator="visits"))
    reviewer = visit("reviewer")
    assert document(reviewer.get(PUBLISH)).all("data-rule", "value-differs-from-printed")
    accepted(visit("north"), reviewer)
    shown = document(reviewer.get(PUBLISH))
    assert "待更正" in shown.text
    assert shown.all("data-rule", "value-differs-from-printed")
    assert press(reviewer, PUBLISH, "/publish", reason="三季度数据").status_code == 303
    assert numbers(office) == [1, 2, 3]


def test_what_was_accepted_meanwhile_is_not_published_unseen(office: ReportingContext, visit: Visit) -> None:
    reviewer = visit("reviewer")
    accepted(visit("north"), reviewer)
    token = document(reviewer.get(PUBLISH)).one("name", "token")["value"]
    accepted(visit("south"), reviewer, value=25, printed="25个")
    answer = press(reviewer, PUBLISH, "/publish", token=token, reason="三季度数据")
    assert answer.status_code == 409
    shown = document(answer)
    assert "本次没有发布任何内容" in shown.all("role", "alert")[0].text
    assert "本期包含 2 份报送" in shown.text
    assert "三季度数据" in shown.named("textarea")[0].text
    assert numbers(office) == [1]


def test_two_reviewers_at_once_make_one_release(office: ReportingContext, visit: Visit) -> None:
    clients = [visit("reviewer"), visit("reviewer")]
    accepted(visit("north"), clients[0])
    forms = [document(client.get(PUBLISH)) for client in clients]
    start, answers = threading.Barrier(2), {}

    def act(number: int) -> None:
        values = {name: forms[number].one("name", name)["value"] for name in ("token",)}
        values |= {"csrf": forms[number].all("name", "csrf")[0]["value"], "reason": f"第 {number} 人"}
        start.wait()
        answers[number] = clients[number].post(PUBLISH, data=values)

    threads = [threading.Thread(target=act, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers.values()) == [303, 409]
    (refused,) = [answer for answer in answers.values() if answer.status_code == 409]
    assert "本次没有发布任何内容" in document(refused).all("role", "alert")[0].text
    assert numbers(office) == [1, 2]


def test_a_forged_token_publishes_nothing(office: ReportingContext, visit: Visit) -> None:
    reviewer = visit("reviewer")
    accepted(visit("north"), reviewer)
    before = stored(office)
    for token in ("", "x", "0" * 32):
        assert press(reviewer, PUBLISH, "/publish", token=token, reason="三季度数据").status_code == 409
    assert stored(office) == before


def test_what_breaks_the_contract_is_reported_and_has_no_button(office: ReportingContext, visit: Visit) -> None:
    """Two submissions that change the same figure."""
    reviewer = visit("reviewer")
    old = {"period": "2025-Q4", "dated": "2026-01-05"}
    accepted(visit("north"), reviewer, "2025-Q4", value=11, printed="11个", **old)
    page = accepted_correction(visit)
    shown = document(reviewer.get(PUBLISH))
    assert shown.all("data-rule", "row-doubled")
    assert not shown.all("name", "token")
    press(reviewer, page, "/return", remark="重复")
    assert document(reviewer.get(PUBLISH)).all("name", "token")
    assert numbers(office) == [1]


def accepted_correction(visit: Visit) -> str:
    """The same figure once more, typed into the submission of another period."""
    client, reviewer = visit("north"), visit("reviewer")
    page = submitted(client, "2025", value=12, printed="12个", period="2025-Q4", dated="2026-01-05")
    press(reviewer, page, "/accept", remark="")
    return page


def test_submissions_are_published_once(office: ReportingContext, visit: Visit) -> None:
    reviewer = visit("reviewer")
    page = accepted(visit("north"), reviewer)
    press(reviewer, PUBLISH, "/publish", reason="三季度数据")
    assert "没有已接受的报送" in document(reviewer.get(PUBLISH)).text
    whole = submissions.opened(office, REVIEWER, int(page.rpartition("/")[2]))
    assert (whole.submission.state, whole.submission.release) == (State.PUBLISHED, 2)


def test_the_pages_speak_both_languages_and_are_well_formed(visit: Visit) -> None:
    reviewer = visit("reviewer")
    page = accepted(visit("north"), reviewer)
    for language in ("zh", "en"):
        shown = document(reviewer.get(f"{PUBLISH}?lang={language}"))
        assert misplaced(shown) == []
        assert empty(shown) == []
    press(reviewer, PUBLISH, "/publish", reason="三季度数据")
    for language in ("zh", "en"):
        assert misplaced(document(visit("north").get(f"{page}?lang={language}"))) == []
