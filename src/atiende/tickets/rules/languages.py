"""In which language something is written, guessed from its small words: cheap, and silent when in doubt."""

from __future__ import annotations

import re
from typing import Final

LANGUAGES: Final = ("es", "en", "pt", "fr", "ca", "gl", "eu", "it", "de")
"""Those that a case can be said to be in."""

_READ: Final = 800
_LEAST_WORDS: Final = 5
_LEAST_SCORE: Final = 3
_LEAST_LEAD: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL_WORDS: Final = {
    "es": (
        "el los las y con una pero muy su sus mi nos hola gracias buenos días tardes lo le les del al ha "
        "han he hemos está están fue ser son usted ustedes para por como cuando donde dónde qué cómo sin "
        "también ya esta este esto puede puedo quiero pedido todavía aún no se hace desde hasta más "
        "porque pues un"
    ),
    "en": (
        "the and of to is are was were you your we our it this that with for have has had not but from on "
        "at be been my please thank thanks hello hi dear regards would could can will when what where "
        "which as by an or if i me they their there do does did"
    ),
    "pt": (
        "o os as e com uma mas muito seu sua seus meu minha nós olá obrigado obrigada bom boa dia tarde "
        "lhe do da dos das no na nos nas ao à há está estão foi ser são você vocês para por como quando "
        "onde sem também já esta este isto pode posso quero pedido ainda não se faz desde até mais porque "
        "pois um em"
    ),
    "fr": (
        "le les et avec une mais très son sa ses mon ma mes nous bonjour merci bonsoir lui leur du au aux "
        "il elle est sont était être vous votre vos pour par comme quand où sans aussi déjà cette ce cet "
        "ceci peut peux veux commande encore ne pas se fait depuis plus parce un des je que qui dans sur"
    ),
    "it": (
        "il lo la gli le e un una non mio mia suo sono ho hai ha che per con come quando dove anche già "
        "questo questa del della di da al buongiorno grazie perché nel vorrei"
    ),
    "gl": (
        "o os as e unha pero moi seu súa non meu miña nós ola grazas bos días tarde do da dos das no na "
        "ao xa está están foi vostede para por como cando onde sen tamén esta este isto podo quero aínda "
        "se"
    ),
    "ca": (
        "el els les i amb una però molt meu meva seva no gràcies bon dia tarda ha han està són per com "
        "quan on sense també ja aquesta aquest puc vull encara què la del al"
    ),
    "de": ("der die das und ist nicht ich sie wir mit ein eine auf für zu den dem von es bitte danke"),
}
_GUESSED: Final = frozenset({"es", "en", "pt", "fr"})
"""The others are known only so that they are not taken for one of these."""
_SETS: Final = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_LETTERS: Final = {
    "es": re.compile("[ñ¿¡]", re.IGNORECASE),
    "pt": re.compile("[ãõ]", re.IGNORECASE),
    "fr": re.compile("[œùëîû]|\\b[ldnjcsm]['’]", re.IGNORECASE),
}


def language_of_text(text: str) -> str:
    """ "es", "en", "pt" or "fr"; empty for few words, other languages, and mixtures."""
    read = text[:_READ].lower()
    words = _WORD.findall(read)
    if len(words) < _LEAST_WORDS:
        return ""
    shared = {
        language: sum(word in small for word in words) + (2 if _has_letters(language, read) else 0)
        for language, small in _SETS.items()
    }
    (best, score), (_, next_score) = sorted(shared.items(), key=lambda each: -each[1])[:2]
    is_enough = score >= _LEAST_SCORE and score * 6 >= len(words)
    return best if best in _GUESSED and is_enough and score - next_score >= _LEAST_LEAD else ""


def is_other_language(text: str, language: str) -> bool:
    """Whether a text is, as far as can be told, in another language than this one."""
    said, known = language_of_text(text), language[:2].lower()
    return bool(said) and known in _GUESSED and said != known


def _has_letters(language: str, text: str) -> bool:
    letters = _LETTERS.get(language)
    return letters is not None and letters.search(text) is not None
