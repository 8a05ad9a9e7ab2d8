# The tour of the sandbox: one matter from being heard to being asked about
# "do" is what to do, "until" what a phone shows once it is done; sandbox/README.md has the format

tour-1-title = Something is heard
tour-1-text = { $liaison } is a township’s liaison. What is heard in a village is sent like any message; photos and voice will do.
tour-1-do-1 = { $liaison }: The well in 上湾村 has been broken for two months; twenty families cannot water.
tour-1-until-1 = { $liaison } sees { button-form-confirm-lead }

tour-2-title = One tap reports it
tour-2-text = Place and kind are filled in. A glance, and it is sent.
tour-2-do-1 = { $liaison } taps { button-form-confirm-lead }
tour-2-until-1 = { $clerk } sees { push-lead_new }

tour-3-title = The clerk knows at once
tour-3-text = { $clerk } is the desk clerk. A push carries the number and the task, never the contents; those show when it is opened.
tour-3-do-1 = { $clerk } taps { push-button-open }
tour-3-until-1 = { $clerk } sees { button-move-register }

tour-4-title = Registered, classified, assigned in one go
tour-4-text = Kind, owner and due date are proposed by the rules. Read, and confirm.
tour-4-do-1 = { $clerk } taps { button-move-register }
tour-4-until-1 = { $clerk } sees { button-form-confirm-register }
tour-4-do-2 = { $clerk } taps { button-form-confirm-register }
tour-4-until-2 = { $liaison } sees { push-case_assigned }

tour-5-title = The owner acknowledges
tour-5-text = The matter now belongs to the township. { $liaison } acknowledges on the push, which becomes the card of the matter.
tour-5-do-1 = { $liaison } taps { button-move-acknowledge }
tour-5-until-1 = { $liaison } sees { button-move-submit_result }

tour-6-title = Mended: report the result
tour-6-text = When it is mended on the spot, write down what was found and submit it.
tour-6-do-1 = { $liaison } taps { button-move-submit_result }
tour-6-until-1 = { $liaison } sees { form-ask-result-findings }
tour-6-do-2 = { $liaison }: New pump in, water runs; twenty-three families watered the same day.
tour-6-until-2 = { $liaison } sees { outcome-not_supported }
tour-6-do-3 = { $liaison } taps { outcome-supported }
tour-6-until-3 = { $liaison } sees { checklist-solved }
tour-6-do-4 = { $liaison } taps { checklist-solved }
tour-6-until-4 = { $liaison } sees { button-form-confirm-result }
tour-6-do-5 = { $liaison } taps { button-form-confirm-result }
tour-6-until-5 = { $deputy } sees { push-reply_to_review }

tour-7-title = The deputy decides
tour-7-text = { $deputy } is the deputy director, who reads the reply and approves or returns it. Only an approved reply goes out.
tour-7-do-1 = { $deputy } taps { push-button-read }
tour-7-until-1 = { $deputy } sees { button-move-return_reply }
tour-7-do-2 = { $deputy } taps { button-move-approve_reply }
tour-7-until-2 = { $deputy } sees { event-approve_reply }

tour-8-title = How do we stand?
tour-8-text = { $leader } is the director. One question, and one message says what is open, who is late and how much was on time.
tour-8-do-1 = { $leader } taps { word-status }
tour-8-until-1 = { $leader } sees { button-status-units }

tour-end = Next come delivery, follow-up and closing. Move the clock on by a day or a month and see who is reminded; or cut a phone’s network and see that nothing is lost.
    To go through it again, first move the clock to the next working day: nobody gets more than two messages a day, urgent ones apart, and the rest comes together in the morning.
