# 查看联系方式:先说明用途,记录在案,十分钟收起

form-title-reveal = <b>查看联系方式</b>
form-title-reveal_lead = <b>查看联系方式</b>
form-ask-reveal-reason = 看了做什么用?用途记录在案,督查员可查。
form-ask-reveal_lead-reason = 看了做什么用?用途记录在案,督查员可查。
draft-reveal = 查看联系方式
draft-reveal_lead = 查看联系方式
reason-verify = 核实情况
reason-tell = 告知进展
reason-deliver = 送达答复
reason-ask_after = 回访
note-reading = 查看用途
reading-goes = 十分钟后自动删除,请勿转抄。
reading-over = 已过十分钟,内容收起了。

# 督查员查记录:谁办了什么,谁看了什么
audit-title = <b>办理与查阅记录</b> { $number }
audit-chain-whole = 记录链完整({ $n }条)
audit-readings = 看过本件 { $read }人 · 看过附件 { $read_media }人 · 看过联系方式 { $revealed }人
audit-by-itself = 系统
audit-both-desks = { $who }(兼管理员和专干)
audit-reports = 最近的书面报告
audit-report = { $when } { $who } { $unit }{ $period }
audit-at-server = 服务器上
audit-how = 查一件事,发 /audit 加编号。
event-read = 看件
event-read_media = 看附件
event-read_hist = 看办理经过
event-read_why = 看时限依据
event-read_audit = 查记录
command-audit = 谁办了什么、谁看了什么

# 来信来访人:姓名、电话进保险库,卡片上只留记号
form-field-petitioner = 来信来访人
form-ask-intake-petitioner = 是谁反映的?打姓名,可带电话,几个人用顿号隔开。您发的这条会删掉,姓名、电话加密存放。
form-ask-register-petitioner = 是谁反映的?打姓名,可带电话,几个人用顿号隔开。您发的这条会删掉,姓名、电话加密存放。
