# 练习用的虚构县

practice-title = 青溪县(虚构)
practice-bot = 联络
practice-opening = 正在备好县里的人和往事,消息会等着
