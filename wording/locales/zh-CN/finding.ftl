# 查找

# 话尾不用查的字,用|分开
find-fillers = 那件事|那个事|这件事|那事|这事|的事情|的事|的情况|的
find-title = <b>查“{ $words }”</b> { $n }件
find-title-more = <b>查“{ $words }”</b> 先看{ $n }件,多写一个词更准
find-nothing =
    没有找到“{ $words }”。
    可以试试:地名、事情里的两个字、经办人姓名,或者编号。
find-officer = 经办 { $name }
find-author = 上报 { $name }
