"""What the page says, in both languages; and that it is built of its own files alone."""

import re
from pathlib import Path

from sandbox.scenario.faults import SENTENCES

WEB = Path(__file__).parents[2] / "sandbox" / "web"
ENTRY = re.compile(r'^  (\w+): "(.*)",$', re.MULTILINE)
SCRIPTS = [path for path in (WEB / "js").glob("*.js") if not path.name.startswith("words_")]


def words(language: str) -> dict[str, str]:
    source = (WEB / "js" / f"words_{language}.js").read_text("utf-8")
    found = dict(ENTRY.findall(source))
    assert len(found) == source.count('",\n')
    return found


def variables(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


def test_both_languages_say_the_same_with_the_same_variables() -> None:
    chinese, english = words("zh"), words("en")
    assert list(chinese) == list(english)
    assert {key: variables(text) for key, text in chinese.items()} == {
        key: variables(text) for key, text in english.items()
    }


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    source = "".join(path.read_text("utf-8") for path in SCRIPTS)
    named = set(re.findall(r'"(\w+)"', source))
    named |= set(re.findall(r"\b(\w+):", source))  # the ticks are named by what draws them
    looks = {f"{name}Look" for name in named}
    looks |= {f"fault_{code}" for code in SENTENCES}  # named by the server
    known = set(words("en"))
    assert known - named - looks == set()
    assert set(re.findall(r'\bt\("(\w+)"', source)) - known == set()


def test_every_fault_of_a_scenario_is_worded_with_all_that_the_server_tells() -> None:
    told = {f"fault_{code}": re.findall(r"\{(\w+)", text) for code, text in SENTENCES.items()}
    worded = {key: variables(words("en").get(key, "")) for key in told}
    assert worded == {key: sorted(names) for key, names in told.items()}


# what the page never asks for: other programs may
OF_PROGRAMS = {
    "a JSON object is expected",
    "an album holds ten",
    "no such reaction",
    "there is no file",
}


def test_every_refusal_that_the_page_can_meet_has_its_sentence() -> None:
    phone = WEB.parent / "botapi" / "phone"
    source = "".join(path.read_text("utf-8") for path in phone.glob("*.py"))
    refusals = set(re.findall(r'PhoneRefusal\(\s*"([^"]+)"', source))
    assert len(refusals) > 10
    reasons = (WEB / "js" / "words.js").read_text("utf-8")
    assert {one for one in refusals - OF_PROGRAMS if f'"{one}": "' not in reasons} == set()


def test_no_sentence_stands_outside_the_tables_of_words() -> None:
    allowed = {"zh", "中文", "简体中文", "样本"}
    for path in SCRIPTS:
        source = re.sub(r"//.*|/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        found = set(re.findall("[\u4e00-\u9fff]+", source))
        assert found - allowed <= {"一份样本文件"}, path.name


def test_the_page_needs_no_build_and_no_other_address() -> None:
    files = [*WEB.rglob("*.js"), *WEB.rglob("*.css"), *WEB.rglob("*.html")]
    assert files
    for path in files:
        source = path.read_text("utf-8")
        addresses = set(re.findall(r"https?://[\w.]+", source)) - {
            "https://t.me",
            "http://www.w3.org",
        }
        assert addresses == set(), path.name
        for name in re.findall(r'from "([^"]+)"', source):
            assert (path.parent / name).is_file(), f"{path.name} imports {name}"
    index = (WEB / "index.html").read_text("utf-8")
    for name in re.findall(r'(?:src|href)="/web/([^"]+)"', index):
        assert (WEB / name).is_file()
    assert "default-src 'none'" in index
