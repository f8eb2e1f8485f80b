"""The languages in which tests ask for an answer."""

from mic_tracker.show.language.catalogue import LanguageWish

ENGLISH = LanguageWish("en")
USUAL = LanguageWish()
