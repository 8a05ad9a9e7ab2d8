# 沙盒里的导览:一件事从听到走到问起
# do 是要做的,until 是做成后手机上看得到的;写法见 sandbox/README.md

tour-1-title = 听到一件事
tour-1-text = { $liaison }是柳湾镇的联络员。在村里听到什么,像平常发消息一样发出来,照片、语音也行。
tour-1-do-1 = { $liaison }: 上湾村机井坏了两个月没人修,二十多户浇不上地。
tour-1-until-1 = { $liaison } sees { button-form-confirm-lead }

tour-2-title = 点一下就上报
tour-2-text = 地点、类别都填好了,看一眼,没错就报。
tour-2-do-1 = { $liaison } taps { button-form-confirm-lead }
tour-2-until-1 = { $clerk } sees { push-lead_new }

tour-3-title = 专干马上知道
tour-3-text = { $clerk }是信访专干。推送里只有编号和要办的事,不露内容,点开才看得到。
tour-3-do-1 = { $clerk } taps { push-button-open }
tour-3-until-1 = { $clerk } sees { button-move-register }

tour-4-title = 登记、分类、交办一次办完
tour-4-text = 类别、承办单位、期限都按规矩备好了,看过,确认。
tour-4-do-1 = { $clerk } taps { button-move-register }
tour-4-until-1 = { $clerk } sees { button-form-confirm-register }
tour-4-do-2 = { $clerk } taps { button-form-confirm-register }
tour-4-until-2 = { $liaison } sees { push-case_assigned }

tour-5-title = 承办人签收
tour-5-text = 事交给了柳湾镇。{ $liaison }在推送上一点就签收,推送随即变成这件事的卡片。
tour-5-do-1 = { $liaison } taps { button-move-acknowledge }
tour-5-until-1 = { $liaison } sees { button-move-submit_result }

tour-6-title = 办好了,报结果
tour-6-text = 去现场办好以后,把查明的写下来,提交审核。
tour-6-do-1 = { $liaison } taps { button-move-submit_result }
tour-6-until-1 = { $liaison } sees { form-ask-result-findings }
tour-6-do-2 = { $liaison }: 已换新泵,出水正常,二十三户当天浇上地。
tour-6-until-2 = { $liaison } sees { outcome-not_supported }
tour-6-do-3 = { $liaison } taps { outcome-supported }
tour-6-until-3 = { $liaison } sees { checklist-solved }
tour-6-do-4 = { $liaison } taps { checklist-solved }
tour-6-until-4 = { $liaison } sees { button-form-confirm-result }
tour-6-do-5 = { $liaison } taps { button-form-confirm-result }
tour-6-until-5 = { $deputy } sees { push-reply_to_review }

tour-7-title = 领导审核
tour-7-text = { $deputy }是分管副部长。看过答复,同意或退回;同意了才送达群众。
tour-7-do-1 = { $deputy } taps { push-button-read }
tour-7-until-1 = { $deputy } sees { button-move-return_reply }
tour-7-do-2 = { $deputy } taps { button-move-approve_reply }
tour-7-until-2 = { $deputy } sees { event-approve_reply }

tour-8-title = 总体怎么样
tour-8-text = { $leader }是部长。问一句,多少件在办、谁拖着、按期办结多少,一条消息说清。
tour-8-do-1 = { $leader } taps { word-status }
tour-8-until-1 = { $leader } sees { button-status-units }

tour-end = 往下是送达、回访、办结。把时钟往前拨一天、一个月,看到期会提醒谁;也可以断开网络,看它丢不丢消息。
    要再走一遍,先把时钟拨到下一个工作日:不是急件的,一人一天最多收两条,多的留到早上一起说。
