"""Languages: what the site speaks. The first is the one the words are written in."""

from environs import EnvError

from config.words import LOCALE, compile_words

LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LANGUAGE_CODE = "en"
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [LOCALE]

try:
    compile_words()
except OSError as error:
    message = f"LOCALE: {error}. Run `python -m config.words` where it can be written."
    raise EnvError(message) from None
