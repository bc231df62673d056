"""Shares of a whole, and one quantity over time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article, Figure, Raw
from search.views import FigureRow
from search.web.series import HEIGHT, WIDTH, series_of, shares


def row(day, value, *, measure="peserta", unit="IKM", indicator=None, as_of=None, key=None, story=None):
    figure = Figure(0, 1, str(value), value, unit=unit, measure=measure, as_of=as_of, indicator=indicator)
    return FigureRow(1, 0.0, 1, 0, Article(key or f"{day}{value}", "s", "t", Raw("", 0), published=day, story=story, figures=(figure,)))


def test_the_largest_have_a_full_bar_and_percents_are_of_the_whole():
    first, second = shares((("a", 30), ("b", 15), ("c", 1)), 60, most=2)
    assert (first.percent, first.length, second.percent, second.length) == (50, 100.0, 25, 50.0)
    assert shares((), 0) == shares((("a", 1),), 0) == ()


def test_values_of_one_indicator_are_one_series_in_order_of_time():
    (series,) = series_of([row("2021-02-01", 30.0, indicator="x"), row("2020-02-01", 20.0, indicator="x", measure="lain")])
    assert [(p.day, p.figure.value) for p in series.points] == [("2020-02-01", 20.0), ("2021-02-01", 30.0)]
    assert (series.points[0].x < series.points[1].x) and (series.points[0].y > series.points[1].y)


def test_what_is_measured_otherwise_or_in_another_unit_is_another_quantity():
    rows = [row("2020-01-01", 1.0), row("2020-01-02", 2.0, measure="lain"), row("2020-01-03", 3.0, unit="orang")]
    assert series_of(rows) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [row("2020-01-01", 1.0), row("2020-01-01", 2.0)],
        [row("2020-01-01", 1.0), row(None, 2.0)],
        [row("2020-01-01", 1.0), row("2020-01-02", None)],
        [row("2020-01-01", 1.0), row("2020-01-02", 1.0)],
        [row("2020-01-01", 1.0, story="c"), row("2020-01-02", 2.0, story="c")],
        [row("2020-01-01", 1.0, measure=None), row("2020-01-02", 2.0, measure=None)],
    ],
)
def test_what_does_not_move_or_is_told_by_one_story_alone_is_no_series(rows):
    assert series_of(rows) == ()


def test_a_figure_stands_at_the_time_it_holds_for():
    (series,) = series_of(
        [row("2024-01-01", 1.0, as_of="2019"), row("2024-01-01", 2.0, as_of="2020-03/2020-06"), row("2021-05-06", 3.0, as_of="kini")]
    )
    assert [p.day for p in series.points] == ["2019", "2020-03", "2021-05-06"]


def test_a_value_is_one_point_of_its_story_however_many_carriers_print_it():
    carriers = [row("2020-01-01", 1.0, story="c"), row("2020-01-02", 1.0, story="c", key="b")]
    (series,) = series_of([*carriers, row("2020-02-01", 2.0)])
    assert [point.day for point in series.points] == ["2020-01-01", "2020-02-01"]
    assert (series.lowest.figure.value, series.highest.figure.value) == (1.0, 2.0)


@given(st.lists(st.tuples(st.dates().map(str), st.floats(-1e12, 1e12)), max_size=30))
def test_points_stay_in_the_drawing(values):
    for series in series_of([row(day, value) for day, value in values]):
        assert all(0 <= p.x <= WIDTH and 0 <= p.y <= HEIGHT for p in series.points)
        assert [p.x for p in series.points] == sorted(p.x for p in series.points)
