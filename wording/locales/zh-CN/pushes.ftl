# 推送:只有编号、事项、日期、按钮

push-numbered = <b>{ $number }</b> { $task }
push-by = { $task },{ $by }
push-urgent = <b>紧急</b> { $line }
push-done = 已办。
push-done-by = 已办({ $name })。

push-lead_new = 新情况,待审核
push-lead_returned = 请补充后再报
push-lead_registered = 已登记,谢谢
push-proposal_to_approve = 请您审定
push-proposal_returned = 报批已退回,请修改再报
push-case_assigned = 交办给您,请签收
push-reply_to_review = 答复请您审核
push-reply_approved = 答复已同意,请送达
push-reply_returned = 答复已退回,请再办
push-follow_up_due = 该回访了
push-first_answer_due = 请先告知群众已收到
push-due_soon = 在等您,请抓紧
push-due_soon-rule = { $rule }快到期
push-overdue = 已超期,请抓紧
push-overdue-rule = { $rule }已超期,请抓紧
push-letter_waiting = 密件在途,请收
push-letter_overdue = 密件过期未收,请过问
push-visit_plan = { $month }走访还差{ $missing }天,请排个日子
push-visit_short = { $month }走访还差{ $missing }天,还有{ $left }个工作日
push-visit_short-others = { $month }走访有{ $people }人可能完不成
push-visit_last_days = { $month }走访还差{ $missing }天,只剩{ $left }个工作日
push-visit_month_closed = { $month }走访少{ $missing }天,请说明原因
push-officer_unreachable = 有一位同事收不到消息,请打电话联系
push-updates_dropped = 刚才停过一段时间,没有回音的请再发一次
push-dates_moved = 期限因放假有变

push-button-open = 打开
push-button-read = 看件
push-button-told = 已告知群众
push-button-received = 已收密件
push-button-visits = 看走访
