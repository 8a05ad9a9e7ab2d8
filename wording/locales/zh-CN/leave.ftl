# 请假和代办

leave-title = <b>请假和代办</b>
leave-none = 现在没有请假,也没有代别人办。
leave-span = { $first }至{ $last }
leave-mine = 您请假 { $days },由{ $name }代办
leave-mine-chain = 您请假 { $days },{ $name }也请假,由{ $final }代办
leave-mine-nobody = 您请假 { $days },{ $name }现在代不了,由办公室办理
leave-cover = 您在代{ $name } { $days }
leave-cover-later = { $name }请您代办 { $days }
button-leave = 请假
button-leave-list = 请假和代办
button-leave-back = 提前销假
button-leave-cancel = 取消{ $day }的请假

form-title-leave = <b>请假</b>
form-field-first = 从
form-field-last = 到
form-field-stand_in = 代办
form-ask-leave-first = 从哪天起?点一下,或直接打日期,如 11月3日、明天、周五。
form-ask-leave-last = 请几天,或到哪天?
form-ask-leave-stand_in = 这几天请谁代办?点一下,或直接打姓名。
form-declare-leave = 点登记即表示:请假已经批准,代办人已经说好。
button-form-confirm-leave = 登记
draft-leave = 请假
leave-days-1d = 就一天
leave-days-2d = 两天
leave-days-3d = 三天
leave-days-5d = 五天

history-who-for = { $who }(代{ $name })
list-line-covers = 代{ $name }
list-line-covered = 由{ $names }代

refused-leave = 请假登记不上,请看看日期和代办人。
refused-leave-no_day = 没看懂“{ $text }”是哪天,请点一个或再打一遍,如 11月3日、明天、周五。
refused-leave-past = { $day }已经过了,请假从今天起才能登记。
refused-leave-order = 到{ $day }早于从{ $first },请改一下。
refused-leave-long = 请假最长{ $most }天,请核对年份。
refused-leave-overlap = { $first }到{ $last }您已经请过假,请改日期,或先取消那一次。
refused-leave-circle = { $day }{ $name }也不在,转一圈又回到您这里。请换一位代办。
refused-leave-nobody = 没有叫“{ $text }”的同事,请点一位,或再打一遍姓名。
refused-leave-near = 没有叫“{ $text }”的同事。是不是{ $like }?
refused-leave-which = 叫“{ $text }”的不止一位,请从下面点。
refused-leave-oneself = 代办的不能是您自己,请换一位。
refused-leave-unsuitable = { $name }的职务不能代您办理,请换一位。
refused-leave-not_joined = { $name }还没有加入,收不到消息,请换一位。

notice-leave_entered = 已登记请假
notice-leave_cancelled = 已取消请假
notice-leave_over = 已销假,您的事已交回

push-cover_named = { $days }有同事请假,请您代办
push-cover_cancelled = 原定{ $days }请您代办的,不用了
push-cover_begun = 从今天起由您代办,到{ $last },现有{ $open }件
push-cover_over = 代办已结束,本人回来了
push-leave_begun = 您的请假从今天开始,{ $open }件由代办人办
push-leave_begun-nobody = 您的请假从今天开始,代办人现在代不了,{ $open }件由办公室办
push-leave_over = 您的请假已结束,{ $open }件交回给您
push-handed_back = 已交回本人。

asked-leave = 请假|我要请假|销假|代办
command-leave = 请假,请人代办
