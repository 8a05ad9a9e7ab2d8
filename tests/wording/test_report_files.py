"""A report's document and workbook say the figures, and define them."""

import io
import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from a_report import busy_year
from openpyxl import load_workbook
from reading_reports import document, percent, workbook
from two_years import DATA, open_office

from casework.people import Language
from casework.report import Kind, Report, TypeLine
from casework.statistics import EarlyWarning, Rate, Share, Timeliness, parse_period
from casework.suppression import Hidden
from storage.database import Database
from wording.report import facts, files, prose, speaking, tables
from wording.report import workbook as book_of
from wording.report.files import Files

ZH, EN = (speaking.speaker(one) for one in (Language.CHINESE, Language.ENGLISH))
PUBLISHED = json.loads(
    (DATA / "report-2012-2013.json").read_text(encoding="utf-8"), parse_float=Decimal
)


def told(say: speaking.Say, report: Report) -> str:
    sections = (prose.general, prose.handling, prose.field, prose.causes)
    return "\n".join(line for section in sections for line in section(say, report))


def test_both_files_say_every_figure_that_was_published(lite_database: Database) -> None:
    made = files.make(open_office(lite_database).report(), Language.CHINESE)
    assert made.name == "青溪县2012年至2013年信访工作情况报告"
    for read in (document(made.document), workbook(made.book)):
        overview = read.rows("信访总量", "项目")
        assert int(overview["信访事项(件)"]["数量"]) == PUBLISHED["total"]
        assert int(overview["人次"]["数量"]) == PUBLISHED["persons"]
        of_kind(read.rows("来源", "名称"), "channel", PUBLISHED["by_channel"])
        types = read.tables["类别和具体事项"]
        whole = {row["类别"]: row for row in types if row["具体事项"] == "合计"}
        of_kind(whole, "type", PUBLISHED["by_type"])
        subtypes = {row["具体事项"]: int(row["数量"]) for row in types} | {"合计": 0}
        for code, n in PUBLISHED["by_subtype"].items():
            assert subtypes[ZH(f"subtype-{code}")] == n
        occurrence = read.rows("初次和重复", "名称")
        for code, n in PUBLISHED["occurrence"].items():
            assert int(occurrence[ZH(f"occurrence-{code}")]["数量"]) == n
        years = {year: int(row["登记"]) for year, row in read.rows("逐年登记", "年度").items()}
        assert {year: years[year] for year in PUBLISHED["by_year"]} == PUBLISHED["by_year"]
        filed, row = PUBLISHED["filed"], read.rows("按期办结和立案", "项目")["其中立案"]
        found = [int(row[name]) for name in ("登记", "到期", "办结", "按期")]
        assert found == [filed[name] for name in ("filed", "due", "closed", "on_time")]
        assert percent(row["比率"]) == filed["on_time_percent"]


def of_kind(rows: dict[str, dict[str, object]], field: str, expected: dict[str, object]) -> None:
    found = {
        code: (
            int(str(rows[ZH(f"{field}-{code}")]["数量"])),
            percent(rows[ZH(f"{field}-{code}")]["占比"]),
        )
        for code in expected
    }
    assert found == {code: (one["count"], one["percent"]) for code, one in expected.items()}  # type: ignore[index]
    assert len(rows) == len(expected)
    assert sum(share for _, share in found.values()) == 100


def test_the_sentences_say_the_shares_with_what_they_are_of(lite_database: Database) -> None:
    words = told(ZH, open_office(lite_database).report())
    for code, one in PUBLISHED["by_type"].items():
        share = f"{one['percent']}%（{one['count']}/{one['of']}）"
        said = f"{ZH(f'type-{code}')}{one['count']}件，占{share}"
        assert said in words
    assert "立案8件；立案事项到期8件，办结8件，按期办结8件，按期办结率100.0%（8/8）。" in words
    assert "65件、110人次" in words


def test_all_six_sections_and_the_facts_beside_what_is_left_to_write(busy: Files) -> None:
    sheets = load_workbook(io.BytesIO(busy.book)).sheetnames
    assert sheets == ["基本情况", "办理情况", "走访下访", "原因分析", "指标说明"]
    words = document(busy.document).words
    heads = [ZH(f"report-h-{one}") for one in ("general", "handling", "field", "causes")]
    heads += [ZH(f"report-h-{one}") for one in ("problems", "plans")]
    places = [words.index(head) for head in heads]
    assert places == sorted(places)
    for fact in ("超期未办结2件，其中柳湾镇2件", "走访欠28天", "在办41件", "30天内到期6件"):
        assert fact in words


