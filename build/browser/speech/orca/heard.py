"""A voice for Orca that writes: each thing that is said is a line of the file that
RETHINK_HEARD names, as JSON."""

import json
import os

from gi.repository import GLib
from orca import speechserver

_file = open(os.environ["RETHINK_HEARD"], "a", buffering=1, encoding="utf-8")


def _say(text):
    if isinstance(text, str) and text.strip():
        _file.write(json.dumps(text) + "\n")


class SpeechServer(speechserver.SpeechServer):
    """What Orca calls a speech server. Nothing is ever cut short: what a listener
    would miss by going on too soon is said before the next key is pressed."""

    _only = None

    @staticmethod
    def getFactoryName():
        return "heard"

    @classmethod
    def getSpeechServers(cls):
        return [cls.getSpeechServer()]

    @classmethod
    def getSpeechServer(cls, info=None):
        if cls._only is None:
            cls._only = cls()
        return cls._only

    def getInfo(self):
        return ["heard", "heard"]

    def getVoiceFamilies(self):
        return []

    def speak(self, text=None, acss=None, interrupt=True):
        _say(text)

    def speakCharacter(self, character, acss=None):
        _say(character)

    def sayAll(self, utteranceIterator, progressCallback):
        """Reads on to the end of the page, a sentence each time that Orca is free."""

        def one():
            try:
                context, _ = next(utteranceIterator)
            except StopIteration:
                return False
            _say(context.utterance)
            context.currentOffset = context.endOffset
            progressCallback(context.copy(), speechserver.SayAllContext.COMPLETED)
            return True

        GLib.idle_add(one)
