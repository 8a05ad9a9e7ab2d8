# 练习用的虚构县

practice-title = 青溪县(虚构)
practice-bot = 联络
