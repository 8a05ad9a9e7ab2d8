# 从外面导入的文件:哪一行哪里不对,收进了多少

import-refused = 有{ $n }处不对,一条也没有导入:
import-at-line = { $file } 第{ $line }行:{ $fault }
import-at-file = { $file }:{ $fault }
import-more = ……另有{ $n }处。

import-fault-empty = 文件是空的。第一行应是列名。
import-fault-no_lines = 列名下面没有内容。每条写一行。
import-fault-old_excel = 这是旧的 .xls 格式。请另存为 .xlsx 或 .csv。
import-fault-not_excel = 这个 .xlsx 读不出来。请打开后重新保存。
import-fault-too_large = 这个 .xlsx 展开后太大。请分成几份,或另存为 .csv。
import-fault-too_many_rows = 超过{ $most }行。请删掉后面的空行,或分成几份。
import-fault-not_a_table = 这不是表格。请用 .csv 或 .xlsx。
import-fault-encoding = 文字编码读不出来(可能是 { $guess })。请另存为 UTF-8 或 GBK。
import-fault-column_twice = 有两列都叫“{ $column }”。请留一列。
import-fault-too_many_cells = 格子比列名多。带逗号的文字请加引号。
import-fault-columns = 缺少列:{ $missing }。需要的列:{ $needed }。
import-fault-missing = “{ $column }”是空的。请填上。
import-fault-too_long = “{ $column }”超过{ $limit }字。请缩短。
import-fault-mangled = “{ $column }”是 { $value }:表格软件截断了编码。请把该列设为文本后重新粘贴。
import-fault-code = “{ $column }”是“{ $value }”。编码只用数字、字母、- 和 _,不超过24位。
import-fault-kind = 没有“{ $value }”这种类型。可用:{ $choices }。
import-fault-coordinate = “{ $value }”不是坐标。请填纬度和经度(度),或都不填。
import-fault-county_which = 名称“{ $name }”只能用于一个县的乡镇文件,现在是:{ $areas ->
    [none] 一个也没有
   *[other] { $areas }
}。请一次导入一个县。
import-fault-duplicate = { $code } 在 { $first_file } 第{ $first_line }行已有。请留一行。
import-fault-kind_changed = { $code } 原来的类型不是 { $kind }。单位类型不能改,请另用编码。
import-fault-moved = { $code } 原来的上级不是“{ $parent }”。单位不能改上级,请另用编码。
import-fault-no_parent = { $code } 是 { $kind },要有上级。请填 parent_code。
import-fault-unknown_parent = { $code } 的上级 { $parent } 文件里没有,以前也没有。请补上或改正。
import-fault-cycle = { $code } 经 { $parent } 又归到自己下面。请改正 parent_code。
import-fault-parent_kind = { $code } 是 { $kind },不能直接归 { $parent } 管。请改正 kind 或 parent_code。
import-fault-role = 没有“{ $value }”这个职务。可用:{ $choices }。
import-fault-unknown_unit = “{ $column }”是“{ $value }”,没有这个单位。请先导入单位,或改正编码。
import-fault-not_a_village = “{ $column }”是 { $value },这不是村或社区。
import-fault-time = “{ $value }”不对。专职写 full,兼职写 part。
import-fault-phone = 电话不对。请只写数字,或不填。
import-fault-phone_of_another = 这个电话前面写的是{ $name }。请改正其中一个。
import-fault-which_person = 这个单位有两位{ $name }。请填电话,好分清是哪一位。
import-fault-post_twice = { $name }在 { $unit } 的 { $role } 写了两遍。请删一行。
import-fault-forbidden_pair = { $name }不能同时担任:{ $roles }。
import-fault-date = “{ $column }”写的“{ $value }”不是日期,或没有这一天。请照 2026-10-01 的样子写。
import-fault-day_twice = { $day } 写了两遍。请删一行。
import-fault-unknown_table = 认不出是什么表。第一行要有列名。{ $units ->
    [none] {""}
   *[other] 单位:{ $units }。人员:{ $people }。日历:{ $holidays }。
}{ $register ->
    [none] {""}
   *[other] 登记簿:{ $register };空表发 /register 模板。要作情况的附件,请先发文字。
}
import-fault-day_kind = 没有“{ $value }”这种日子。可用:{ $choices }。
import-fault-choice = “{ $column }”不能写“{ $value }”。可用:{ $choices }。
import-fault-subtype = 这个类别没有“{ $value }”。可用:{ $choices }。
import-fault-persons = “{ $column }”是“{ $value }”。请写1到{ $most }的人数。
import-fault-date_future = “{ $column }”{ $value } 还没到。请改正。
import-fault-date_before = “{ $column }”{ $value } 早于收到的 { $first }。请改正其中一个。
import-fault-not_closed = “{ $column }”是空的。没办结的请用 /register 逐件登记,时限才会算。
import-fault-entry_twice = 登记号 { $entry } 同一天同一来源在第{ $first }行已有。请留一行。
import-fault-entry_known = 登记号 { $entry } 已经导入过。请删去这一行。

