# The invented county for practice

practice-title = Qingxi County (invented)
practice-bot = Lianluo
