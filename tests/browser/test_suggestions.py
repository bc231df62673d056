"""Names under the search box: by keyboard, by mouse, and never in the way."""

import pytest


@pytest.fixture
def page(visit):
    return visit().open("/")


@pytest.fixture
def box(page):
    return page.get_by_role("combobox")


def test_arrow_keys_choose_a_name_and_enter_takes_it_into_the_box(box, page):
    with page.expect_response("**/saran.json?q=lesta"):
        box.type("lesta", delay=20)
    page.get_by_role("option").first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    assert page.locator("[aria-selected=true]").count() == 1
    assert box.get_attribute("aria-activedescendant") == "q-saran-0"
    name = page.locator("[aria-selected=true] span").first.inner_text()
    box.press("Enter")
    assert box.input_value() == name and page.get_by_role("option").count() == 0


@pytest.mark.parametrize(("key", "chosen"), [("ArrowDown", 1), ("Escape", 0)])
def test_an_answer_that_comes_late_takes_no_choice_away_and_opens_nothing_again(box, page, key, chosen):
    box.type("lesta")
    page.get_by_role("option").first.wait_for()
    page.route("**/saran.json*", lambda route: (page.wait_for_timeout(600), route.continue_()))
    with page.expect_request("**/saran.json*"):
        box.type("r")
    box.press(key)
    page.wait_for_timeout(900)
    assert page.locator("[aria-selected=true]").count() == chosen
    assert (page.get_by_role("option").count() > 0) == bool(chosen)


def test_escape_closes_the_list_and_leaves_what_was_typed(box, page):
    box.type("lesta", delay=20)
    page.get_by_role("option").first.wait_for()
    box.press("Escape")
    assert page.get_by_role("option").count() == 0 and box.input_value() == "lesta"


def test_enter_without_a_choice_searches_for_what_was_typed(box, page):
    box.type("mesin", delay=20)
    box.press("Enter")
    page.wait_for_url("**/?q=mesin*")


def test_the_number_of_suggestions_is_announced(box, page):
    box.type("lesta", delay=20)
    page.get_by_role("option").first.wait_for()
    assert "saran, pakai tombol panah" in page.locator("form.search [role=status]").inner_text()
