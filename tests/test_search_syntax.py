"""What people write into the search, and what it means."""

from __future__ import annotations

import pytest

from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.filters.search import All, Either, Term, Wanted, found_terms, read_search

A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a", A),
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a and b", All((A, Term("and"), B))),
        ("a OR b OR c", Either((A, B, C))),
        ("a b OR c", Either((All((A, B)), C))),
        ("a (b OR c)", All((A, Either((B, C))))),
        ("a -b", All((A,), (B,))),
        ("-b a", All((A,), (B,))),
        ("a NOT b", All((A,), (B,))),
        ("a AND NOT b", All((A,), (B,))),
        ("a -(b c)", All((A,), (All((B, C)),))),
        ("a NOT -b", All((A, B))),
        ('"a b" c', All((Term("a b", exact=True), C))),
        ("«a b» c", All((Term("a b", exact=True), C))),
        ("“a b” -„c b“", All((Term("a b", exact=True),), (Term("c b", exact=True),))),
        ('"a OR b"', Term("a OR b", exact=True)),
        ("a*", Term("a", begins=True)),
        ("anti-Russian - & a", All((Term("anti-Russian"), A))),
        ("عقوبات -سوريا", All((Term("عقوبات"),), (Term("سوريا"),))),
        ("санкции OR Сирия", Either((Term("санкции"), Term("Сирия")))),
    ],
)
def test_what_is_meant(text: str, wanted: Wanted) -> None:
    assert read_search(text) == wanted


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("&", "holds no word"),
        ("()", "holds no word"),
        ('"a', "quotation is not closed"),
        ("«a", "quotation is not closed"),
        ("(a", "bracket is not closed"),
        ("a)", "bracket closes that was not opened"),
        ("a OR", "OR needs words before and after"),
        ("OR a", "OR needs words before and after"),
        ("a AND", "AND or NOT needs words before and after"),
        ("AND a", "AND needs words before and after"),
        ("a AND OR b", "OR needs words before and after"),
        ("-a", "only leaves articles out"),
        ("a OR NOT b", "only leaves articles out"),
        ("a " * 51, "longer than 50 words"),
        ("(" * 60 + "a", "longer than 50 words"),
    ],
)
def test_what_means_nothing_is_said_in_one_line(text: str, problem: str) -> None:
    with pytest.raises(FilterError, match=problem) as caught:
        Filters(search=text)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("search=")


def test_a_search_given_twice_asks_for_both() -> None:
    given = Filters.from_params({"search": ["a OR b", "c"]})
    assert read_search(given.search or "") == All((Either((A, B)), C))


def test_what_is_left_out_is_not_found() -> None:
    assert list(found_terms(read_search("a (b OR -c a) NOT c"))) == [A, B, A]
