"""One address of every kind of page, for what all pages have in common."""

import time


def kinds_of(news):
    """The kinds by name, over the larger archive: the story is one that three outlets carried and changed."""
    release = next(row for row in news.rows("/.json?q=anyam&stories=0&size=50&to=2025-12-31") if row["carriers"] == 3)
    article, story = release["id"], release["story"]
    while not news.data("/siapkan/articles.csv.json?q=anyam")["ended"]:
        time.sleep(0.05)  # until then its page loads itself anew
    carriers = [carrier["id"] for carrier in news.data(f"/s/{story}.json")["carriers"]]
    return {
        "start": "/",
        "search": "/?q=tenaga+kerja",
        "nothing": "/?q=xyzzyx&outlet=niaga-pesisir",
        "stories": "/cerita",
        "story": f"/s/{story}",
        "compare": f"/banding/{carriers[0]}/{carriers[-1]}",
        "article": f"/a/{article}?q=anyam",
        "original": f"/a/{article}/asli?q=anyam",
        "correct": f"/a/{article}/betulkan?butir=statements%5B0%5D",
        "add": f"/a/{article}/tambah?jenis=figures",
        "statements": "/pernyataan",
        "figures": "/angka?q=produksi",
        "disputes": "/angka/bertentangan",
        "officials": "/pejabat",
        "official": "/pejabat/lestari-budiwati",
        "programme": "/program/e-smart-ikm",
        "outlets": "/media",
        "new outlet": "/media/baru",
        "preparing": "/siapkan/articles.csv?q=anyam",
        "kliping": "/kliping?q=anyam",
        "watches": "/pantauan?q=anyam",
        "corrections": "/koreksi",
        "release": "/siaran",
        "guide": "/panduan",
        "missing": "/tidak-ada",
        "problem": "/?q=kopi&from=31/31/2025",
    }
