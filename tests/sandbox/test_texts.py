"""What becomes of a text besides its markup: cleaned, trimmed, its entities cut or joined."""

from typing import Any

import pytest

from sandbox.botapi.entities import formatted, plain
from sandbox.botapi.errors import Refusal


def kinds(source: str, mode: str = "HTML") -> list[tuple[str, int, int]]:
    entities = formatted(source, mode).entities
    return [(entity["type"], entity["offset"], entity["length"]) for entity in entities]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\tb\x0bc\x00d", "a b c d"),
        ("a\r\nb", "a\nb"),
        ("a\u2028b\u202ec\u0333", "abc"),
        ("\u200f\u200e\u200fa", "\u200c\u200c\u200fa"),
        (" \n a \n ", "a"),
        ("\t a\t", "a"),
        ("\u3000\u3000信访件\u3000", "\u3000\u3000信访件\u3000"),
    ],
)
def test_control_characters_go_and_chinese_indentation_stays(source: str, text: str) -> None:
    assert plain(source).text == text
    assert formatted(source).text == text


@pytest.mark.parametrize("source", ["\u3000", "\u200b\n\xa0", "\u2028", "\t"])
def test_what_nobody_can_see_is_no_text(source: str) -> None:
    assert plain(source).text == ""
    assert formatted(f"<b>{source}</b>", "HTML").text == ""


@pytest.mark.parametrize(
    ("source", "text", "bold"),
    [
        ("  <b>a</b>  ", "a", (0, 1)),
        (" \n<b>  a</b>", "  a", (0, 3)),
        ("a<b> b \n</b>", "a b", (1, 2)),
        ("<b>a\r\nb\u202c</b>c", "a\nbc", (0, 3)),
        ("😀\r<b>a</b>", "😀a", (2, 1)),
    ],
)
def test_entities_move_along_when_a_text_is_cleaned(
    source: str, text: str, bold: tuple[int, int]
) -> None:
    assert formatted(source, "HTML").text == text
    assert kinds(source) == [("bold", *bold)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # of one kind, side by side or in each other: one
        ("<b>a</b><b>b</b>", [("bold", 0, 2)]),
        ("<b>a<b>b</b>c</b>", [("bold", 0, 3)]),
        # a link cuts what lies around it
        (
            '<b>a <a href="x.cn">b</a> c</b>',
            [("bold", 0, 2), ("text_link", 2, 1), ("bold", 2, 1), ("bold", 3, 2)],
        ),
        ("<i>a x.cn b</i>", [("italic", 0, 2), ("url", 2, 4), ("italic", 2, 4), ("italic", 6, 2)]),
        # nothing lies inside code, and code inside nothing but a quotation
        ("<code>a<b>b</b></code>", [("code", 0, 2)]),
        ("<b>a<code>b</code>c</b>", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<blockquote><pre>a</pre></blockquote>", [("blockquote", 0, 1), ("pre", 0, 1)]),
        # whole ones: the outer stays
        ('<a href="x.cn">a<code>b</code></a>', [("text_link", 0, 2)]),
        ('<a href="x.cn">go to y.cn</a>', [("text_link", 0, 10)]),
        # a quotation holds no other, but may be bold
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", [("blockquote", 0, 2)]),
        ("<b><blockquote>a</blockquote></b>", [("blockquote", 0, 1), ("bold", 0, 1)]),
    ],
)
def test_entities_that_meet_are_joined_cut_or_dropped(
    source: str, expected: list[tuple[str, int, int]]
) -> None:
    assert kinds(source) == expected


