"""The latest correction holds, an undone one does not, and nothing is ever lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections import Correction, standing, undone, void
from tests.corrections.made import made_correction

KEYS = ("tone", "syria")


def said(key: str, value: float, minute: int) -> Correction:
    kind = "tone" if key == "tone" else "topic"
    return made_correction(minute, kind=kind, key=key, value=value, machine=None)


def takes_back(correction: Correction, minute: int) -> Correction:
    return made_correction(
        minute,
        kind=correction.kind,
        key=correction.key,
        value=None,
        undoes=undone(correction, who="Omar").undoes,
    )


def test_the_latest_of_each_score_holds():
    first, second = said("tone", 0.0, 0), said("tone", 1.0, 2)
    topic = said("syria", 1.0, 1)
    assert standing([second, topic, first]) == {second.place: second, topic.place: topic}


def test_undone_the_one_before_holds_again_and_an_undo_can_be_undone():
    first, second = said("tone", 0.0, 0), said("tone", 1.0, 1)
    undo = takes_back(second, 2)
    again = takes_back(undo, 3)
    assert standing([first, second, undo]) == {first.place: first}
    assert standing([first, second, undo, again]) == {second.place: second}
    assert void([first, second, undo, again]) == {undo.id}


def test_two_people_who_undo_the_same_undo_it_once():
    first, second = said("tone", 0.0, 0), said("tone", 1.0, 1)
    twice = [first, second, takes_back(second, 2), takes_back(second, 3)]
    assert standing(twice) == {first.place: first}


actions = st.lists(
    st.tuples(st.sampled_from(KEYS), st.sampled_from([0.0, 1.0]) | st.just("undo")), max_size=20
)


@given(actions, st.randoms())
def test_undo_restores_exactly_what_was_before(steps, random):
    """Against a stack for each score: a correction goes on it, an undo takes the last off."""
    made: list[Correction] = []
    stacks: dict[str, list[Correction]] = {key: [] for key in KEYS}
    for minute, (key, what) in enumerate(steps):
        if what != "undo":
            made.append(said(key, what, minute))
            stacks[key].append(made[-1])
        elif stacks[key]:
            made.append(takes_back(stacks[key].pop(), minute))
    wanted = {stack[-1].place: stack[-1] for stack in stacks.values() if stack}
    random.shuffle(made)
    assert standing(made) == wanted


@given(actions)
def test_before_an_undo_and_after_undoing_it_the_same_holds(steps):
    made = [said(key, what, n) for n, (key, what) in enumerate(steps) if what != "undo"]
    before = standing(made)
    for each in before.values():
        undo = takes_back(each, 50)
        assert standing([*made, undo, takes_back(undo, 51)]) == before
