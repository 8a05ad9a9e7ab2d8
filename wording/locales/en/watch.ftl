# The page for the person on duty: how the program is

watch-title = Lianluo · on duty
watch-well = All is well.
watch-unwell = Something needs you:
watch-wrong-other_copy = Another copy of the program runs on the same token, and each takes some of the messages. Please stop one of them.
watch-wrong-token = Telegram refuses the token; it may have been revoked. Please ask @BotFather, correct LIANLUO_BOT_TOKEN and start again. What has come in is kept.
watch-wrong-receiving = No new messages come in, most likely for want of a network. The program goes on trying; please check the network and LIANLUO_PROXY.
watch-wrong-inbox = A message has waited long for its answer. Please look into the log.
watch-wrong-pushes = Reminders that are due have not gone out. The cause stands below and in the log.
watch-wrong-clocks = The deadlines have not been looked at for a while. Please start the program again.

watch-inbox-none = Messages: none waiting.
watch-inbox = Messages: { $n } to be answered, the oldest has waited { $time }.
watch-pushes-none = Reminders: all that were due have gone out.
watch-pushes = Reminders: { $n } due and not sent, the oldest has waited { $time }.
watch-hindered = What has not gone out is tried again: { $causes }.
watch-cause-network = { $n } for want of a network
watch-cause-token = { $n } since the token is refused
watch-cause-other = { $n } for another cause
watch-given_up = Refused by Telegram within a day, and not sent again: { $n }. Please look into the log.
watch-unreachable = Colleagues whom no message reaches: { $n }; they have blocked the bot or left Telegram. Please telephone.
watch-attachments = Attachments: { $n } to be fetched.
watch-clocks = Deadlines: looked at { $ago } ago.
watch-budget = Sending: { $percent }% of the limit in the last second.
watch-halted = Telegram has asked for a pause; { $time } are left.
watch-not-receiving = No new messages for { $time }.
watch-seconds = { $n ->
    [one] one second
   *[other] { $n } seconds
}
watch-minutes = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
watch-hours = { $n ->
    [one] one hour
   *[other] { $n } hours
}
