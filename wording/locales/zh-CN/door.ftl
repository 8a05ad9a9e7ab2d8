# 门口、菜单、帮助、我的

stranger = 您好。这里是单位内部使用,请凭邀请进入。
group-only = 这里只在单独聊天中使用。
welcome =
    您好,{ $name }。
    { $posts }
    是您本人就点确认。
welcome-post = { $unit } { $role }
button-join = 确认,是我
joined =
    { $name },已开通。
    听到什么直接发过来,点一下就上报。
joined-leader =
    { $name },已开通。
    发“怎么样”看总体,发编号看一件。
joined-deputy =
    { $name },已开通。
    要您定的会推给您,看件后点同意或退回。
joined-clerk =
    { $name },已开通。
    新情况会推给您,打开后点“照此登记交办”。
joined-administrator =
    { $name },已开通。
    在这里管人员、单位和日历。
menu = 要做什么?点下面的字,或直接打字。
greeting = 您好。要做什么?点下面的字,或直接打字。
nothing-to-cancel = 现在没有在填的卡片。
not-understood = 没看明白。点下面的字,或发 /help。
is-it-a-report =
    怎么用请看 /help。
    这是要报的情况吗?
button-is-report = 这是要报的情况
language-choose = 用哪种语言?  Which language?
button-chinese = 中文
button-english = English
me-title = <b>{ $name }</b>
me-post = { $unit } { $role }
me-drafts = 没填完的{ $n }张,点开接着填:
me-no-drafts = 没填完的:没有。
button-draft = 接着填:{ $kind }
button-draft-about = 接着填{ $kind }:{ $words }
draft-lead = 情况
draft-intake = 来信来访登记
draft-addition = 补充
draft-correction = 更正
draft-note = 补充
draft-return_lead = 退回
draft-register = 登记交办
draft-propose = 报批
draft-progress = 进展
draft-result = 结果
draft-return_proposal = 退回
draft-return_reply = 退回答复
draft-delivery = 送达
draft-follow_up = 回访
draft-visit = 走访
draft-visit_note = 走访补充
draft-invite = 邀请
draft-find = 查找
draft-import = 导入

word-report = 报情况
word-visit = 今日走访
word-cases = 我的交办
word-find = 查
word-status = 怎么样
word-approvals = 要我定的
word-overdue = 谁拖着
word-desk = 待审核
word-register = 登记
word-people = 人员
word-units = 单位
word-invite = 邀请
word-calendar = 日历

help-liaison =
    <b>报情况</b> 听到什么直接发,文字、照片、语音都行,再点上报。
    <b>今日走访</b> 选村,写一句,确认。
    <b>我的交办</b> 交给您办的事。<b>考核</b> 本单位的。
    回复哪张卡片,就补到哪件事上。
    <b>查询码</b> 群众来电报码,替他查办到哪一步。
help-clerk =
    <b>待审核</b> 逐条打开,照此登记交办。
    <b>登记</b> 来信、来访、来电。
    <b>谁拖着</b> 超期的。<b>谁没动</b> 没签收的。
    <b>会议</b> 开会、记决定、定任务。<b>下访</b> 记下访、看合计。
    <b>趋势</b> 各类事项按月看。<b>归口</b> 定政策归口单位。<b>考核</b> 答复异议。
    编号直接发就打开。
    <b>/people</b> 谁丢了手机,先停用。
    <b>写报告</b> 一个月、一季、一年的文稿和表格。
    办结的旧登记簿发 .csv 或 .xlsx 就导入;空表发 /register 模板。
    <b>查询码</b> 群众来电报码,替他查办到哪一步。
help-deputy =
    <b>要我定的</b> 看件,同意或退回。
    <b>怎么样</b> 总体情况。编号直接发就打开。
    <b>走访统计</b> 走访做得怎么样。<b>下访</b> 记下访、看合计。
    <b>考核</b> 各单位考核。
help-leader =
    <b>怎么样</b> 总体情况。
    <b>谁拖着</b> 超期的。<b>谁没动</b> 没签收的。
    <b>写报告</b> 一个月、一季、一年的文稿和表格。
    <b>趋势</b> 各乡镇各类事项,按月看。<b>考核</b> 各单位考核。
    发编号看一件;发“怎么样 柳湾镇”看一处。
help-inspector =
    <b>谁拖着</b> 超期的。<b>谁没动</b> 没签收的。
    <b>怎么样</b> 总体情况。<b>考核</b> 各单位考核。
    编号直接发就打开。
help-administrator =
    <b>人员</b> 停用、换手机。<b>单位</b> 名称和编码。
    <b>邀请</b> 一人一个,只用一次。<b>日历</b> 放假和调休。
    发来 .csv 或 .xlsx 表格,就导入单位、人员或日历。
help-all =
    <b>打击报复</b> 有人遭报复,直接报副部长和督查员。
    /me 我的 · /calendar 日历 · /leave 请假 · /lang 语言 · /cancel 取消

command-lead = 报情况
command-leads = 我报的情况
command-register = 登记来信来访
command-desk = 待审核
command-cases = 我的交办
command-case = 按编号看一件
command-why = 时限依据
command-visit = 今日走访
command-visits = 走访进度
command-approvals = 要我定的
command-status = 怎么样
command-overdue = 谁拖着
command-silent = 谁没动
command-find = 查
command-people = 人员
command-units = 单位
command-invite = 邀请
command-calendar = 工作日历
command-help = 帮助
command-menu = 主菜单
command-me = 我的
command-lang = 语言
command-cancel = 取消

button-quiet = 安静时间
quiet-title = <b>安静时间</b>
quiet-how = 这段时间只发紧急的,别的留到早上一起说。
quiet-night = 夜间 { $first }–{ $last }
quiet-noon = 午间 { $first }–{ $last }
quiet-no-noon = 午间不停
quiet-chosen = ✓ { $label }
notice-quiet_set = 已改
