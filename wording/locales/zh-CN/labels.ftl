# 各处共用的名称

type-accusation = 检举控告
type-appeal = 申诉求决
type-enquiry = 建议意见

subtype-village_policy_breach = 村干部党员违反政策
subtype-township_style = 乡镇作风
subtype-section_level_style = 科级干部
subtype-pay_treatment_retirement = 工资待遇退休
subtype-party_member_or_branch_election = 入党和支部选举
subtype-suggestion_or_question = 建议询问
subtype-other = 其他

channel-letter = 来信
channel-visit = 来访
channel-joint_letter = 联名信
channel-same_letter = 一信多投
channel-phone = 来电
channel-reception_day = 领导接访日
channel-joint_visit = 集体访
channel-online = 网上
channel-field_visit = 走访发现
channel-liaison = 联络员报告
channel-from_above = 上级交办
channel-sister_body = 部门转来

occurrence-first = 初次
occurrence-repeat = 重复
occurrence-sealed = 密件(不分初次重复)

identity-named = 实名
identity-confidential = 实名保密
identity-anonymous = 匿名

urgent-no = 不紧急
urgent-yes = 紧急

procedure-simple = 简易程序
procedure-ordinary = 普通程序

outcome-supported = 支持
outcome-explained = 解释说明
outcome-not_supported = 不支持
outcome-mediated = 调解
outcome-aid = 救助帮扶
outcome-upheld = 查证属实
outcome-not_upheld = 查不属实

manner-in_person = 当面送达
manner-by_post = 邮寄
manner-by_phone = 电话告知
manner-waiting = 待领取

rating-satisfied = 满意
rating-fairly = 基本满意
rating-not_satisfied = 不满意
rating-not_rated = 未评价

cause-history_and_money = 历史遗留和资金
cause-grassroots_supervision = 基层监督不到位
cause-knowledge_of_law = 法律政策不了解
cause-way_of_receiving = 接待方式
cause-policy_gap = 政策空白

reason-facts_unclear = 事实不清
reason-basis_lacking = 依据不足
reason-petitioner_not_met = 未见本人
reason-papers_missing = 缺材料

day-today = 今天
day-tomorrow = 明天
day-yesterday = 昨天
day-day_before = 前天

length-full = 全天
length-half = 半天

stage-submitted = 待审核
stage-returned = 已退回
stage-withdrawn = 已撤回
stage-registered = 已登记
stage-assessed = 已研判
stage-classified = 待报批
stage-reported = 待审批
stage-assigned = 待签收
stage-handling = 办理中
stage-reply_review = 待审答复
stage-answered = 待送达
stage-replied = 待回访
stage-follow_up = 已回访
stage-closed = 已办结

step-registered = 登记
step-classified = 分类
step-reported = 汇报
step-assigned = 交办
step-handling = 办理
step-reply_review = 审核
step-replied = 答复
step-closed = 办结

role-liaison = 联络员
role-staff = 机关干部
role-section_head = 科室负责人
role-clerk = 信访专干
role-deputy = 分管副部长
role-leader = 部长
role-inspector = 督查员
role-partner = 联席成员单位
role-administrator = 管理员

rule-first_answer = 当日答复
rule-review = 审核
rule-acknowledge = 签收
rule-acknowledge_urgent = 紧急签收
rule-routing = 转送交办
rule-routing_inside = 部内流转
rule-notice = 书面告知
rule-objection = 提出异议
rule-handling = 办理
rule-simple_accept = 简易受理
rule-simple_decide = 简易办理
rule-leader_set = 限期查办
rule-review_apply = 申请复查
rule-review_decide = 复查
rule-recheck_apply = 申请复核
rule-recheck_decide = 复核
rule-follow_up = 回访
rule-follow_up_again = 再次回访
rule-sealed_letter = 密件送达
rule-finding_report = 走访发现上交
rule-finding_settle = 走访发现解决
rule-supervision_reply = 督办回复
rule-suspension = 核对能否恢复

media-count = { $n ->
   *[other] 附件{ $n }个
}
media-photos = { $n ->
   *[other] 照片{ $n }张
}
media-photos-missing = { $n }张未存档
media-missing = { $n }个未存档
media-photos-lost = { $n }张已打不开
media-lost = { $n }个已打不开
media-name = 附件
media-mismatched-name = 类型不符.bin
media-mismatched = { $n }个类型不符
media-aside = { $count }({ $aside })
separator = 、
number-case = 组信〔{ $year }〕{ $serial }号
number-letter = 密{ $year }-{ $serial }