def test_explicit_entities_that_cross_are_cut_too() -> None:
    bold = {"type": "bold", "offset": 0, "length": 3}
    italic = {"type": "italic", "offset": 2, "length": 3}
    found = formatted("abcde", "", [italic, bold]).entities
    assert [(e["type"], e["offset"], e["length"]) for e in found] == [
        ("bold", 0, 2),
        ("italic", 2, 3),
        ("bold", 2, 1),
    ]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("x.cn", "http://x.cn/"),
        ("HTTPS://X.CN", "https://x.cn/"),
        ("http://X.cn:8080?a=b c", "http://x.cn:8080/?a=b%20c"),
        ("http://ann:pw@x.cn/A#b", "http://ann:pw@x.cn/A#b"),
        ("http://信访.cn/件", "http://信访.cn/件"),
        ("http://[::1]/", "http://[::1]/"),
        ("tg:resolve?domain=a", "tg://resolve?domain=a"),
        ("ton://transfer/a", "ton://transfer/a"),
        ("localhost", None),
        ("http://localhost", None),
        ("ftp://x.cn", None),
        ("javascript:alert(1)", None),
        ("http://x.cn:99999", None),
        ("http://x y.cn", None),
    ],
)
def test_links_are_kept_as_telegram_writes_them(url: str, kept: str | None) -> None:
    entities = formatted(f'<a href="{url}">a</a>', "HTML").entities
    assert [entity["url"] for entity in entities] == ([] if kept is None else [kept])


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("*a* _b_ `c`", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
        ("*a _b_*", "a _b_", [("bold", 0, 5)]),
        ("a-b. (c)! \\_d\\*", "a-b. (c)! _d*", []),
        ("[a](x.cn) [y.cn]", "a y.cn", [("text_link", 0, 1), ("text_link", 2, 4)]),
        ("```py\na```b", "ab", [("pre", 0, 1)]),
        ("😀*信*", "😀信", [("bold", 2, 1)]),
    ],
)
def test_the_old_markdown_has_four_marks_and_no_nesting(
    source: str, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert formatted(source, "Markdown").text == text
    assert kinds(source, "Markdown") == expected


def refusal(source: str, mode: str = "", entities: Any = None) -> str:
    with pytest.raises(Refusal) as caught:
        formatted(source, mode, entities)
    return caught.value.description


def test_an_open_mark_in_the_old_markdown_is_refused_at_its_byte() -> None:
    expected = "can't parse entities: Can't find end of the entity starting at byte offset 3"
    assert refusal("信*a", "Markdown") == f"Bad Request: {expected}"


@pytest.mark.parametrize(
    ("entity", "complaint"),
    [
        (7, "expected an Object"),
        ({}, 'Can\'t find field "offset"'),
        ({"offset": "x", "length": 1, "type": "bold"}, 'Field "offset" must be a valid Number'),
        ({"offset": None, "length": 1, "type": "bold"}, 'Field "offset" must be a Number'),
        ({"offset": 0, "length": 1}, 'Can\'t find field "type"'),
        ({"offset": 0, "length": 1, "type": "blinking"}, "Unsupported type specified"),
        ({"offset": 0, "length": 1, "type": "text_link"}, 'Can\'t find field "url"'),
        (
            {"offset": 0, "length": 1, "type": "text_mention", "user": 7},
            'Field "user" must be of type Object',
        ),
    ],
)
def test_entities_that_are_none_are_refused(entity: Any, complaint: str) -> None:
    assert refusal("a", entities=[entity]) == f"Bad Request: can't parse MessageEntity: {complaint}"


def test_entities_far_outside_or_with_a_wrong_address_are_refused() -> None:
    far = {"offset": -1, "length": 1, "type": "bold"}
    assert refusal("a", entities=[far]) == (
        "Bad Request: receive an entity with incorrect offset -1"
    )
    link = {"offset": 0, "length": 1, "type": "text_link", "url": "nowhere"}
    assert refusal("a", entities=[link]) == (
        "Bad Request: entity URL 'nowhere' is invalid: Wrong HTTP URL"
    )


def test_kinds_that_are_found_anyway_may_be_named_and_numbers_may_be_text() -> None:
    named = [{"offset": 0, "length": 1, "type": "hashtag"}]
    assert formatted("a", "", named).entities == []
    bold = {"offset": "0", "length": "1", "type": "bold"}
    assert formatted("a", "", [bold]).entities == [{"offset": 0, "length": 1, "type": "bold"}]


def test_a_text_of_nothing_but_marks_is_read_in_no_time() -> None:
    for source, mode in (
        ("*_" * 8000, "MarkdownV2"),
        ("<b>" * 9000, "HTML"),
        ("[" * 30_000, "Markdown"),
    ):
        assert "end" in refusal(source, mode)
    many = [{"offset": index, "length": 1, "type": "bold"} for index in range(0, 8000, 2)]
    assert len(formatted("信 " * 4000, "", many).entities) == 4000
