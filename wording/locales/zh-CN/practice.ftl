# 练习用的虚构县

practice-title = 青溪县(虚构)
practice-bot = 联络
practice-opening = 正在准备县里的人和事,消息先存着
