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
