# 请假和代办

leave-title = <b>请假和代办</b>
leave-none = 现在没有请假,也没有代别人办。
leave-span = { $first }至{ $last }
absence-leave = 请假
absence-training = 培训
absence-secondment = 借调
leave-mine = 您{ $kind } { $days },由{ $name }代办
leave-mine-chain = 您{ $kind } { $days },{ $name }也不在,由{ $final }代办
leave-mine-nobody = 您{ $kind } { $days },{ $name }现在代不了,由办公室办理
leave-mine-asked = 您{ $kind } { $days },等{ $who }批准
leave-mine-refused = 您{ $kind } { $days },{ $name }没有批准
leave-by = { $name }已批准
leave-by-oneself = 上面没有批准人,由{ $name }本人批准
leave-asked = { $name }{ $kind } { $days },由{ $stand_in }代办,请您批准
button-leave-yes = 同意{ $name }
button-leave-no = 不同意{ $name }
button-person-leave = 登记请假
leave-cover = 您在代{ $name } { $days }
leave-cover-later = { $name }请您代办 { $days }
button-leave = 请假
button-leave-list = 请假和代办
button-leave-back = 提前销假
button-leave-cancel = 取消{ $day }的请假

form-title-refuse_leave = <b>不同意请假</b>
form-ask-refuse_leave-reason = 为什么不同意?点一条,或自己写,会告诉本人。
draft-refuse_leave = 不同意请假
reason-short_handed = 这几天人手不够
reason-other_days = 请改个日子
reason-other_stand_in = 请换一位代办

form-title-leave = <b>请假</b>
form-title-leave_for = <b>代登记请假</b>
form-field-absence = 类别
form-ask-leave-absence = 请假、培训还是借调?
form-ask-leave_for-absence = 请假、培训还是借调?
form-ask-leave_for-first = 从哪天起?点一下,或直接打日期,如 11月3日、明天、周五。
form-ask-leave_for-last = 几天,或到哪天?
form-ask-leave_for-stand_in = 这几天请谁代办?点一下,或直接打姓名。
form-declare-leave_for = 点登记即表示:领导已经在纸上批准,代办人已经说好。
button-form-confirm-leave_for = 登记
draft-leave_for = 代登记请假
form-field-first = 从
form-field-last = 到
form-field-stand_in = 代办
form-ask-leave-first = 从哪天起?点一下,或直接打日期,如 11月3日、明天、周五。
form-ask-leave-last = 请几天,或到哪天?
form-ask-leave-stand_in = 这几天请谁代办?点一下,或直接打姓名。
form-declare-leave = 点提交即表示:代办人已经说好。批准后才开始代办。
button-form-confirm-leave = 提交
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

notice-leave_entered = 已提交,批准后告诉您
notice-leave_own = 上面没有批准人,已由您本人批准
notice-leave_entered_for = 已登记,本人和代办人会收到
notice-leave_approved = 已同意
notice-leave_refused = 没有同意
notice-leave_cancelled = 已取消请假
notice-leave_over = 已销假,您的事已交回

push-leave_asked = 有同事{ $kind }待您批准,{ $days }
push-leave_approved = 您的{ $kind }已批准,{ $days }
push-leave_refused = 您的{ $kind }没有批准,{ $days },请看理由
push-cover_named = { $days }有同事{ $kind },请您代办
push-cover_cancelled = 原定{ $days }请您代办的,不用了
push-cover_begun = 从今天起由您代办,到{ $last },现有{ $open }件
push-cover_over = 代办已结束,本人回来了
push-leave_begun = 您的{ $kind }从今天开始,{ $open }件由代办人办
push-leave_begun-nobody = 您的{ $kind }从今天开始,代办人现在代不了,{ $open }件由办公室办
push-leave_over = 您的{ $kind }已结束,{ $open }件交回给您
push-handed_back = 已交回本人。

asked-leave = 请假|我要请假|销假|代办
command-leave = 请假,请人代办
