"""The scenario file: what a line means, what is wrong with one, and that all can be written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenario import Act, ScenarioError, Step, parse, parse_line, script, write
from sandbox.scenario.lines import clock_wish, clock_words

STORY = """\
# A story of two
林小溪: 上湾村机井坏了。
林小溪 taps 上报

Ann Lee: she taps twice: now
Ann taps Open under L26-142
Ann replies to L26-142: seen\\nand noted
Ann edits the frist: the first
Ann deletes the first
Ann sends photo a well
Ann sends location 33.1 112.2
Ann goes offline
Ann unblocks the bot
expect 周明 sees 新情况
expect Ann does not see it
clock +2 hours
clock next working day
picture two phones
"""


def test_each_line_is_a_step() -> None:
    assert parse(STORY) == [
        Step(Act.WRITES, "林小溪", "上湾村机井坏了。"),
        Step(Act.TAPS, "林小溪", "上报"),
        Step(Act.WRITES, "Ann Lee", "she taps twice: now"),
        Step(Act.TAPS, "Ann", "Open", "L26-142"),
        Step(Act.REPLIES, "Ann", "seen\nand noted", "L26-142"),
        Step(Act.EDITS, "Ann", "the first", "the frist"),
        Step(Act.DELETES, "Ann", "the first"),
        Step(Act.SENDS, "Ann", "photo a well"),
        Step(Act.SENDS, "Ann", "location 33.1 112.2"),
        Step(Act.GOES, "Ann", "offline"),
        Step(Act.UNBLOCKS, "Ann"),
        Step(Act.SEES, "周明", "新情况"),
        Step(Act.SEES_NOT, "Ann", "it"),
        Step(Act.CLOCK, words="+2 hours"),
        Step(Act.CLOCK, words="next working day"),
        Step(Act.PICTURE, words="two phones"),
    ]
    assert [step.line for step in parse(STORY)][:3] == [2, 3, 5]


def test_a_full_width_colon_and_windows_line_ends_are_taken() -> None:
    steps = parse("\ufeff林小溪：路灯坏了\r\n林小溪 taps 上报\r\n")
    assert steps == [Step(Act.WRITES, "林小溪", "路灯坏了"), Step(Act.TAPS, "林小溪", "上报")]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Ann says hello", "line 2: this is no step: Ann says hello"),
        ("Ann:", "line 2: there are no words after it: Ann:"),
        ("Ann taps", "line 2: there are no words after it: Ann taps"),
        ("Ann replies to something", "line 2: there are no words after it"),
        ("Ann goes away", "line 2: this is no step"),
        ("Ann blocks Bo", "line 2: this is no step"),
        ("Ann sends money", "line 2: money cannot be sent; what can: photo, album"),
        ("Ann sends location here", "line 2: a place is two numbers"),
        ("Ann sends location 99 0", "line 2: a place is two numbers"),
        ("Ann sends contact", "line 2: there are no words after it"),
        ("expect Ann hears it", "line 2: this is no step"),
        ("expect Ann sees", "line 2: there are no words after it"),
        ("clock backwards", "line 2: this is no way for the clock to go: backwards"),
        ("clock", "line 2: this is no way for the clock to go"),
        (": hello", "line 2: this is no step: : hello"),
    ],
)
def test_a_line_that_is_no_step_is_named(line: str, sentence: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse(f"# first\n{line}\nAnn: hello\n")
    assert str(caught.value).startswith(sentence)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ScenarioError) as caught:
        parse("Ann\nAnn: hello\nclock soon\n")
    assert [one.line for one in caught.value.faults] == [1, 3]


@pytest.mark.parametrize("text", ["Ann: hello\n" * 5000, "Ann: " + "o" * 1_000_000])
def test_a_scenario_without_end_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError, match="5000 lines and 1000000 letters at most"):
        parse(text)


@pytest.mark.parametrize(
    "line",
    [f"a{' ' * 300_000}b", "taps " * 60_000, f"expect{' a' * 150_000}", " under " * 40_000],
    ids=["spaces", "verbs", "expect", "under"],
)
def test_a_line_made_to_be_slow_is_read_as_quickly_as_any(line: str) -> None:
    began = time.monotonic()
    with pytest.raises(ScenarioError):
        parse(f"{line}\nexpect Ann")
    assert time.monotonic() - began < 2


def some(**options: int) -> st.SearchStrategy[str]:
    """Words as people have them on a phone: with no space around."""
    letters = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\\:：")
    hard = st.sampled_from(["a: b", "Bo taps it", "x under y", "under", "expect Ann sees x", "#1"])
    plain = st.text(letters, min_size=1, **options).map(str.strip).filter(bool)
    return hard | plain


ONE_LINE = some(max_size=20).filter(lambda text: "\n" not in text)
TALKING = st.sampled_from([Act.WRITES, Act.SEES, Act.SEES_NOT, Act.TAPS, Act.DELETES])
STEPS = (
    st.builds(Step, TALKING, ONE_LINE, some())
    | st.builds(Step, st.just(Act.TAPS), ONE_LINE, some(), some())
    | st.builds(Step, st.sampled_from([Act.REPLIES, Act.EDITS]), ONE_LINE, some(), ONE_LINE)
    | st.builds(Step, st.just(Act.SENDS), ONE_LINE, ONE_LINE.map("photo {}".format))
    | st.builds(Step, st.sampled_from([Act.BLOCKS, Act.UNBLOCKS]), ONE_LINE)
    | st.builds(Step, st.just(Act.GOES), ONE_LINE, st.sampled_from(["offline", "online"]))
    | st.builds(Step, st.just(Act.CLOCK), words=st.sampled_from(["+1 hour", "month's end"]))
    | st.builds(Step, st.just(Act.PICTURE), words=some())
)


@given(STEPS)
def test_a_step_that_is_written_reads_as_the_same_step(step: Step) -> None:
    assert parse_line(write(step)) == step


@given(st.lists(STEPS))
def test_a_whole_scenario_survives_writing(steps: list[Step]) -> None:
    assert parse(script(["recorded at\nthe page", *steps])) == steps


@pytest.mark.parametrize(
    "wish",
    [{"hours": 1}, {"days": 2}, {"minutes": 30}, {"to": "workday"}, {"to": "month_end"},
     {"to": "2026-12-01T09:00:00+08:00"}],
)  # fmt: skip
def test_what_moves_the_clock_is_written_and_read(wish: dict[str, object]) -> None:
    assert clock_wish(parse_line(f"clock {clock_words(wish)}")) == wish
