import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.matters import MatterType, Subtype
from casework.sensitive import (
    IdentifierKind,
    find_identifiers,
    mask,
    normalise,
    strip_unseen,
    suggests_accusation,
)
from casework.term_lists import TERMS

# What a Chinese keyboard types: every printable sign of ASCII has a wide twin.
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
SPOKEN = str.maketrans("0123456789", "零幺二三四五六七八九")
PHONES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


def id_card(seventeen: str) -> str:
    """Add the check digit, worked out as GB 11643 words it: the sum with it is 1 modulo 11."""
    weighted = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(seventeen))
    check = (1 - weighted) % 11
    return seventeen + ("X" if check == 10 else str(check))


CARD = id_card("41132419800101123")


def values(text: str) -> list[str]:
    return [found.value for found in find_identifiers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "打13812345678找我",
        "138-1234-5678",
        "138 1234 5678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "138.1234.5678",
        "138—1234—5678",
        "13812345678".translate(WIDE),
        "+86(138)1234-5678".translate(WIDE),
        "138١٢٣٤٥٦٧٨",
        "138\u200b1234\u20605678",
        "找王大爷1381234\n5678",
        "138-1234-\n5678",
        "电话13812345678\n2号井坏了",
        "86\n13812345678",
        "+86 138 1234 5678",
        "8613812345678",
        "0086-13812345678",
        "(138)12345678",
        "138\u30001234\u30005678",
        "幺三八\uff0c幺二三四\uff0c五六七八",
        "一三八一二三四五六七八",
        "幺三八,幺二三四,五六七八",
        "电话是幺三八1234五六七八",
        "第1个13812345678",
        "1.13812345678",
        "13812345678。",
    ],
)
def test_mobile_numbers_however_written(text: str) -> None:
    assert values(text) == ["13812345678"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0377-65123456", "037765123456"),
        ("(0377)6512345", "03776512345"),
        ("(0377)6512 3456", "037765123456"),
        ("01065123456", "01065123456"),
        ("021 6512 3456", "02165123456"),
        ("零三七七,六五一二三四五", "03776512345"),
        ("电话65123456", "65123456"),
        ("座机:6512345", "6512345"),
        ("0377-651\n2345", "03776512345"),
        ("0377-6512345\n2号井坏了", "03776512345"),
    ],
)
def test_landlines(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"身份证{CARD}", CARD),
        (f"身份证{CARD.lower()}。", CARD),
        (" ".join(CARD), CARD),
        (f"{CARD[:6]}-{CARD[6:14]}-{CARD[14:]}", CARD),
        (CARD.translate(WIDE), CARD),
        (CARD.lower().translate(WIDE), CARD),
        ("411324800101123", "411324800101123"),
        (CARD[:-1].translate(SPOKEN) + CARD[-1], CARD),
        (f"{CARD[:6]} - {CARD[6:14]} - {CARD[14:]}", CARD),
        (f"{CARD[:6]}\n{CARD[6:14]}\n{CARD[14:]}", CARD),
        (f"身份证{CARD}\n2号井", CARD),
        ("身份证411324800101123\n120号井", "411324800101123"),
        ("身份证号:411324198001011111", "411324198001011111"),  # mistyped, and still a person's
    ],
)
def test_id_cards(text: str, value: str) -> None:
    (found,) = find_identifiers(text)
    assert (found.kind, found.value) == (IdentifierKind.ID_CARD, value)


@pytest.mark.parametrize(
    "text",
    [
        CARD[:-2] + ("1" if CARD[-2] != "1" else "2") + CARD[-1],  # wrong check digit
        id_card("01132419800101123"),  # no such province
        id_card("99132419800101123"),
        id_card("41132419801301123"),  # no such month
        "411324801301123",
        "1520\n3000\n200",  # three sums, a line each
        "152\n2026-10-09",
        "2026年10月9日",
        "2026-10-09 15:59",
        "2026.10.09",
        "1998-10-01 123",
        "0512-2026-10-09",
        "电话 20261009",
        "20261009",
        "二〇二六年十月九日",
        "13812345678元",
        "补偿13812345678.50",
        "13,812,345,678元",
        "共1,350,000元",
        "一百三十八万一千二百三十四元",
        "XF26-142-K",
        "L26-142-K",
        "组信〔2026〕142号",
        "411324100201",
        "6222021380013800013",
        "12345",
        "三五八户,二十多天",
    ],
)
def test_dates_amounts_codes_and_the_offices_numbers_are_left_alone(text: str) -> None:
    assert values(text) == []
    assert mask(text).text == text
    assert values(text.translate(WIDE)) == []


