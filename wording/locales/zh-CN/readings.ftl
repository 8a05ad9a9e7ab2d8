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
