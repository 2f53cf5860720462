"""Numbers as Chinese writes them, to exact decimals and back.

``一百九十万零三千`` is 1903000, ``两千五百`` is 2500, ``二〇二〇`` is 2020,
``三点五`` is 3.5. Nothing here is ever a float.
"""

from __future__ import annotations

from decimal import Decimal

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
CHARACTERS = "〇零一二两三四五六七八九十百千万亿"
LONGEST = 32
"""Characters beyond which a run of numerals is no number (the text is damaged or hostile)."""


def parse(numeral: str) -> Decimal | None:
    """The value of a Chinese numeral, or None when it is not well formed.

    Positional writing (``二〇二〇``) and decimals (``三点五``) are read too.
    """
    if not numeral or len(numeral) > LONGEST:
        return None
    whole, point, fraction = numeral.partition("点")
    value = _integer(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not fraction or any(character not in DIGITS for character in fraction):
        return None
    return Decimal(f"{value}." + "".join(str(DIGITS[character]) for character in fraction))


def write(value: int) -> str:
    """``value`` (0 to 10**16 - 1) in standard Chinese numerals: 2500 -> 二千五百, 10 -> 十."""
    if not 0 <= value < 10**16:
        raise ValueError(f"{value} is outside 0 to 10**16 - 1")
    if value == 0:
        return "零"
    text = _write_section(value)
    return text.removeprefix("一") if text.startswith("一十") else text


def magnitude(text: str) -> int:
    """The power of ten of a run of magnitudes: 万 -> 10000, 千万 -> 10000000, 万亿 -> 10**12, '' -> 1."""
    product = 1
    for character in text:
        product *= SMALL.get(character) or LARGE[character]
    return product


def _integer(numeral: str) -> int | None:
    if all(character in DIGITS for character in numeral):
        if len(numeral) == 1 or (len(numeral) >= 3 and numeral[0] != "零"):
            return int("".join(str(DIGITS[character]) for character in numeral))
        return None
    if "亿" in numeral:
        head, _, tail = numeral.rpartition("亿")
        high = _integer(head) if head else 1
        low = _below(tail, 10**8)
        return None if high is None or low is None else high * 10**8 + low
    return _below(numeral, 10**8)


def _below(numeral: str, limit: int) -> int | None:
    """The value of a numeral smaller than ``limit``; empty is zero; 三千五 is 3500."""
    if not numeral:
        return 0
    head, ten_thousand, tail = numeral.rpartition("万")
    if ten_thousand:
        high = _section(head) if head else 1
        low = _section(tail, following=10**4) if tail else 0
        value = None if high is None or low is None else high * 10**4 + low
    else:
        value = _section(numeral)
    return value if value is not None and value < limit else None


def _section(numeral: str, following: int = 0) -> int | None:
    """The value of a numeral of 千 百 十 and digits; a last bare digit after a unit counts in the next unit."""
    total, digit, unit, zero = 0, None, following or 10**9, False
    for character in numeral:
        if character in SMALL:
            factor = SMALL[character]
            if factor >= unit or digit == 0:
                return None
            total += (1 if digit is None else digit) * factor
            digit, unit, zero = None, factor, False
        elif DIGITS.get(character) == 0:
            if digit is not None:
                return None
            zero = True
        else:
            if digit is not None or character not in DIGITS:
                return None
            digit = DIGITS[character]
    if digit is None:
        return total if not zero else None
    shorthand = not zero and unit in (100, 1000, 10**4) and len(numeral) > (0 if following else 1)
    return total + digit * (unit // 10 if shorthand else 1)


def _write_section(value: int) -> str:
    for name, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if value >= size:
            head, rest = divmod(value, size)
            text = _write_section(head) + name
            if not rest:
                return text
            gap = "零" if rest < size // 10 else ""
            return text + gap + _write_section(rest)
    return "零一二三四五六七八九"[value]
