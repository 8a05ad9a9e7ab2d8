# 值班页:程序现在怎样

watch-title = 联络 · 值班
watch-well = 一切正常。
watch-unwell = 有情况,请处理:
watch-wrong-other_copy = 同一个令牌还有一份程序在运行,两边轮流收消息。请停掉其中一份。
watch-wrong-token = Telegram 不认这个令牌,可能已被撤销。请找 @BotFather 核对,改好 LIANLUO_BOT_TOKEN 再启动。已收到的都在。
watch-wrong-receiving = 收不到新消息,多半是网络不通。程序会一直重试;请检查网络和 LIANLUO_PROXY。
watch-wrong-inbox = 有消息等了很久还没有答复。请看日志。
watch-wrong-pushes = 有提醒到时没有发出。原因见下面和日志。
watch-wrong-clocks = 时限好一阵没有查过。请重新启动程序。

watch-inbox-none = 收件:没有积压。
watch-inbox = 收件:{ $n } 条待答复,最久的等了{ $time }。
watch-pushes-none = 提醒:该发的都发了。
watch-pushes = 提醒:{ $n } 条到时未发,最久的等了{ $time }。
watch-hindered = 没发出的会重试:{ $causes }。
watch-cause-network = 网络不通 { $n } 条
watch-cause-token = 令牌不被承认 { $n } 条
watch-cause-other = 其他原因 { $n } 条
watch-given_up = 一天内被 Telegram 退回、不再发的:{ $n } 条。请看日志。
watch-unreachable = 收不到消息的同事:{ $n } 人,拉黑了机器人或注销了账号。请打电话联系。
watch-attachments = 附件:{ $n } 个待取回。
watch-clocks = 时限:{ $ago }前查过。
watch-budget = 发送:最近一秒用了限额的 { $percent }%。
watch-halted = Telegram 要求暂停发送,还有{ $time }。
watch-not-receiving = 已有{ $time }收不到新消息。
watch-seconds = { $n }秒
watch-minutes = { $n }分钟
watch-hours = { $n }小时
