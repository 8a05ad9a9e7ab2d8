# 管理员:人员、单位

people-title = <b>人员</b> { $n }人
people-found = <b>人员</b> 名字带“{ $name }”的
people-none = 没有找到“{ $name }”。
people-line = { $name } { $posts } · { $state }
people-post = { $unit } { $role }
people-state-joined = 已加入
people-state-invited = 已邀请
people-state-expired = 邀请已过期
people-state-uninvited = 未邀请
people-state-stopped = 已停用
people-state-unreachable = 消息送不到
button-people = 人员
button-people-invite = 邀请人员

person-title = <b>{ $name }</b>
person-state-joined = 已加入。
person-state-invited = 已邀请,还没加入。
person-state-expired = 邀请已过期,还没加入。
person-state-uninvited = 还没邀请。
person-state-stopped = 已停用,什么也看不到。
person-state-unreachable = 已加入,但消息送不到:可能拉黑了机器人或注销了账号。
person-stopped = 停用 { $name } · { $when }
person-back = 手机找回来了点“重新启用”;换了手机点“再邀请”。
person-back-by-others = 要恢复,请管理员再发邀请。
person-stop-ask = 确定停用?停用后马上什么也看不到,旧按钮也不能用。
person-until = 邀请有效到{ $when }。
person-invite =
    邀请码(只显示这一次,只能用一次):
    <code>{ $code }</code>
    转给本人,点开就能加入:
    https://t.me/{ $bot }?start={ $code }
button-person-invite = 再发邀请
button-person-new-phone = 换了手机,再邀请
button-person-stop = 停用
button-person-stop-now = 确定停用
button-person-undo = 撤销停用
button-person-admit = 重新启用
notice-stopped = 已停用,一分钟内可撤销
notice-stop_undone = 已撤销停用
notice-admitted = 已重新启用
refused-not_allowed-undo_late = 已过一分钟,不能撤销。请管理员重新启用,或再发邀请。
refused-not_allowed-oneself = 不能停用自己,请别的管理员来。

tree-title = <b>单位</b>
tree-title-unit =
    <b>{ $path }</b>
    { $kind } { $code }
tree-below = 下面{ $n }个:
tree-none = 还没有单位。请在服务器上运行 lianluo units import 导入。
button-tree-up = ‹ 上一级
unit-kind-province = 省
unit-kind-city = 市
unit-kind-county = 县
unit-kind-township = 乡镇街道
unit-kind-county_unit = 县直单位
unit-kind-village = 村或社区

button-person-posts = 任职
posts-title = <b>{ $name }的任职</b>
posts-none = 还没有任职。
post-section = { $post }({ $section })
post-since = { $post } { $first }起
post-from = { $post } 将从{ $first }起
post-until = { $post } { $first }起,到{ $last }止
post-was = { $post } { $first }起,{ $last }已结束
button-post-add = 添任职
button-post-change = 改{ $role }
button-post-end = 结束{ $role }
form-title-post_add = <b>添任职</b>
form-title-post_change = <b>改任职</b>
form-title-post_end = <b>结束任职</b>
form-field-since = 从
form-field-until = 做到
form-field-section = 科室
form-ask-post_add-role = 什么职务?
form-ask-post_add-unit = 在哪个单位?点一下,或直接打单位名。
form-ask-post_add-since = 从哪天起?
form-ask-post_add-section = 哪个科室?如 办公室、纪委。
form-ask-post_change-role = 改成什么职务?
form-ask-post_change-unit = 改到哪个单位?点一下,或直接打单位名。
form-ask-post_change-since = 从哪天起改?原任职到前一天为止。
form-ask-post_change-section = 哪个科室?如 办公室、纪委。
form-ask-post_end-until = 做到哪天为止?当天还有权限,过了当天自动结束。
button-form-confirm-post_add = 添上
button-form-confirm-post_change = 改任职
button-form-confirm-post_end = 到期结束
draft-post_add = 添任职
draft-post_change = 改任职
draft-post_end = 结束任职
notice-post_added = 已添任职
notice-post_changed = 已改任职,原任职留有记录
notice-post_ends = 已定下结束日期,到期自动结束
refused-post = 任职这样改不了,请看看日期。
refused-post-over = 这项任职{ $day }已经结束。
refused-post-before_first = 结束日期早于开始的{ $day },请改一下。
refused-post-twice = 这个职务在这些日子里已经有了,请改日期、职务或单位。
refused-post-last_administrator = 这是最后一位管理员,请先添一位管理员再结束。
handover-title = <b>{ $name }待移交</b> { $n }件
handover-none = { $name }没有待移交的事项。
handover-tasks = 还有会议任务{ $n }项
liaisons-title = <b>联络员人数不合适的单位</b> { $n }个(应有1至2名)
liaisons-line = { $unit } { $n }名
liaisons-more = 另有{ $n }个单位
liaisons-fine = 各乡镇和县直单位都有1至2名联络员。
desks-title = <b>管理员兼信访专干</b>
desks-line = { $name }:{ $posts }
desks-none = 现在没有人兼管理员和信访专干。
button-both-desks = 兼任情况
button-liaisons = 联络员人数

push-post_over = 有同事任职结束,{ $open }件待移交
push-liaisons_off = 有单位没有联络员,或多于2名,请看看
push-both_desks = 有同事兼管理员和信访专干,请知悉
