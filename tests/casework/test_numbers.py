import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.numbers import (
    CaseNumber,
    LeadNumber,
    NumberKind,
    ParsedNumber,
    as_given,
    check_letter,
    is_official,
    parse_number,
)

YEARS = st.integers(2020, 2099)
# What a Chinese keyboard types: every printable sign of ASCII has a wide twin.
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
SERIALS = st.integers(1, 999_999)


def test_the_typed_forms() -> None:
    assert CaseNumber(2026, 142).typed == "XF26-142-K"
    assert LeadNumber(2026, 142).typed == "L26-142-K"
    assert CaseNumber(2005, 1).typed.startswith("XF05-1-")


@given(YEARS, SERIALS, st.sampled_from([CaseNumber, LeadNumber]))
def test_what_is_written_is_read_again(
    year: int, serial: int, number: type[CaseNumber] | type[LeadNumber]
) -> None:
    kind = NumberKind.CASE if number is CaseNumber else NumberKind.LEAD
    written = number(year, serial)
    assert parse_number(written.typed, 2026) == ParsedNumber(kind, year, serial, check_ok=True)


@given(YEARS, SERIALS, st.data())
def test_a_wrong_digit_is_noticed(year: int, serial: int, data: st.DataObject) -> None:
    digits = f"{serial}"
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from("123456789").filter(lambda digit: digit != digits[place]))
    mistyped = int(digits[:place] + wrong + digits[place + 1 :])
    assert check_letter(year, mistyped) != check_letter(year, serial)


@given(YEARS, st.integers(11, 999_999), st.data())
def test_two_neighbours_exchanged_are_noticed(year: int, serial: int, data: st.DataObject) -> None:
    digits = list(f"{serial}")
    place = data.draw(st.integers(0, len(digits) - 2))
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    mistyped = int("".join(digits))
    same = mistyped == serial or len(str(mistyped)) != len(str(serial))
    assert same or check_letter(year, mistyped) != check_letter(year, serial)


CASE = ParsedNumber(NumberKind.CASE, 2026, 142, check_ok=True)


@pytest.mark.parametrize(
    "text",
    [
        "XF26-142-K",
        "xf26-142-k",
        " XF26 142 K ",
        "XF26142K",
        "xf2026142k",
        "XF2026-142-K",
        "XF26-000142-K",
        "XF26-142-K".translate(WIDE),
        "xf26142k".translate(WIDE),
        "XF26—142—K",
        "XF26–142-K",
        "xf26_142_k",
        "XF26\u200b-142-K",
    ],
)
def test_typed_badly_it_is_still_that_case(text: str) -> None:
    assert parse_number(text, 2025) == CASE


@pytest.mark.parametrize(
    "text",
    [
        "组信〔2026〕142号",
        "组信(2026)142号",
        "组信(2026)142号".translate(WIDE),
        "组信[2026]142号".translate(WIDE),
        "组信[2026]142号",
        "组信【2026】142号",
        "组信 [2026] 142 号",
        "组信〔2026〕第142号",
        "〔2026〕142",
        "组信〔2026〕142",
        "XF26-142",
    ],
)
def test_the_official_form_in_any_brackets(text: str) -> None:
    assert parse_number(text, 2025) == ParsedNumber(NumberKind.CASE, 2026, 142)


@pytest.mark.parametrize(
    "text", ["142", "142".translate(WIDE), "142号", "#142", " 142 ", "142\u3000"]
)
def test_a_bare_number_belongs_to_this_year(text: str) -> None:
    assert parse_number(text, 2026) == ParsedNumber(NumberKind.UNKNOWN, 2026, 142)


def test_digits_alone_may_be_last_years_as_well() -> None:
    bare = parse_number("142", 2027)
    assert bare is not None
    assert bare.years == (2027, 2026)
    whole = parse_number("XF26-142", 2027)
    assert whole is not None
    assert whole.years == (2026,)
    of_last_year = ParsedNumber(NumberKind.UNKNOWN, 2026, 142, check_ok=True)
    assert parse_number("142-K", 2027) == of_last_year


@pytest.mark.parametrize("text", ["省信〔2026〕142号", "市信访(2026)142号", "XFJ[2026]142"])
def test_a_number_from_above_is_none_of_ours(text: str) -> None:
    assert parse_number(text, 2026) == ParsedNumber(NumberKind.FROM_ABOVE, 2026, 142)


def test_a_number_without_its_prefix_is_known_by_its_check_letter() -> None:
    unknown = ParsedNumber(NumberKind.UNKNOWN, 2026, 142, check_ok=True)
    assert parse_number("26-142-k", 2025) == unknown
    assert parse_number("142-K", 2026) == unknown


def test_a_lead_is_told_from_a_case() -> None:
    assert parse_number("l26-142-k", 2026) == ParsedNumber(NumberKind.LEAD, 2026, 142, True)
    assert parse_number("L(2026)142", 2026) == ParsedNumber(NumberKind.LEAD, 2026, 142)


def test_a_wrong_check_letter_is_told_and_not_refused() -> None:
    assert parse_number("XF26-143-K", 2026) == ParsedNumber(NumberKind.CASE, 2026, 143, False)
    assert parse_number("XF26-142-Z", 2026) == ParsedNumber(NumberKind.CASE, 2026, 142, False)


def test_run_together_the_check_letter_decides_where_the_year_ends() -> None:
    # 2020 and 142, or 20 and 20142: only one reading has this check letter
    text = CaseNumber(2020, 142).typed.replace("-", "").replace("XF20", "XF2020")
    assert parse_number(text, 2026) == ParsedNumber(NumberKind.CASE, 2020, 142, True)
    text = CaseNumber(2020, 20142).typed.replace("-", "")
    assert parse_number(text, 2026) == ParsedNumber(NumberKind.CASE, 2020, 20142, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "怎么样",
        "2026-10",
        "2026-10-09",
        "13812345678",
        "XF",
        "K",
        "142个人没签收",
        "收到组信〔2026〕142号了",
        "机井坏了142天",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text, 2026) is None


@given(st.text(max_size=30))
def test_any_text_is_taken(text: str) -> None:
    parse_number(text, 2026)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("省信〔2026〕317号", "省信〔2026〕317号"),
        (" 省信 [２０２６] 第３１７ 号", "省信〔2026〕第317号"),
        ("ｚｘ－１２  ａ", "ZX-12 A"),
    ],
)
def test_a_number_from_above_has_one_form(typed: str, kept: str) -> None:
    assert as_given(typed) == kept
    assert is_official(kept) == ("〔" in kept)