def test_a_running_year_says_until_when_and_what_it_is_compared_with() -> None:
    words = told(ZH, busy_year())
    assert words.startswith(
        "2026年（截至2026年11月26日），共登记信访事项142件、260人次，比上年同期的150件减少8件。"
    )
    assert "按期办结率93.6%（103/110）；上年同期为90.0%（108/120）。" in words
    assert "接待群众≥130人次" in words
    assert "其中属政策空白的12件" in words
    assert "中位数早5天" in words


def test_it_is_said_when_it_is_more_or_as_many_or_nothing_to_compare_with() -> None:
    assert "比上年同期的100件增加42件" in told(ZH, replace(busy_year(), total_before=100))
    assert "与上年同期持平" in told(ZH, replace(busy_year(), total_before=142))
    assert "上年同期没有登记" in told(ZH, replace(busy_year(), total_before=0))


def test_sealed_letters_are_told_beside_first_and_repeated_matters() -> None:
    sealed = replace(
        busy_year(),
        occurrence=(
            Kind("first", 117, 142, 130),
            Kind("repeat", 22, 142, 20),
            Kind("sealed", 3, 142, 0),
        ),
    )
    words = told(ZH, sealed)
    assert "初次信访117件，重复信访22件，重复率15.5%（22/142）。" in words
    assert "另有密件3件，不分初次、重复。" in words
    assert "密件" not in told(ZH, busy_year())
    rows = document(files.make(sealed, Language.CHINESE).document).rows("初次和重复", "名称")
    assert rows["密件(不分初次重复)"]["数量"] == "3"


def test_too_little_is_said_to_be_so_and_not_shown_as_a_percentage() -> None:
    few = replace(
        busy_year(),
        filed=None,
        filed_timeliness=None,
        timeliness=Timeliness(3, 3, Share(2, 3)),
        timeliness_before=Timeliness(0, 0, Share(0, 0)),
        satisfied=Share(3, 4),
        rated=Share(4, 100),
        letter_days=None,
        causes=(busy_year().causes[0], replace(busy_year().causes[2], count=Hidden.FEW)),
    )
    words = told(ZH, few)
    assert "按期办结率2/3；上年同期没有到期的。" in words
    assert "立案事项不足5件,不单列" in words.replace("，", ",")
    assert "办结后评价的不足5件，不计满意率。" in words
    assert "3/4" not in words
    assert "从收到到答复的天数，来访的中位数为18天。" in words
    assert "未注明原因的件数不列。" in words
    read = document(files.make(few, Language.CHINESE).document)
    assert read.rows("评价", "项目")["满意和基本满意"]["数量"] == "不足5"
    assert read.rows("类别和具体事项", "具体事项")["科级干部"]["数量"] == "不足5"


def test_where_there_is_none_no_share_of_none_is_told() -> None:
    none = replace(
        busy_year(),
        types=(TypeLine(Kind("accusation", 0, 142, 25), ()), *busy_year().types[1:]),
        occurrence=(Kind("first", 142, 142, 130), Kind("repeat", 0, 142, 20)),
        rated=Share(0, 100),
        satisfied=Share(0, 0),
        causes=(Kind("", 100, 100, 0),),
    )
    words = told(ZH, none)
    assert "按类别分：检举控告0件；" in words
    assert "初次信访142件，没有重复信访。" in words
    assert "本时段办结的事项都还没有评价。" in words
    read = document(files.make(none, Language.CHINESE).document)
    assert read.rows("评价", "项目")["满意和基本满意"]["数量"] == "0"
    assert "主要原因" not in read.tables  # nobody stated any


def test_what_is_hidden_as_a_whole_is_said_once_and_has_no_table() -> None:
    few = tuple(Kind(code, Hidden.FEW, 3, 0) for code in ("explained", "supported", ""))
    causes = tuple(Kind(code, Hidden.FEW, 3, 0) for code in ("policy_gap", ""))
    line = TypeLine(few[0], (replace(few[0], code="township_style"),))
    report = replace(
        busy_year(guarded=True),
        period=parse_period("2025"),
        outcomes=few,
        causes=causes,
        types=(replace(line, kind=replace(few[0], code="accusation")),),
    )
    words = told(ZH, report)
    assert "答复结果：各项都不足5件，不列。" in words
    assert "主要原因：各项都不足5件，不列。" in words
    read = document(files.make(report, Language.CHINESE).document)
    assert {"答复结果", "主要原因"}.isdisjoint(read.tables)
    assert [row["具体事项"] for row in read.tables["类别和具体事项"]] == ["合计"]


