# Orca reads this file first. What it would say is written down by heard.py, which
# lies beside it: no synthesiser is needed, and nothing waits for one to finish.
import __main__

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

# Orca does not start beside another of the same person, such as the one that they
# work with. This one has a screen and a bus of its own.
__main__.otherOrcas = lambda: []
