# 密件封存原话,和举报本单位领导的走法
notice-letter_sealed = 已记密件。原话已加密封存,聊天里已删除
letter-sealed = 原话已加密封存,只有收件人说明理由后能看。照片、录音不收,请随密件一起交。
button-letter-read = 查看内容
form-title-read_letter = <b>查看密件内容</b>
form-ask-read_letter-reason = 为什么要看?一句话就行,记录在案。
draft-read_letter = 查看密件内容
goes-up =
    <b>举报本单位领导的,这里不收、不转、不留底。</b>
    刚才发的内容已经删除,没有任何登记。
    请不拆封、不抄录,由群众本人交上一级有关部门。
goes-up-to = 上一级:{ $office }
goes-up-lines =
    也可以打 12380(组织部门)、12388(纪检监察),工作日受理。
    群众另有诉求的,请重新发一遍。
