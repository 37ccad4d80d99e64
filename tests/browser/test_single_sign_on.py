"""Signing in by an identity provider in a real browser, between two real servers."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.browser.office_people import database_of, option, signed_in
from tests.dashboard.office.identity_provider import CLIENT, SECRET, Provider, listening

pytestmark = pytest.mark.browser


def test_from_an_unknown_identity_to_ones_own_page(
    browser: Browser, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CORRIDOR_OIDC_SECRET", SECRET)
    provider = Provider(back="", subject="zhang-0417")
    with listening(provider), database_of("sqlite", tmp_path) as url:
        options = ("--oidc-issuer", provider.issuer, "--oidc-client-id", CLIENT)
        with serving("--database", option(url), *options) as address:
            provider.back = f"{address}/office/identity/back"
            with browser.new_context() as context:
                stranger = context.new_page()
                stranger.goto(f"{address}/office/")
                stranger.get_by_role("link", name="用统一身份认证登录").click()
                expect(stranger.get_by_role("alert")).to_contain_text("zhang-0417")
            with signed_in(browser, address, "admin") as admin:
                admin.goto(f"{address}/office/accounts/submitter")
                admin.get_by_label("签发方（issuer）").fill(provider.issuer)
                admin.get_by_label("用户标识（sub）").fill("zhang-0417")
                admin.get_by_role("button", name="关联").click()
                expect(admin.get_by_role("status")).to_have_text("账号 submitter 已关联统一身份。")
            page.goto(f"{address}/office/password")
            page.get_by_role("link", name="用统一身份认证登录").click()
            page.wait_for_url("**/office/password")
            expect(page.get_by_text("submitter 填报员")).to_be_visible()
