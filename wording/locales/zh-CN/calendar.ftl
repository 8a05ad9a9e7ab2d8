# 日历和作息

calendar-title = <b>工作日历</b> { $month }
calendar-provisional = 这一年的放假安排还没公布,暂按常规工作日计算。
calendar-day_off = 放假 { $days }日 { $name }
calendar-make_up = 调休上班 { $days }日 { $name }
calendar-day = { $day } { $kind }
calendar-day-named = { $day } { $kind } { $name }
day-kind-working = 上班
day-kind-weekend = 周末
day-kind-day_off = 放假
day-kind-make_up = 调休上班
calendar-cell-weekend = 休
calendar-cell-day_off = 休
calendar-cell-make_up = 班
calendar-cell-today = 今
calendar-weekday-1 = 一
calendar-weekday-2 = 二
calendar-weekday-3 = 三
calendar-weekday-4 = 四
calendar-weekday-5 = 五
calendar-weekday-6 = 六
calendar-weekday-7 = 日
button-calendar-before = ‹ 上月
button-calendar-after = 下月 ›
calendar-double_ninth = 重阳节 { $day }日
calendar-due = 到期 { $days }
calendar-due-day = { $day }日{ $n }件
calendar-due-count = { $n ->
    [0] 这天没有到期的。
   *[other] 这天到期{ $n }件。
}
button-calendar-day_off = 设为放假
button-calendar-make_up = 设为上班
button-calendar-published = 恢复原样
button-calendar-hours = 作息时间
notice-day_set = 日历已改

hours-title = <b>作息时间</b>
hours-summer = 夏季 { $first }至{ $last }
hours-usual = 其余日子
hours-line = { $opens }–{ $pauses } { $resumes }–{ $closes }
hours-day = { $month }{ $day }日
hours-apart = 时限到下班为止。当日答复的截止时间和免打扰时段另有规定,不随作息变。
button-hours-summer = 改夏季
button-hours-usual = 改其余日子
notice-hours_set = 作息已改
form-title-hours_summer = <b>夏季作息</b>
form-title-hours_usual = <b>平时作息</b>
form-ask-hours_summer-text = 请写上下班时间,如 8:00-12:00 15:00-18:30。要改起止日,写在前面:6.1-9.30。
form-ask-hours_usual-text = 请写上下班时间,如 8:00-12:00 14:30-18:00。
draft-hours_summer = 夏季作息
draft-hours_usual = 平时作息
refused-hours = 看不懂这个时间。请写四个时间,如 8:00-12:00 14:30-18:00。
refused-hours-order = 时间要从早到晚写,如 8:00-12:00 14:30-18:00。

button-calendar-lengths = 时限长短
lengths-title = <b>时限长短</b>
lengths-line = { $rule } { $length }
lengths-line-rule = { $rule } { $length } §
lengths-line-set = <b>{ $rule } { $length }</b>(本办设定,通常{ $usual })
lengths-apart = § 条例规定,改前请法制人员审核。改了只管以后的,正在走的不变。
length-days = { $n }日
length-working_days = { $n }个工作日
length-hours = { $n }小时
button-lengths = 改时限
notice-length_set = 时限已改,从下一件起算
form-title-clock_length = <b>改时限</b>
form-field-rule = 时限
form-field-amount = 改为
form-ask-clock_length-rule = 改哪个时限?
form-ask-clock_length-amount = 改成多少?写一个数,单位照旧。
button-form-confirm-clock_length = 确认修改
draft-clock_length = 改时限
refused-clock_length = 这个时限只能定{ $least }到{ $most },请重写一个数。
