"""An archive in which every field that an article or an outlet can carry holds markup that would run, if a page let it."""

import html
import json
from dataclasses import replace

from search import corrections
from search.app import App
from search.store import Store
from tests.web.archive import config_of

HOOK = "alert"
"""What every payload calls: a browser that ran one would open a dialogue."""

VECTORS = (
    "<script>{0}(1)</script>", "<SCRIPT SRC=data:text/javascript,{0}(1)></SCRIPT>", "<img src=x onerror={0}(1)>", "<svg onload={0}(1)>",
    "<svg><script>{0}(1)</script></svg>", "<body onload={0}(1)>", "<iframe src=javascript:{0}(1)>",
    '<iframe srcdoc="<script>{0}(1)</script>">', "<object data=javascript:{0}(1)>", "<embed src=javascript:{0}(1)>",
    "<a href=javascript:{0}(1)>klik</a>", "<details open ontoggle={0}(1)>", "<video><source onerror={0}(1)></video>",
    "<audio src=x onerror={0}(1)>", "<input autofocus onfocus={0}(1)>", "<select autofocus onfocus={0}(1)>", "<marquee onstart={0}(1)>",
    "<math><mtext><img src=x onerror={0}(1)></mtext></math>", "<style>@import 'javascript:{0}(1)';</style>",
    "<link rel=stylesheet href=javascript:{0}(1)>", "<meta http-equiv=refresh content=0;url=javascript:{0}(1)>",
    "<base href=javascript:{0}(1)//>", "<form action=javascript:{0}(1)><button>klik</button></form>",
    "<template><img src=x onerror={0}(1)></template>", "<noscript><p title='</noscript><img src=x onerror={0}(1)>'>",
)  # fmt: skip
BREAKS = (
    "{0}",
    '">{0}',
    "'>{0}",
    "</title>{0}",
    "--></textarea>{0}",
    "</script>{0}",
    '" autofocus onfocus={1}(1) x="{0}',
    "{{{{7*7}}}}{0}",
)
"""Where a payload may have to break out of first."""

PAYLOADS = tuple(brk.format(vector.format(HOOK), HOOK) for vector in VECTORS for brk in BREAKS)
assert len(set(PAYLOADS)) == 200

_SAID = '"Kami {0} menambah mesin {0} bagi 84 IKM rotan," kata Kepala Dinas {0} Lestari Budiwati di Wanasari.'


def line_of(number, payload):
    """An article as a line of JSON: text or markup in turn, with ``payload`` in everything that it carries."""
    common = {"id": f"{number}{payload}", "published": f"2025-03-{number % 28 + 1:02d}"}
    text = f"WANASARI {payload} – Restrukturisasi mesin {payload} untuk industri kecil dan menengah.\n\n{_SAID.format(payload)}"
    if number % 3 == 0:
        return {**common, "url": f"javascript:{HOOK}({number})//{payload}", "title": f"Rotan {payload} {number}", "text": text}
    address = f"https://{('harianwanasari', 'niagapesisir')[number % 2]}.example/2025/{number}/{payload}"
    if number % 3 == 1:
        return {**common, "url": address, "title": f"Rotan {payload} {number}", "text": text}
    safe = html.escape(payload)
    paragraphs = "".join(f"<p>{html.escape(part.format(payload))}</p>" for part in text.split("\n\n"))
    page = (f'<html><head><title>Rotan {safe} {number}</title><meta name="author" content="{safe}">'
            f'<meta property="og:title" content="{safe}">'
            f"</head><body><article><h1>Rotan {safe} {number}</h1><p>Penulis: {safe}</p>{paragraphs}</article></body></html>")  # fmt: skip
    return {**common, "url": address, "title": None, "html": page}


def hostile_archive(folder):
    """An App over 200 such articles; outlets and corrections carry payloads too."""
    config = config_of(folder / "config")
    for number, path in enumerate(sorted((config / "outlets").glob("*.toml"))):
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([f"name = {json.dumps(f'Media {PAYLOADS[number * 9]}')}", *lines[1:]]), "utf-8")
    lines = [json.dumps(line_of(number, payload)) for number, payload in enumerate(PAYLOADS)]
    source = folder / "<img src=x onerror=alert(1)>.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    app = App(folder / "arsip", config)
    app.import_paths([source], 1, lambda items: items)
    _ = app.desk
    with Store.open(app.data_dir, write=True) as store:
        for number, article in enumerate(list(store.iterate_articles())[:10]):
            corrections.correct(app, store, article.id, "title", f"Rotan {PAYLOADS[number * 20]}", PAYLOADS[number], PAYLOADS[-number - 1])
    app.close()
    return replace(app)
