# 打击报复:直接报分管副部长和督查员,不经过单位
number-retaliation = 急{ $year }-{ $serial }
button-retaliation = 打击报复
form-title-retaliation = <b>打击报复</b>
form-ask-retaliation-text =
    人有危险,先打电话(110或值班电话)。
    再写一句:谁遭了什么事,现在人在哪里、安全不安全。
    只有分管副部长和督查员看得到,不经过当地单位。发出就上报。
button-retaliation-unit = 涉及单位
button-retaliation-spare = 不报给谁
form-ask-retaliation-unit = 是哪个单位的人做的?这个单位的人都看不到。
form-ask-retaliation-spare = 与谁有关就点谁,这位不会知道。
form-field-spare = 不报给
retaliation-spared = 上报人要求不告诉 { $name }
notice-retaliation_reported_past = 已直接上报,您点的那位看不到,聊天里的原话已删除
form-declare-retaliation = 点上报,马上送到分管副部长和督查员,不经过当地单位。聊天里的原话会删掉。
button-form-confirm-retaliation = 上报
form-field-retaliation = 打击报复
draft-retaliation = 打击报复
notice-retaliation_reported = 已直接报分管副部长和督查员,聊天里的原话已删除
retaliation-title = <b>{ $number }</b> 打击报复
retaliation-case = 与 { $number } 有关
retaliation-by = { $name } 上报 { $when }
retaliation-sent = 已送到,还没有人接手
retaliation-waits = 还没有人接手,{ $due }
retaliation-taken = { $name } 已接手 { $when }
retaliation-done = 已处理 { $when }
button-retaliation-take = 我来办
button-retaliation-done = 记处理结果
notice-retaliation_taken = 由您接手,已告诉上报人
form-title-retaliation_done = <b>打击报复的处理</b>
form-ask-retaliation_done-text = 怎么处理的?人现在安全吗?写一两句。
draft-retaliation_done = 打击报复的处理
notice-retaliation_done = 已记处理结果,已告诉上报人
rule-retaliation = 急件接手
push-retaliation = 有急件,请马上打开
push-retaliation_answered = 您上报的急件有回音了
silent-what-retaliation = 急件待接手
event-retaliation_reported = 上报打击报复
event-retaliation_taken = 接手
event-retaliation_done = 已处理
note-retaliation = 上报
note-retaliation_done = 处理
