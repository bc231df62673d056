"""U38 of the acceptance list: axe-core finds nothing serious or critical on any kind of page, in both colours and languages."""

import pytest

from tests.browser.kinds import kinds_of

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed (`make setup`)").Axe

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
GRAVE = ("serious", "critical")


@pytest.fixture
def site(news):
    return news.address


def found_on(page, only=STANDARDS):
    """What axe finds grave, with where."""
    rules = {"runOnly": only, "resultTypes": ["violations"]}
    report = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], node["target"], node["html"][:90]) for one in report if one["impact"] in GRAVE for node in one["nodes"][:3]]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_u38_axe_finds_nothing_grave_on_any_kind_of_page_in_either_colours(visit, news, lang):
    """In the dark only the rules on colours are asked again: no other looks at them."""
    watched, wrong = visit(), {}
    watched.open(f"/panduan?lang={lang}")
    for kind, address in kinds_of(news).items():
        page = watched.open(address)
        assert page.locator("html").get_attribute("lang") == lang
        light = found_on(page)
        page.emulate_media(color_scheme="dark")
        dark = found_on(page, COLOURS)
        page.emulate_media(color_scheme="light")
        if light or dark:
            wrong[kind] = light, dark
    assert len(kinds_of(news)) >= 12 and wrong == {}


def test_u38_axe_would_find_what_is_wrong(visit):
    page = visit().open("/panduan")
    page.evaluate("document.querySelector('#q').removeAttribute('placeholder'); document.querySelector('label[for=q]').remove()")
    assert {rule for rule, *_ in found_on(page)} == {"label"}
