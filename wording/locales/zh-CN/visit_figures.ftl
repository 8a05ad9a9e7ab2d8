# 走访统计

figures-title = <b>走访统计</b> { $unit } { $period }
figures-completion = 完成 { $percent }%({ $count }/{ $of }天)
figures-completion-none = 完成:没有应走的天数
figures-quota = 走够 { $percent }%({ $count }/{ $of }人月)
figures-quota-none = 走够:没有要走访的人
figures-findings = 每次走访发现 { $each }个({ $count }个/{ $of }次)
figures-findings-none = 每次走访发现:还没有走访
figures-settled = 当场解决 { $percent }%({ $count }/{ $of }个)
figures-settled-none = 当场解决:还没有发现
figures-warning = 上级交办,事先有情况的 { $percent }%({ $count }/{ $of }件)
figures-warning-none = 上级交办:没有
figures-days = 早{ $middle }天(中位数),最少{ $least }天,最多{ $most }天
figures-days-one = 早{ $middle }天
figures-heard = { $number } 早{ $days }天
figures-unheard = { $number } 事先没有情况
figures-more = 另有{ $n }件。
button-figures = 走访统计
asked-figures = 走访统计|统计走访|走访完成率
