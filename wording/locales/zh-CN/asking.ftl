# 听得懂的词,用|分开;第一个是标准说法
asked-report = 报情况|报线索|上报|有情况
asked-visit = 今日走访|走访|今天走访|蹲点
asked-visits = 走访进度|走访几天|我的走访
asked-cases = 我的交办|交办|我的件|今天办什么
asked-find = 查|查找|找|搜
asked-status = 怎么样|情况怎么样|总体|现在怎么样
asked-approvals = 要我定的|要我定|待审批|审批
asked-overdue = 谁拖着|超期|拖着的
asked-desk = 待审核|审核|收件
asked-leads = 我报的|我报的情况
asked-silent = 谁没动|谁还没动
asked-me = 我的|我是谁
asked-help = 帮助|怎么用
asked-menu = 菜单|主菜单
question-endings = ?|?|吗|呢|怎么办
