# Orca reads this file first. What it would say is written down by heard.py, which
# lies beside it: no synthesiser is needed, and nothing waits for one to finish.
from orca import settings

settings.speechServerFactory = "heard"
settings.speechFactoryModules = ["heard"]
# Orca ends itself when its start takes ten seconds, as it may on a busy computer.
settings.timeoutTime = 0
settings.enableBraille = False
settings.enableSound = False
# Each key that is pressed is no news.
settings.enableKeyEcho = False
# A page is read when the listener asks for it. By itself Orca reads one that has no
# fragment in its address, and leaves out one that has.
settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False
