"""Symbols of units and signs of counters, which follow a number over a space."""

from typing import Final

_MICRO: Final = "µμ"
"""U+00B5 and U+03BC: both are typed."""
_SYMBOLS: Final = (
    # base and derived units with the prefixes in use: SI Brochure (BIPM, 9th edition), tables 2, 4 and 7; ISO 80000-3 to -10
    f"[kcdmn{_MICRO}]?m",
    f"[km{_MICRO}n]?g",
    f"[mn{_MICRO}]?s",
    f"[km{_MICRO}]?A",
    "m?K",
    f"[m{_MICRO}n]?mol",
    "m?cd",
    "[kMGT]?Hz",
    "[kM]?N",
    "[hkMG]?Pa",
    "[kMGT]?J",
    "[mkMGT]?W",
    "[mkM]?V",
    f"[{_MICRO}np]F",
    f"[m{_MICRO}]H",
    "[kM]?[\u03a9\u2126]",
    "m?T",
    "lm",
    "k?lx",
    "[kMGT]?Bq",
    f"[m{_MICRO}]?Sv",
    "m?Gy",
    # units used with the SI: the same, table 8
    "min",
    "h",
    "d",
    "ha",
    f"[mcdh{_MICRO}]?[lL]",
    "[kMG]?t",
    "[kMG]?eV",
    "dB",
    # °, ′ and ″ need no space
    "°[CF]",
    # quantities of energy and charge from these
    "[kMGT]?Wh",
    "m?Ah",
    "[kM]?VA",
    "k?cal",
    # information: IEC 80000-13
    "[kKMGTP]i?B",
    "[kMG]?bit",
    "[kMG]?bps",
    # others of medicine, trade and printing: most in NIST SP 811, appendix B
    "mmHg",
    "m?bar",
    "rpm",
    "pp[mb]",
    "px",
    "pt",
    "dpi",
    "fps",
    "hp",
    "ft",
    "mi",
    "mph",
    "kn",
    "lbs?",
    "oz",
    "yd",
)
"""Regular expressions. What is also an English word is left out: a (year), at, in."""
_POWER: Final = "(?:⁻?[¹²³]|[23])?"
_SYMBOL: Final = f"(?:{'|'.join(_SYMBOLS)}){_POWER}"
_SQUARED: Final = "\u3371-\u337a\u3380-\u33df"
"""㎞, ㎡ and the like: units in one character of CJK Compatibility."""
UNIT: Final = rf"(?:{_SYMBOL}(?:[/·⋅]{_SYMBOL})*|[{_SQUARED}][²³]?|[€£$¥₩](?!\d))"
"""A regular expression for the symbol of a unit or currency."""

COUNTERS: Final = (
    "年月日号號时時分秒点點岁歳歲代"  # time
    "元圆圓円角"  # money
    "个個名人位件项項次回起例种種类類只隻头頭匹条條根支枝枚张張块塊片粒颗顆滴本冊册部份套双雙对對副排列行字句"  # things
    "台臺辆輛架艘列所座栋棟层層间間室户戶家处處门門口眼"  # vehicles and buildings
    "章节節款页頁卷篇版期届屆级級等组組批班队隊轮輪场場站路线線倍成度"  # order
    "斤吨噸克里米升亩畝坪寸尺丈"  # measure
    "년월일시분초세살대원명개건곳회차번호장절항조층동채권쪽점판배평톤"  # Korean
)
"""Measure words of Chinese and Japanese and bound nouns of Korean. Most begin longer words too, so that they weigh little."""
PREFIXES: Final = "百千兆公毫厘釐微平立"
"""Signs that units in words of Chinese and Japanese begin with: 千米, 公里, 平方米, 百分点."""