@given(PHONES, st.sampled_from(["", " ", "-", " -", " - ", "."]), st.data())
def test_any_mobile_number_with_any_gap_is_found_in_place(
    phone: str, gap: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, 10))
    written = phone[:cut] + gap + phone[cut:]
    (found,) = find_identifiers(f"找{written}问")
    assert (found.start, found.end, found.value) == (1, 1 + len(written), phone)


@given(st.text(alphabet="0123456789零一二八幺X-. ()元年月电话,138", max_size=60))
def test_masking_leaves_nothing_to_find_and_keeps_all_else(text: str) -> None:
    hits = find_identifiers(text)
    masked = mask(text, phone="〔电{n}〕", id_card="〔证{n}〕")
    kept = re.split("〔[电证]\\d+〕", masked.text)
    ends = [0, *(hit.end for hit in hits)]
    starts = [*(hit.start for hit in hits), len(text)]
    assert kept == [text[end:start] for end, start in zip(ends, starts, strict=True)]
    assert {hit.value for hit in hits} == {found.value for found in masked.values.values()}


def test_the_same_number_bears_the_same_mark() -> None:
    masked = mask(f"13812345678或138-1234-5678,不行打13900001111,证{CARD}")
    assert masked.text == "{phone1}或{phone1},不行打{phone2},证{id_card1}"
    assert {mark: found.value for mark, found in masked.values.items()} == {
        "{phone1}": "13812345678",
        "{phone2}": "13900001111",
        "{id_card1}": CARD,
    }


def test_marks_are_worded_by_the_caller() -> None:
    assert mask("打13812345678", phone="〔电话{n}〕").text == "打〔电话1〕"


def test_normalising_folds_forms_and_drops_what_is_unseen() -> None:
    assert normalise("XF26".translate(WIDE) + "\u200b-\u202e142\ufeff\ufe0f") == "XF26-142"


def test_dropping_what_is_unseen_leaves_the_rest_as_it_was_typed() -> None:
    assert strip_unseen("\u202e第\uff11条\u200b\n") == "第\uff11条\n"


# Accusations


@pytest.mark.parametrize(
    "text",
    [
        "村支书把低保给了他亲戚",
        "村主任私自卖地",
        "书记收了钱才给办",
        "刘书记占我家地",
        "镇干部喝酒打人",
        "会计账目不清",
        "有人贪 污救济款",
        "我要举报",
        "检\u200b举他们",
        "选举前拉票送东西",
        "书记截留了我们的补偿款",
    ],
)
def test_what_may_accuse_a_cadre_is_asked_about(text: str) -> None:
    assert suggests_accusation(text)


@pytest.mark.parametrize(
    "text",
    [
        "上湾村机井坏了两个月没人修,二十多户浇不上地。",
        "离任村干部的补助没发",
        "不是举报干部,就是路不通",
        "举报电话是多少",
        "请问入党要什么条件",
        "支书来过了。邻居威胁要打架",
        "",
    ],
)
def test_ordinary_grievances_are_not(text: str) -> None:
    assert not suggests_accusation(text)


# Word lists


def rows(name: str) -> list[list[str]]:
    with (TERMS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


@pytest.mark.parametrize("name", ["accusation", "context", "digits", "topics", "types"])
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    words = [row[0] for row in rows(name)]
    assert sorted(words) == sorted(set(words))
    assert all(all(row) for row in rows(name))


def test_the_lists_use_only_known_codes() -> None:
    assert {row[1] for row in rows("accusation")} == {"strong", "cadre", "conduct", "exempt"}
    assert {row[1] for row in rows("context")} == {"amount", "phone", "id_card"}
    assert {row[1] for row in rows("types")} <= set(MatterType)
    assert {row[2] for row in rows("types")} <= {*Subtype, "other"}
