"""The letters that a PDF can show: those of its own typefaces, which every reader of it then sees."""

SERIF = "Libertinus Serif"
MONO = "DejaVu Sans Mono"
"""The typefaces that travel with the typesetter, so that a paper looks the same wherever it is made."""

SHOWN = """
20-7e a0-ac ae-1c3 1cd-1dd 1df-1e3 1e6-1ef 1fc-21f 224-241 250-34e 350-36f 374-377 37a-37f 384-38a 38c
38e-3a1 3a3-3ce 3d0-3e1 3f0-45f 490-49b 4a2-4a5 4aa-4b3 4c0-4c4 4cf-4f9 51a-51d 531-556 559-55f 561-587
5b0-5c3 5d0-5ea 5f0-5f4 1e00-1e9b 1e9e-1ef9 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f5f-1f7d
1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff6-1ffe 2010-2027 202f-2037 2039-203f 2044-204b
2074-208e 2090-209c 20a0-20b5 20bd 2100-2103 210c-210f 2122 2135-2139 2153-2184 2190-2220 2223-222d
2234-223d 2241-226b 226d-228b 228d-22a5 22b2-22b5 22c2-22c6 22cd-22d1 22da-22e9 2300-2306 2308-2315
231c-2321 2325-232b 2335-237a 2380-2383 2388-238b 239b-23ae 2500-2600 2605 2638-2653 2660-2667 2669-266f
27e6-27eb 2b05-2b0d 2b12-2b1a fb01-fb02 fffd
"""
"""The characters that one of them has upright, slanted and bold, in ranges; a test sets every one."""


def _numbers() -> frozenset[int]:
    ranges = ([int(end, 16) for end in part.split("-")] for part in SHOWN.split())
    return frozenset(number for ends in ranges for number in range(ends[0], ends[-1] + 1))


LETTERS = _numbers() | {ord("\n")}


def legible(text: str) -> str:
    """The text with each character that has no shape in the typefaces written as its number: ``\\U0001f642``.

    An archived paper may hold no letter that a reader sees as an empty box.
    """
    if text.isascii():
        return text
    return "".join(one if ord(one) in LETTERS else _number(ord(one)) for one in text)


def _number(number: int) -> str:
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
