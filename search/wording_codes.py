"""Words for the codes of records and receipts, each under its kind and the code. Indonesian, English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from search.query_words import Language

CODES: Final[Mapping[str, tuple[str, str]]] = {
    "origin_meta": ("meta halaman", "page metadata"),
    "origin_jsonld": ("data terstruktur halaman", "structured data"),
    "origin_feed": ("daftar media", "outlet's listing"),
    "origin_url": ("alamat berita", "address"),
    "origin_byline": ("baris nama", "byline"),
    "origin_dateline": ("titimangsa", "dateline"),
    "origin_body": ("isi berita", "body text"),
    "origin_given": ("keterangan masukan", "given with the input"),
    "what_headline": ("judul", "headline"),
    "what_figure": ("angka", "figure"),
    "what_date": ("tanggal", "date"),
    "what_name": ("nama", "name"),
    "what_quotation": ("kutipan", "quotation"),
    "what_wording": ("kata", "wording"),
    "kind_first": ("mewakili", "speaks for it"),
    "kind_spun": ("diubah mesin", "machine-spun"),
    "kind_exact": ("sama persis", "exact"),
    "kind_near": ("hampir sama", "near copy"),
    "kind_cut": ("dipotong", "cut"),
    "kind_rewritten": ("ditulis ulang", "rewritten"),
    "kind_quoting": ("mengutip", "quoting"),
    "kind_unknown": ("–", "–"),
    "run_done": ("selesai", "finished"),
    "run_stopped": ("dihentikan", "stopped"),
    "run_failed": ("gagal", "failed"),
    "run_running": ("sedang berjalan", "under way"),
    "value_relevant": ("kebijakan IKM", "IKM policy"),
    "value_other": ("lainnya", "other"),
    "value_direct": ("langsung", "direct"),
    "value_indirect": ("tidak langsung", "indirect"),
    "dropped_read-also": ("baca juga", "read also"),
    "dropped_caption": ("keterangan foto", "caption"),
    "dropped_byline": ("baris nama", "byline"),
    "dropped_dateline": ("titimangsa", "dateline"),
    "dropped_date": ("tanggal", "date"),
    "dropped_repeat": ("pengulangan", "repetition"),
    "dropped_republished": ("dimuat ulang", "published again"),
    "dropped_standfirst": ("pengantar", "standfirst"),
    "dropped_source": ("sumber", "source"),
    "dropped_comment-prompt": ("ajakan berkomentar", "comment prompt"),
    "dropped_amp": ("sisa halaman seluler", "mobile page residue"),
    "dropped_advertisement": ("iklan", "advertisement"),
    "dropped_share": ("tombol bagikan", "share buttons"),
    "dropped_follow": ("ajakan mengikuti", "call to follow"),
    "dropped_tags": ("label", "tags"),
    "dropped_related": ("berita terkait", "related articles"),
    "dropped_copyright": ("hak cipta", "copyright"),
    "dropped_closing": ("penutup redaksi", "closing line"),
    "dropped_headline": ("judul", "headline"),
    "dropped_pull-quote": ("kutipan sorotan", "pull quote"),
    "dropped_residue": ("sisa halaman", "page residue"),
    "dropped_section": ("nama rubrik", "section"),
    "dropped_video": ("keterangan video", "video caption"),
    "dropped_scroll": ("ajakan menggulir", "call to scroll"),
    "dropped_outlet": ("nama media", "outlet name"),
    "dropped_page": ("nomor halaman", "page number"),
    "dropped_press-release": ("keterangan siaran pers", "press release notice"),
    "reason_weekday": ("hari dan tanggal tidak cocok", "weekday and date do not fit"),
    "reason_disagrees": ("bertentangan dengan yang dipakai", "disagrees with the one that counts"),
    "reason_relative": ("hanya relatif", "only relative"),
    "reason_no-year": ("tanpa tahun", "without a year"),
    "reason_future": ("lebih lambat dari hari halaman diambil", "later than the day on which the page was fetched"),
}


def coded(kind: str, code: str, lang: Language) -> str:
    """The wording of a code of the records; the code itself where a newer one is not known here."""
    found = CODES.get(f"{kind}_{code}")
    return code if found is None else found[0 if lang == "id" else 1]
