"""Texts with markup: what is read, where entities lie, what is refused and at which byte."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.botapi.entities import formatted, plain, utf16_length
from sandbox.botapi.errors import Refusal


def spans(source: str, mode: str = "HTML") -> tuple[str, list[tuple[Any, ...]]]:
    found = formatted(source, mode)
    extra = ("url", "language", "user", "custom_emoji_id", "unix_time", "date_time_format")
    return found.text, [
        (e["type"], e["offset"], e["length"], *(e[name] for name in extra if name in e))
        for e in found.entities
    ]


def refusal(source: str, mode: str = "HTML", entities: Any = None) -> str:
    with pytest.raises(Refusal) as caught:
        formatted(source, mode, entities)
    return caught.value.description


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
        ("<i>a</i> <em>b</em>", "a b", [("italic", 0, 1), ("italic", 2, 1)]),
        ("<u>a</u> <ins>b</ins>", "a b", [("underline", 0, 1), ("underline", 2, 1)]),
        ("<s>a</s> <del>b</del>", "a b", [("strikethrough", 0, 1), ("strikethrough", 2, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ("<code>/a</code>", "/a", [("code", 0, 2)]),
        ("<pre>a\nb</pre>", "a\nb", [("pre", 0, 3)]),
        (
            '<pre><code class="language-py">a</code></pre>',
            "a",
            [("pre", 0, 1, "py")],
        ),
        ('<code class="language-py"><pre>a</pre></code>', "a", [("pre", 0, 1, "py")]),
        ("<pre><code>a</code></pre>", "a", [("pre", 0, 1)]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<a href="http://x.cn">a</a>', "a", [("text_link", 0, 1, "http://x.cn/")]),
        ('<a href="tg://user?id=7">a</a>', "a", [("text_mention", 0, 1, {"id": 7})]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("&lt;b&gt; &amp; &quot;&#38;&nbsp;", '<b> & "&&nbsp;', []),
        ("&ltx &LT; &#128; &#0; &#x1F600;a &#xd83d;&#xde00;", "&ltx &LT; \x80 &#0; 😀a 😀", []),
        ('<tg-time unix="9" format="Tdw">a</tg-time>', "a", [("date_time", 0, 1, 9, "wdT")]),
        ('<tg-emoji emoji-id="7">😀</tg-emoji>', "😀", [("custom_emoji", 0, 2, "7")]),
        ("😀<b>信</b>", "😀信", [("bold", 2, 1)]),
        ("  <b> a </b>  ", " a", [("bold", 0, 2)]),
        ("<B>a</B >", "a", [("bold", 0, 1)]),
    ],
)
def test_html_is_read(source: str, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert spans(source) == (text, expected)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("信<x>a</x>", 'Unsupported start tag "x" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<b "x">a</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<tg-emoji emoji-id="0">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="9" format="x">a</tg-time>', "Invalid date format used"),
        (
            "&#xd83d;a",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_wrong_html_is_refused_at_its_byte(source: str, complaint: str) -> None:
    assert refusal(source) == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("*a* _b_ __c__", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1)]),
        ("~a~ ||b||", "a b", [("strikethrough", 0, 1), ("spoiler", 2, 1)]),
        ("`a*b`", "a*b", [("code", 0, 3)]),
        ("```py\na\n```", "a", [("pre", 0, 1, "py")]),
        ("[a](http://x.cn/\\))", "a", [("text_link", 0, 1, "http://x.cn/)")]),
        ("\\*a\\. 1\\-2", "*a. 1-2", []),
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", 0, 3)]),
        (">a||\r\nb", "a\nb", [("expandable_blockquote", 0, 2)]),
        (">a\n**>b", "a\nb", [("blockquote", 0, 2), ("blockquote", 2, 1)]),
        ("_a__b___", "ab", [("italic", 0, 2), ("underline", 1, 1)]),
        ("![a](tg://time?unix=9&format=R)", "a", [("date_time", 0, 1, 9, "r")]),
        ("![😀](tg://emoji?id=7)", "😀", [("custom_emoji", 0, 2, "7")]),
        ("😀*信*", "😀信", [("bold", 2, 1)]),
    ],
)
def test_markdown_is_read(source: str, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert spans(source, "MarkdownV2") == (text, expected)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("a.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a-b", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("信*a", "Can't find end of Bold entity at byte offset 3"),
        ("_a", "Can't find end of Italic entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("信![a", "Can't find end of CustomEmoji entity at byte offset 3"),
        ("![a]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![a](tg://emoji?id=x)", "Invalid tg://emoji or tg://time URL specified"),
        (">a *b\nc*", "Can't find end of Bold entity at byte offset 3"),
    ],
)
def test_wrong_markdown_is_refused(source: str, complaint: str) -> None:
    expected = f"Bad Request: can't parse entities: {complaint}"
    assert refusal(source, "MarkdownV2") == expected


def test_an_unknown_parse_mode_is_refused() -> None:
    assert refusal("a", "XML") == "Bad Request: unsupported parse_mode"


def test_explicit_entities_count_in_utf16_units() -> None:
    bold = {"type": "bold", "offset": 2, "length": 1}
    assert formatted("😀信", "", [bold]).entities == [bold]


@pytest.mark.parametrize(
    ("offset", "length", "complaint"),
    [
        (9, 1, "entity begins after the end of the text at UTF-16 offset 9"),
        (
            0,
            9,
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
        ),
        (1, 2, "entity begins in a middle of a UTF-16 symbol at byte offset 4"),
        (
            0,
            1,
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol "
            "at byte offset 4",
        ),
    ],
)
def test_misplaced_entities_are_refused(offset: int, length: int, complaint: str) -> None:
    entity = {"type": "bold", "offset": offset, "length": length}
    assert refusal("😀信", "", [entity]) == f"Bad Request: {complaint}"


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("see /case@sandbox_bot now", "bot_command", "/case@sandbox_bot"),
        ("ask @somebody today", "mention", "@somebody"),
        ("about #水井 again", "hashtag", "#水井"),
        ("open https://x.cn/a?b=1.", "url", "https://x.cn/a?b=1"),
        ("write to a.b@x.cn please", "email", "a.b@x.cn"),
        ("call +8613812345678 now", "phone_number", "+8613812345678"),
    ],
)
def test_what_nobody_marked_is_found(text: str, kind: str, piece: str) -> None:
    found = [entity for entity in plain(text).entities if entity["type"] == kind]
    begin = text.index(piece)
    assert found == [{"type": kind, "offset": begin, "length": len(piece)}]


def test_nothing_is_found_inside_code_or_links() -> None:
    assert [kind for kind, *_ in spans("<code>/start</code> /help")[1]] == ["code", "bot_command"]


@settings(max_examples=60)
@given(st.text(alphabet="ab<>&/\"'= bi信😀\n", max_size=30))
def test_html_never_breaks_and_entities_lie_inside_the_text(source: str) -> None:
    try:
        found = formatted(source, "HTML")
    except Refusal:
        return
    for entity in found.entities:
        assert entity["length"] > 0
        assert 0 <= entity["offset"] <= utf16_length(found.text) - entity["length"]


@settings(max_examples=60)
@given(st.text(alphabet="ab*_~|`[]()!>\\\n信😀", max_size=30))
def test_markdown_never_breaks_and_entities_lie_inside_the_text(source: str) -> None:
    try:
        found = formatted(source, "MarkdownV2")
    except Refusal:
        return
    for entity in found.entities:
        assert entity["length"] > 0
        assert 0 <= entity["offset"] <= utf16_length(found.text) - entity["length"]
