# The invented county for practice

practice-title = Qingxi County (invented)
practice-bot = Lianluo
practice-opening = The county is being made ready; messages wait
