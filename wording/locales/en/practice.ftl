# The invented county for practice

practice-title = Qingxi County (invented)
