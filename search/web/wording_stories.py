"""Words of the pages about stories: carriers, differences, evidence, decisions by hand, releases. Indonesian, English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

STORIES: Final[Mapping[str, tuple[str, str]]] = {
    # the list
    "nav_stories": ("Cerita", "Stories"),
    "stories_lead": (
        "Satu cerita: satu rilis atau peristiwa, dimuat satu media atau lebih.",
        "One story: one release or event, carried by one outlet or more.",
    ),
    "n_stories": ("{n} cerita", "{n} stories"),
    "n_stories_of": ("{groups} cerita, {n} berita", "{groups} stories, {n} articles"),
    "in_n_stories": ("dalam {n} cerita", "in {n} stories"),
    "and_more": ("dan {n} lagi", "and {n} more"),
    "nothing_stories": ("Tidak ada cerita yang cocok", "No stories match"),
    "timeline_stories": ("Jumlah berita menurut waktu", "Articles over time"),
    "search_label_stories": ("Cari cerita", "Search stories"),
    # why one story
    "why_one": ("Mengapa satu cerita", "Why they are one story"),
    "why_lead": (
        "Bukti yang dipakai untuk menyatukan tiap pemuat, dengan kekuatannya.",
        "The evidence that ties each carrier to the story, and how strong it is.",
    ),
    "tied_to": ("Terikat pada", "Tied to"),
    "strength": ("Kekuatan", "Strength"),
    "evidence": ("Bukti", "Evidence"),
    "evidence_exact": ("teks sama persis", "the very same text"),
    "evidence_wording": ("{percent}% kata-katanya sama", "{percent}% of the wording in common"),
    "evidence_opening": ("pembuka sama {percent}%", "opening kept {percent}%"),
    "evidence_quotations": ("{n} kutipan sama", "shared quotations: {n}"),
    "evidence_figures": ("{n} angka sama", "shared figures: {n}"),
    "evidence_names": ("{n} nama sama", "shared names: {n}"),
    "evidence_places": ("{n} daerah sama", "shared places: {n}"),
    "evidence_days": ("selisih {n} hari", "days apart: {n}"),
    "evidence_same_day": ("terbit pada hari yang sama", "published on the same day"),
    "evidence_hand": ("disatukan oleh orang", "joined by hand"),
    "decisions": ("Keputusan orang", "Decisions by hand"),
    "decided_join": ("{one} dan {other} disatukan oleh {who}, {when}", "{one} and {other} joined by {who}, {when}"),
    "decided_split": ("{one} dan {other} dipisahkan oleh {who}, {when}", "{one} and {other} taken apart by {who}, {when}"),
    # by hand
    "by_hand": ("Perbaiki pengelompokan", "Mend the grouping"),
    "by_hand_lead": (
        "Keputusan Anda tercatat atas nama Anda dan tetap berlaku pada pengelompokan berikutnya.",
        "Your decision is noted under your name and outlives later grouping.",
    ),
    "split_title": ("Pisahkan dari cerita ini", "Take out of this story"),
    "split_do": ("Pisahkan yang dipilih", "Take out what is ticked"),
    "split_hint": (
        "Pilih sebagian pemuat; bersama-sama mereka menjadi cerita sendiri.",
        "Tick some of the carriers; together they become a story of their own.",
    ),
    "join_title": ("Satukan dengan cerita lain", "Join with another story"),
    "join_do": ("Satukan", "Join"),
    "join_other": ("Alamat atau nomor arsip cerita atau berita lain", "Address or archive id of another story or article"),
    "join_similar": ("Berita serupa di luar cerita ini", "Similar articles outside this story"),
    "similar": ("Berita serupa", "Similar articles"),
    "split_none": ("Pilih dahulu berita yang dipisahkan.", "Tick the articles to take out first."),
    "join_none": (
        "Tempel alamat halaman cerita atau berita lain, atau nomor arsipnya (16 huruf dan angka).",
        "Paste the address of another story's or article's page, or its archive id (16 letters and digits).",
    ),
    "undo": ("Urungkan", "Undo"),
    "undo_decision": ("Urungkan keputusan {one} dan {other}", "Undo the decision on {one} and {other}"),
    "undone_done": ("Keputusan sudah diurungkan.", "The decision is undone."),
    "joined_done": ("Cerita sudah disatukan.", "The stories are joined."),
    "split_done": ("Berita sudah dipisahkan.", "The articles are taken out."),
    # side by side
    "compare": ("Bandingkan", "Compare"),
    "compare_title": ("Dua berita berdampingan", "Two articles side by side"),
    "compare_lead": (
        "{common} dari {sentences} kalimat berita pertama ada juga di berita kedua.",
        "{common} of the first article's {sentences} sentences are in the second as well.",
    ),
    "compare_key": (
        "Dicoret: hanya di berita pertama. Digarisbawahi: hanya di berita kedua.",
        "Struck out: only in the first. Underlined: only in the second.",
    ),
    "compare_same": ("Satu cerita", "One story"),
    "compare_other": ("Bukan satu cerita", "Not one story"),
    "first_text": ("Berita pertama", "First article"),
    "second_text": ("Berita kedua", "Second article"),
    # versions
    "version_title": ("Diubah oleh penerbit", "Changed by the publisher"),
    "version_n": ("Versi {n}", "Version {n}"),
    "version_of": ("Versi {n} dari {last} yang lama", "Version {n} of {last} earlier ones"),
    "changed_by_publisher": ("Diubah {n} kali sejak pertama diambil", "Changed {n} times since it was first fetched"),
    # releases
    "pickup_title": ("Siapa memuat siaran pers ini?", "Who carried this press release?"),
    "pickup_lead": (
        "Tempel naskah siaran pers. Kliping mencari media yang memuatnya, bagian yang dimuat, pesan yang hilang, dan angka yang diubah."
        " Naskah ini tidak disimpan.",
        "Paste a press release. Kliping looks for the outlets that carried it, how much of it, which messages went under, which figures"
        " were altered. The text is not kept.",
    ),
    "pickup_text": ("Naskah siaran pers (judul pada baris pertama)", "Text of the release (headline on the first line)"),
    "pickup_do": ("Periksa", "Check"),
    "pickup_empty": ("Tempel dahulu naskah siaran pers.", "Paste a press release first."),
    "pickup_file": ("Atau pilih berkasnya (teks atau halaman web)", "Or choose its file (text or a web page)"),
    "pickup_archived": (
        "Naskah ini sendiri tersimpan di arsip dan tidak dihitung sebagai pemuat.",
        "This text itself is in the archive and is not counted as a carrier.",
    ),
    "pickup_no_file": ("Belum ada berkas dipilih.", "No file chosen yet."),
    "pickup_nobody": ("Belum ada media di arsip yang memuat siaran ini.", "No outlet in the archive has carried this release."),
    "pickup_found": (
        "{n} pemuat; {percent}% kalimat siaran dimuat oleh sedikitnya satu media",
        "{n} carriers; {percent}% of the release's sentences carried by at least one outlet",
    ),
    "pickup_share": ("Bagian yang dimuat", "Share carried"),
    "pickup_altered": ("Yang diubah", "What was altered"),
    "pickup_messages": ("Kalimat demi kalimat", "Sentence by sentence"),
    "pickup_messages_caption": (
        "Setiap kalimat siaran dan media yang memuatnya",
        "Every sentence of the release and the outlets that carried it",
    ),
    "pickup_message": ("Kalimat siaran", "Sentence of the release"),
    "pickup_by": ("Dimuat oleh", "Carried by"),
    "pickup_by_none": ("tidak ada", "nobody"),
    "pickup_carriers": ("Pemuat", "Carriers"),
    "pickup_carriers_caption": ("Media yang memuat siaran, yang terlengkap dahulu", "Outlets that carried it, the fullest first"),
    "pickup_verbatim": ("kata demi kata", "word for word"),
    "pickup_altered_sentences": ("diubah", "altered"),
    "pickup_retold": ("diceritakan ulang", "retold"),
    "pickup_dropped": ("hilang", "dropped"),
}
