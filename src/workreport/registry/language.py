"""Everything a person reads exists in English and in Chinese."""

from __future__ import annotations

import os
from typing import NamedTuple

LANGUAGES = ("en", "zh")


class Bilingual(NamedTuple):
    """A text in both languages of the project."""

    en: str
    zh: str

    def to(self, language: str) -> str:
        """The text in ``language`` (``en`` or ``zh``); ValueError for any other."""
        return getattr(self, checked(language))


def checked(language: str) -> str:
    """``language`` if the project speaks it; ValueError otherwise."""
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    return language


def preferred() -> str:
    """The language of messages: ``WORKREPORT_LANG``, else the locale, else English."""
    wanted = os.environ.get("WORKREPORT_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return spoken(wanted)


def spoken(tag: str | None) -> str:
    """``zh`` or ``en``, from the tag of a language or a locale (``zh_CN``, ``en-GB``, none)."""
    return "zh" if (tag or "").lower().startswith("zh") else "en"