def test_a_root_cause_stands_with_who_owns_the_policy_behind_it(busy: Files) -> None:
    rows = document(busy.document).rows("主要原因", "名称")
    assert rows["政策空白"]["政策归口单位"] == "农业农村局"
    assert rows["历史遗留和资金"]["政策归口单位"] == ""
    told_ = facts.plans(ZH, busy_year())
    assert told_[-1] == "政策空白的政策归口农业农村局"  # of a cause that nobody noted none is told
    assert len(told_) == 6


def test_of_many_units_with_overdue_work_those_with_most_are_named() -> None:
    unit = busy_year().units[0]
    many = tuple(replace(unit, name=f"{n}号镇", overdue=n) for n in range(1, 9))
    found = facts.problems(ZH, replace(busy_year(), units=many))
    assert found[0].endswith("8号镇8件、7号镇7件、6号镇6件、5号镇5件、4号镇4件等")
    none = tuple(replace(one, overdue=0) for one in many)
    assert facts.problems(ZH, replace(busy_year(), units=none))[0] == "超期未办结2件"


def test_nothing_at_all_is_said_in_words_too() -> None:
    work = replace(
        busy_year().field_work,
        completion=Share(0, 0),
        findings=Rate(0, 0),
        warning=EarlyWarning(Share(0, 0), ()),
        trips=0,
    )
    nothing = replace(
        busy_year(),
        filed=0,
        filed_timeliness=Timeliness(0, 0, Share(0, 0)),
        timeliness=Timeliness(0, 0, Share(0, 0)),
        letter_days=None,
        visit_days=None,
        field_work=work,
        causes=(replace(busy_year().causes[2], count=100),),
    )
    words = told(ZH, nothing)
    for line in ("本时段没有到期的事项。", "没有立案。", "本时段没有走访、下访任务和记录。"):
        assert line in words
    assert "本时段办结的事项都没有注明原因。" in words
    assert "立案12件，没有到期的。" in told(ZH, replace(nothing, filed=12))


@pytest.mark.parametrize("language", list(Language))
def test_every_figure_of_every_table_is_defined(language: Language) -> None:
    say = speaking.speaker(language)
    found = [table for part in tables.of(say, busy_year()).values() for table in part]
    assert len(found) == 13
    defined = list(book_of.definitions(say, found))
    assert all(meaning for _, _, meaning in defined)
    named = {(table, figure) for table, figure, _ in defined}
    for table in found:
        for column in table.columns[1:]:
            if column != "subtype":
                assert (say(f"report-t-{table.name}"), say(f"report-c-{column}")) in named


def test_where_kinds_are_not_told_the_report_says_where_they_are() -> None:
    bare = {"types": (), "outcomes": (), "causes": (), "filed": None, "filed_timeliness": None}
    made = files.make(replace(busy_year(guarded=True), **bare), Language.CHINESE)
    read = document(made.document)
    assert "只在一年过完后的全年报告里列" in read.words
    assert "主要原因见全年报告" in read.words
    assert "没有可列的原因和事项" in read.words
    assert "没有超期、重复等情况" not in read.words
    for words in ("按类别分", "立案事项", "答复结果：", "不足5件，不单列"):
        assert words not in read.words


def test_an_english_office_gets_an_english_report() -> None:
    made = files.make(busy_year("Qingxi"), Language.ENGLISH)
    read = document(made.document)
    assert made.name == "Report on letters and visits, Qingxi, 2026"
    assert "1. Overview" in read.words
    assert read.rows("Channels", "Name")["Letter"]["Share"] == "42.3%"
    names = re.compile("柳湾镇|云岭乡|农业农村局")
    assert not re.search(r"[\u4e00-\u9fff]", names.sub("", read.words))


def test_every_step_is_told() -> None:
    steps: list[int] = []
    files.make(busy_year(), Language.CHINESE, lambda: steps.append(1))
    assert len(steps) == files.STEPS
