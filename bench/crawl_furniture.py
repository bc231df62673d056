"""What stands around an article on a real page: menus, teasers, scripts, a foot. All of it invented.

Made to the measure of 17 real article pages of Indonesian outlets (medians): 63 kB, 785 elements, 160 links, 23 meta tags, 12 kB of scripts
and styles, 12.5 thousand characters of text.
"""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Final

from tests.press.prose import CRAFTS, DEEDS, PLACES

_SECTIONS: Final = ("nasional", "ekonomi", "daerah", "olahraga", "hiburan", "teknologi", "otomotif", "wisata", "kesehatan", "opini")


def furnished(page: str, number: int) -> str:
    """``page`` with the surroundings of the outlet's page ``number``; one of twenty, as they change little from page to page."""
    head, top, foot = _surroundings(number % 20)
    page = page.replace("</title>", f"</title>{head}", 1)
    before, body, after = page.partition("<body")
    if not body:
        return f"{page}{foot}"
    tag, close, rest = after.partition(">")
    return f"{before}{body}{tag}{close}{top}{rest.replace('</body>', f'{foot}</body>', 1)}"


@cache
def _surroundings(number: int) -> tuple[str, str, str]:
    dice = random.Random(number)
    metas = "".join(f'<meta name="kabar:{n}" content="{_title(dice)}">' for n in range(20))
    settings = json.dumps({f"slot-{n}": {"path": f"/{n}/kabar/artikel", "sizes": [[300, 250], [728, 90]]} for n in range(110)})
    style = "".join(f".kotak-{n}{{margin:0 {n}px;padding:4px 8px;color:#333}}" for n in range(100))
    head = f"{metas}<style>{style}</style><script>window.iklan={settings};muat(window.iklan)</script>"
    menu = "".join(_entry(dice, section, n) for section in _SECTIONS for n in range(6))
    side = "".join(_teaser(dice) for _ in range(46))
    end = "".join(f'<li><a href="/halaman/{n}" class="kaki__tautan">{_word(dice)} {_word(dice)}</a></li>' for n in range(24))
    top = f'<header class="kepala"><nav class="menu"><ul>{menu}</ul></nav></header>'
    foot = f'<aside class="samping"><h3>Berita Lainnya</h3>{side}</aside><footer class="kaki"><ul>{end}</ul><p>Hak cipta Kabar</p></footer>'
    return head, top, foot


def _entry(dice: random.Random, section: str, n: int) -> str:
    return (
        f'<li class="menu__butir menu__butir--{n}"><a class="menu__tautan" href="/{section}/{n}" data-lacak="menu">{_word(dice)}</a></li>'
    )


def _teaser(dice: random.Random) -> str:
    slug = f"/arsip/{dice.randint(10**6, 10**7)}/{_title(dice).lower().replace(' ', '-')}"
    picture = f'<img class="kartu__gambar" src="/gambar{slug}.jpg" srcset="/gambar{slug}-300.jpg 300w, /gambar{slug}-600.jpg 600w" alt="">'
    words = " ".join(_title(dice) for _ in range(3))
    return (
        f'<div class="kartu kartu--datar" data-lacak="kartu"><a class="kartu__bingkai" href="{slug}">{picture}</a><div class="kartu__isi">'
        f'<span class="kartu__rubrik">{dice.choice(_SECTIONS)}</span><h4 class="kartu__judul"><a href="{slug}">{_title(dice)}</a></h4>'
        f'<span class="kartu__ringkas">{words}</span><span class="kartu__waktu">{dice.randint(2, 23)} jam lalu</span></div></div>'
    )


def _title(dice: random.Random) -> str:
    return f"{dice.choice(DEEDS)} {dice.choice(CRAFTS).title()} di {dice.choice(PLACES)}"


def _word(dice: random.Random) -> str:
    return dice.choice(CRAFTS).split()[0].title()