import-remark-encoding = { $file } 按 { $encoding } 读取。
import-remark-county_unnamed = 文件里没有县名,县 { $code } 暂以编码为名。改名请再导入一次,带上县名:聊天里写在附言里,服务器上加 --county 县名。
import-remark-same_name = { $name }按几个人导入,分别在:{ $units }。若是同一人,请在每行填同一个电话。
import-remark-stopped = { $name }以前已停用,未作改动。

import-units = 单位:新增{ $added },改名{ $renamed },不变{ $unchanged }。
import-units-kind-province = 省:{ $n }
import-units-kind-city = 市:{ $n }
import-units-kind-county = 县:{ $n }
import-units-kind-township = 乡镇街道:{ $n }
import-units-kind-county_unit = 县直单位:{ $n }
import-units-kind-village = 村和社区:{ $n }
import-people = 人员:新增{ $added }人,任职{ $posts }个,不变{ $unchanged }人,邀请{ $invited }个。
import-people-villages = 换联系点{ $n }人。
import-holidays = 工作日历:放假{ $days_off }天,调休上班{ $make_up }天。
import-register = 登记簿:{ $n }件,{ $persons }人次,{ $first } 至 { $last }。
import-register-channel = { $channel }:{ $n }
import-progress = 正在核对 { $done }/{ $total } 行……

form-title-import = <b>导入</b> { $file }
import-checked = 检查过了,没有错。还没有导入。
import-done-title = <b>已导入</b> { $file }
import-codes = 邀请链接,每人一个,只能用一次:
import-code =
    { $name } { $unit }
    https://t.me/{ $bot }?start={ $code }
import-too-big = 表格太大,最多1MB。请在服务器上用 lianluo 命令导入。
import-no-table = 请发 .csv 或 .xlsx 表格:单位、人员或日历。

register-template-word = 模板
register-template-file = 登记簿模板.xlsx
register-template-sheet = 登记簿
register-template-notes = 填写说明
register-template-how = 请照第一张表填,第二张表有说明。填好发回来,先核对,再导入。
register-note-entry = 原登记簿上的号,原样填。
register-note-received_on = 收到的日子,如 2012-01-08。
register-note-channel = 怎么来的,从下拉里选。
register-note-type = 三类选一。
register-note-subtype = 要与类别相符,可不填。
register-note-unit_code = 发生地的单位编码或名称,要先导入单位。
register-note-persons = 一起来的人数,来信写1。
register-note-occurrence = 初次还是重复。
register-note-filed = 是否立案。
register-note-due_on = 期限到哪天,没有就不填。
register-note-closed_on = 哪天办结,没办结的不要填进来。
register-note-outcome = 结果,可不填。
register-note-superior_number = 上级交办时的编号,可不填,整列不要也行。登记新件时编号相同,会提示已登记过。
