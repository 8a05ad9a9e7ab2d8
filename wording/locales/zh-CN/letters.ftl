# 密件封存原话,和举报本单位领导的走法
notice-letter_sealed = 已记密件。原话已加密封存,聊天里已删除
letter-sealed = 原话已加密封存,只有收件人说明理由后能看。照片、录音不收,请随密件一起交。
button-letter-read = 查看内容
form-title-read_letter = <b>查看密件内容</b>
form-ask-read_letter-reason = 为什么要看?一句话就行,记录在案。
draft-read_letter = 查看密件内容
goes-up =
    <b>举报本单位领导的,这里不收、不转、不留底。</b>
    刚才发的内容已经删除,没有任何登记。
    请不拆封、不抄录,由群众本人交上一级有关部门。
goes-up-to = 上一级:{ $office }
goes-up-lines =
    也可以打 12380(组织部门)、12388(纪检监察),工作日受理。
    群众另有诉求的,请重新发一遍。

# 收件人登记密件
level-village_policy_breach = 村干部、党员
level-township_style = 乡镇干部
level-section_level_style = 科级干部
filed-no = 未立案
filed-yes = 已立案
form-title-register_letter = <b>登记密件</b>
form-field-level = 级别
form-field-filed = 立案
form-ask-register_letter-level = 反映的是哪一级干部?
form-ask-register_letter-filed = 立案了没有?
draft-register_letter = 登记密件
form-title-letter_result = <b>密件结果</b>
form-field-found = 结果
form-ask-letter_result-found = 查的结果是什么?
draft-letter_result = 密件结果
notice-letter_registered = 已登记
notice-letter_result = 已记结果
letter-to-register = 请登记级别和立案情况,别的都不登。
letter-registered = 已登记 { $level },{ $filed }
letter-result = 结果 { $result }
letter-counted = 只计入统计,别人看不到。
button-letter-register = 登记
button-letter-register-again = 改登记
button-letter-result = 记结果
button-letter-result-again = 改结果
letters-to-register = 密件待登记:{ $numbers }
letters-without-result = 密件待出结果:{ $numbers }
letters-only-counted = 其中密件{ $n }件只计数,不列出。
event-letter = 登记密件
event-letter_received = 收到密件
event-letter_registered = 登记级别和立案
event-letter_result = 记结果
