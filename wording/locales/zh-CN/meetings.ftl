# 会议

meeting-joint = 信访联席会议
meeting-supervision = 干部监督联席会议
meeting-office = 部务会
meeting-coordination = 协调会
meetings-title = <b>会议</b>
meetings-none = 现在没有会议,也没有会议任务。
meetings-actions = 会议任务:
meeting-name = { $kind } · { $day }
meeting-title = <b>{ $kind }</b> { $day }
meeting-agenda = 议题{ $n }件:
meeting-no-agenda = 还没有议题。
meeting-name-state = { $name } · { $state }
meeting-state-planned = 还没开
meeting-state-held = 正在开
meeting-state-closed = 已闭会
meeting-state-off = 没有开,已取消
meeting-close-ask-held = 闭会后不能再记决定。{ $n ->
    [0] 议题都定了。
   *[other] 还没定的{ $n }件转到下次同类会议。
}
meeting-close-ask-planned = { $n ->
    [0] 要取消这次会议吗?还没有议题。
   *[other] 取消这次会议,{ $n }件议题转到下次同类会议。
}
meeting-carried = 转下次会议
meetings-late = 过期还没办好的任务:
case-before-meeting = 列入{ $kind } { $day }
case-waits-for-meeting = 等下次{ $kind }
event-carried_over = 转下次会议
form-title-agenda = <b>列入会议</b>
form-ask-agenda-meeting = 列入哪个会议?
draft-agenda = 列入会议
button-meeting-hold = 开始开会
button-meeting-close = 闭会
button-meeting-call_off = 取消会议
notice-meeting_held = 会议开始,可以记决定了
notice-meeting_closed = 已闭会
notice-meeting_called_off = 会议已取消
refused-meeting-closed = 这次会议已经闭会,请开下一次。
refused-meeting-before_none = 这件事在等下次会议。请发“会议”,先安排会议,再记决定。
refused-meeting-not_yet = 会议{ $day }才开。要提前开,请先点“开始开会”。
refused-meeting-not_suited = 举报件只上干部监督联席会议或部务会,别的件不上干部监督联席会议,请换一个会议。
refused-meeting-stands_already = 已经列入这个会议,还没有定,不用再列。
meeting-item = { $number } { $place } { $marks }
meeting-late = 超期
meeting-joint_item = 联合
meeting-decided = 决定:{ $text }
meeting-actions = 任务:
action-line = { $text } · { $owner } · { $day }
action-open = 在办
action-late = 超期
action-done = 已办好
action-title = <b>会议任务</b>
action-owner = 责任人 { $name }
action-due = 期限 { $day } · { $state }
action-meeting = { $kind } · { $day }定的
action-case = 关联 { $number }
action-reply = { $name }:{ $text }
action-shared = 成员单位可见

button-meetings = 会议
button-meeting = 看会议
button-meeting-open = 安排会议
button-meeting-action = 定任务
button-meeting-gather = 再收议题
button-action-reply = 回复
button-action-done = 已办好
button-action-open = { $text }

form-title-meeting = <b>安排会议</b>
form-title-action = <b>会议任务</b>
form-title-action_reply = <b>回复会议任务</b>
form-title-decision = <b>会议决定</b>
form-field-meeting = 会议
form-field-held_on = 日期
form-field-assignee = 责任人
form-field-shared = 成员单位
form-ask-meeting-meeting = 开什么会?
form-ask-meeting-held_on = 哪天开?点一下,或直接打日期。
form-ask-action-text = 要办什么?一句话,不写群众姓名。
form-ask-action-assignee = 谁负责?点一下,或直接打姓名。
form-ask-action-due = 什么时候办好?
form-ask-action-into = 关联哪一件?点一下,或打编号。
form-ask-action-shared = 成员单位能看到吗?
form-ask-action_reply-text = 办到哪一步了?一句话,发过来就存上。
form-ask-decision-text = 会上怎么定的?发过来就存上。
button-form-confirm-meeting = 安排会议并收议题
button-form-confirm-action = 定下
draft-meeting = 安排会议
draft-action = 会议任务
draft-action_reply = 回复会议任务
draft-decision = 会议决定
shared-no = 不共享
shared-yes = 共享

button-move-take_off_agenda = 移出议程
button-move-decide_at_meeting = 记会议决定
event-take_off_agenda = 移出议程
event-decide_at_meeting = 会议决定
notice-take_off_agenda = 已移出议程
notice-decide_at_meeting = 已记会议决定
note-meeting = 会议决定
notice-meeting_opened = 会议已安排,议题已收好
notice-meeting_gathered = 新议题已收进来
notice-meeting_nothing_new = 没有新的议题
notice-action_set = 已定下,责任人会收到
notice-action_replied = 已回复
notice-action_done = 已记办好
refused-meeting = 这一步现在办不了,看看最新的卡片。
refused-meeting-kept_away = 这位同志对这件事回避,请换一位责任人。
rule-meeting_action = 会议任务
rule-meeting_day = 会议日期

push-action_set = 会议任务交给您
push-action_due = 会议任务请抓紧
push-action_late = 会议任务过期了,请办好或说明
push-meeting_left = 会议的日子过了,请记下结果并闭会
push-action_replied = 会议任务有回复
push-action_done = 会议任务已办好

asked-meetings = 会议|开会|会议任务
word-meetings = 会议
command-meetings = 会议和会议任务
help-partner = <b>会议</b> 共享给您单位的任务,办好了点“已办好”。
