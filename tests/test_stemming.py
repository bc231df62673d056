"""Forms of one word have one stem; other words have another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.stemming import root_of, stem
from search.stemming_roots import ROOTS


@pytest.mark.parametrize(
    "forms",
    [
        "tumbuh bertumbuh pertumbuhan menumbuhkan penumbuhan ditumbuhkan tumbuhnya",
        "kembang berkembang perkembangan mengembangkan pengembangan dikembangkan",
        "tingkat meningkat meningkatkan peningkatan ditingkatkan setingkat",
        "kirim mengirim pengiriman kiriman dikirim terkirim",
        "terap menerapkan penerapan diterapkan terapkan",
        "pesan memesan pemesanan pesanan dipesan pesanannya",
        "pasok memasok pemasok pasokan dipasok",
        "capai mencapai tercapai pencapaian capaian capaiannya",
        "terima menerima penerima penerimaan diterima",
        "kuat menguat memperkuat penguatan diperkuat kekuatan",
        "kelola mengelola pengelolaan dikelola pengelola",
        "naik menaikkan kenaikan dinaikkan",
        "serap menyerap penyerapan diserap serapan",
        "saing bersaing persaingan menyaingi",
        "olah mengolah pengolahan olahan diolah",
        "tenun menenun tenunan penenun ditenun",
        "nilai menilai penilaian dinilai senilai",
        "rasa merasa terasa dirasakan perasaan",
        "rencana berencana perencanaan direncanakan merencanakan",
        "industri perindustrian industrinya",
        "ekonomi perekonomian ekonominya",
        "distribusi mendistribusikan pendistribusian didistribusikan",
        "kerja bekerja pekerja pengerjaan mempekerjakan",
        "imbau mengimbau himbauan imbauan",
        "kementerian kementeriannya",
        "berita pemberitaan diberitakan",
    ],
)
def test_forms_of_one_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ketua", "tua"),
        ("peringkat", "tingkat"),
        ("perdana", "dana"),
        ("peserta", "serta"),
        ("perangkat", "angkat"),
        ("mengenai", "kena"),
        ("sekarang", "karang"),
        ("terapi", "terap"),
        ("pendapatan", "dapat"),
        ("perhatian", "hati"),
        ("kejari", "kejar"),
        ("desakan", "desa"),
        ("keretakan", "kereta"),
        ("masakan", "masa"),
        ("penduduknya", "duduk"),
        ("pemerintah", "perintah"),
    ],
)
def test_words_that_only_look_alike_keep_different_stems(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", sorted(ROOTS))
def test_a_root_is_its_own_stem(word):
    assert stem(word) == word


@given(st.text(alphabet="abdegiklmnoprstuy", min_size=1, max_size=14))
def test_a_word_of_no_listed_root_is_left_to_snowball(word):
    assert root_of(word) is None or root_of(word) in ROOTS
    assert stem(word)


@pytest.mark.parametrize("piece", ["ber", "an", "nya", "memper", "i", "kan"])
def test_a_very_long_word_is_read_at_once(piece):
    assert stem(piece * 30_000)
