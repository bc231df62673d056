"""Saved searches: each story told once, later carriers as a number, one mail a day, and nothing lost or doubled by a kill."""

import email
import email.policy
import os
import shutil
import signal
import socketserver
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from crawler.errors import ConfigError, QueryError, UsageError
from search import alerts
from search.alerts import Watch
from search.alerts_feed import feed
from search.alerts_post import FolderPost, SmtpPost, message_of, post_of
from search.asking import Question
from search.cli.main import run as command
from search.engine import Filters
from search.export.booking import BOOK_FORMATS
from search.nightly_after import after_night
from search.settings import MailSettings
from search.store import Store
from search.store.watches import Mail
from tests.desk_work import CONFIG, TEXT_OF_ONE, app_of, article, store_articles

FIRST = "2025-03-10T01:00:00Z"
ME = "sari@kantor.example"


def later(days):
    return f"{datetime.fromisoformat(FIRST) + timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"


class Box:
    """Keeps mails; the first ``broken`` deliveries fail."""

    def __init__(self, broken=0):
        self.mails, self.broken = [], broken

    def deliver(self, mail):
        if self.broken:
            self.broken -= 1
            raise OSError("peladen surel tidak menjawab")
        self.mails.append(mail)


@pytest.fixture
def folder(tmp_path):
    return store_articles(tmp_path / "arsip", article("lama"))


@contextmanager
def desk(folder, at=FIRST):
    app = app_of(folder)
    with Store.open(folder, write=True, clock=lambda: at) as store:
        yield app, store
    app.close()


def add(folder, *watches):
    with desk(folder) as (app, store):
        for watch in watches:
            alerts.add(app, store, watch)


def go(folder, days=1, box=None):
    box = box or Box()
    with desk(folder, later(days)) as (app, store):
        return alerts.run(app, store, box), box.mails


def test_what_is_there_when_a_search_is_saved_is_not_told(folder):
    add(folder, Watch("mesin", Question("mesin potong"), email=ME))
    done, (mail,) = go(folder)
    assert done.stories == 0
    assert "Tidak ada berita baru." in mail.body
    assert mail.subject == "kliping 11 Maret 2025: tidak ada berita baru"


def test_a_story_is_told_once_and_later_carriers_as_a_number(folder):
    add(folder, Watch("mesin", Question("mesin potong"), email=ME))
    first, second = article("satu", TEXT_OF_ONE + " Satu."), article("dua", TEXT_OF_ONE + " Dua.")
    store_articles(folder, first, stories={"c1": (0,)})
    _, (mail,) = go(folder, 1)
    assert mail.body.count("* Perajin Wanasari Dapat Mesin") == 1
    store_articles(folder, first, second, stories={"c1": (0, 1)})
    done, (mail,) = go(folder, 2)
    assert "+1 pemuat: Perajin Wanasari Dapat Mesin" in mail.body
    assert "\n* " not in mail.body
    assert done.stories == 0
    _, (mail,) = go(folder, 3)
    assert "Tidak ada berita baru." in mail.body


def test_another_grouping_tells_nothing_again(folder):
    add(folder, Watch("mesin", Question("mesin potong"), email=ME))
    made = [article("satu", TEXT_OF_ONE + " Satu."), article("dua", TEXT_OF_ONE + " Dua.")]
    store_articles(folder, *made, stories={"c1": (0, 1)})
    go(folder, 1)
    store_articles(folder, *made, stories={"c8": (0,), "c9": (1,)})
    done, (mail,) = go(folder, 2)
    assert done.stories == 0
    assert "Tidak ada berita baru." in mail.body


def test_a_recipient_gets_one_mail_a_day_with_all_searches(folder):
    add(
        folder,
        Watch("a", Question("mesin"), email=ME),
        Watch("b", Question("rotan"), email=ME),
        Watch("c", Question("mesin"), email="b@x.id"),
    )
    store_articles(folder, article("satu", TEXT_OF_ONE + " Satu."))
    done, mails = go(folder, 1)
    assert (done.queued, sorted(mail.recipient for mail in mails)) == (2, ["b@x.id", ME])
    store_articles(folder, article("tiga", TEXT_OF_ONE + " Tiga.", title="Kabar Ketiga"))
    done, mails = go(folder, 1)
    assert (done.queued, mails) == (0, [])
    _, mails = go(folder, 2)
    assert all("Kabar Ketiga" in mail.body for mail in mails)


@pytest.mark.parametrize(
    "watch",
    [
        Watch("kata", Question("pelatihan")),
        Watch("pejabat", Question(filters=Filters(officials=("Lestari Budiwati",))), "statements"),
        Watch("jabatan", Question(role="Kepala Dinas Perindustrian"), "statements"),
        Watch("program", Question(filters=Filters(programmes=("e-smart-ikm",)))),
        Watch("angka", Question("214 perajin"), "figures"),
    ],
    ids=lambda watch: watch.name,
)
def test_a_search_may_be_for_words_an_official_an_office_a_programme_or_a_figure(tmp_path, watch):
    folder = store_articles(tmp_path / "arsip", article("lain", "Berita olahraga."))
    add(folder, Watch(watch.name, watch.question, watch.subject, ME))
    store_articles(folder, article("baru", TEXT_OF_ONE + " Ada pelatihan e-Smart IKM."))
    done, _ = go(folder)
    assert done.stories == 1


def test_words_are_not_widened_for_an_alert(folder):
    add(folder, Watch("ketat", Question("mesin kapal selam penjelajah samudra"), email=ME))
    store_articles(folder, article("satu", TEXT_OF_ONE + " Satu."))
    done, _ = go(folder)
    assert done.stories == 0


def test_a_broken_search_is_paused_and_its_owner_is_told(folder):
    add(folder, Watch("baik", Question("mesin"), email=ME))
    with desk(folder) as (_, store):
        store.save_search("rusak", {"subject": "articles", "warna": "merah"}, ME)
    done, (mail,) = go(folder)
    assert [why.split(" (")[0] for why in done.paused] == ["rusak"]
    assert "Pencarian ini dijeda" in mail.body
    assert "== baik ==" in mail.body
    with Store.open(folder) as store:
        assert {saved.name: bool(saved.paused) for saved in store.saved_searches()} == {"baik": False, "rusak": True}
    assert command(["--data", str(folder), "--config", str(CONFIG), "watch", "resume", "rusak"]) == 0
    with Store.open(folder) as store:
        assert not any(saved.paused for saved in store.saved_searches())


@pytest.mark.parametrize("text", ["tanggal:besok-lusa", '""', "?!"])
def test_a_question_that_cannot_be_honoured_is_refused_when_it_is_saved(folder, text):
    with pytest.raises(QueryError):
        add(folder, Watch("aneh", Question(text)))


@pytest.mark.parametrize("address", ["a@b\nBcc: c@d.id", "a b@c.id", "a@b.id, c@d.id", "<a@b.id>", "a", "a@", "a@b.id\r", ""])
def test_an_address_that_could_forge_a_header_is_refused(folder, address):
    with pytest.raises(UsageError, match="bukan alamat surel"):
        add(folder, Watch("n", Question("mesin"), email=address))


@pytest.mark.parametrize("name", ["a\nBcc: x@y.id", "", "a" * 81, "a\x00b"])
def test_a_name_is_one_line(folder, name):
    with pytest.raises(UsageError, match="nama pencarian"):
        add(folder, Watch(name, Question("mesin")))


def test_a_name_is_given_once(folder):
    with pytest.raises(UsageError, match="sudah ada"):
        add(folder, Watch("n", Question("mesin")), Watch("n", Question("rotan")))


def test_no_title_can_forge_a_header_or_a_second_mail(folder):
    add(folder, Watch("mesin", Question("mesin"), email=ME))
    title = "Mesin\r\nBcc: lain@x.id\r\n.\r\nMAIL FROM:<a@b.id>\r\n\x00"
    store_articles(folder, article("satu", TEXT_OF_ONE + " Satu.", title=title))
    _, (mail,) = go(folder)
    parsed = email.message_from_bytes(message_of(mail, "kliping@kantor.example").as_bytes(), policy=email.policy.default)
    assert parsed.keys() == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    ]  # fmt: skip
    assert parsed["To"] == ME
    assert "Mesin Bcc: lain@x.id . MAIL FROM:<a@b.id>" in parsed.get_content()


def test_a_mail_that_was_not_taken_is_sent_later_and_once(folder):
    add(folder, Watch("mesin", Question("mesin"), email=ME))
    done, mails = go(folder, 1, Box(broken=1))
    assert mails == []
    assert "tidak menjawab" in done.failed[0]
    _, mails = go(folder, 1)
    assert len(mails) == 1
    assert go(folder, 1)[1] == []


def test_the_same_mail_is_the_same_message_and_one_file(tmp_path):
    mail = Mail(1, ME, "2025-03-11", "judul", "isi\n", FIRST)
    post = FolderPost(tmp_path, "kliping@kantor.example")
    post.deliver(mail)
    post.deliver(mail)
    (path,) = tmp_path.iterdir()
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert message["Message-ID"].startswith("<kliping.2025-03-11.")
    assert message.get_content().splitlines() == ["isi"]


KILLED = """
import sys
from pathlib import Path
from search import alerts
from search.alerts_post import FolderPost
from search.store import Store
from tests.desk_work import app_of

class Slow(FolderPost):
    def deliver(self, mail):
        if sys.argv[2] == "before":
            print("di sini", flush=True); sys.stdin.read()
        super().deliver(mail)
        print("di sini", flush=True); sys.stdin.read()

folder = Path(sys.argv[1])
app = app_of(folder)
with Store.open(folder, write=True, clock=lambda: "2025-03-11T01:00:00Z") as store:
    alerts.run(app, store, Slow(folder / "mail", "k@x.id"))
"""


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_run_killed_while_sending_sends_once(folder, where):
    add(folder, Watch("mesin", Question("mesin"), email=ME))
    store_articles(folder, article("satu", TEXT_OF_ONE + " Satu."))
    root = Path(__file__).parents[1]
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, folder, where], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ}
    )
    with process:
        assert process.stdout.readline() == b"di sini\n"
        process.send_signal(signal.SIGKILL)
    for _ in range(2):
        with desk(folder, later(1)) as (app, store):
            alerts.run(app, store, FolderPost(folder / "mail", "k@x.id"))
    (path,) = (folder / "mail").iterdir()
    assert path.read_bytes().count(b"Perajin Wanasari Dapat Mesin") == 1


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 contoh")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 silakan")
                content = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    content += part
                self.server.taken.append(content)
            self.say("221 selesai" if verb == b"QUIT" else "250 baik")

    def say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


def test_a_mail_server_gets_the_message():
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.taken = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings = MailSettings("127.0.0.1", server.server_address[1], "none", sender="kliping@kantor.example")
        SmtpPost(settings, "").deliver(Mail(1, ME, "2025-03-11", "judul – baru", "isi “kutipan”\n.\n", FIRST))
        server.shutdown()
    message = email.message_from_bytes(server.taken[0], policy=email.policy.default)
    assert message["Subject"] == "judul – baru"
    assert message.get_content().startswith("isi “kutipan”")


def test_a_password_is_read_from_its_file_and_shown_nowhere(tmp_path):
    (tmp_path / "sandi").write_text("RAHASIA-KENARI\n", "utf-8")
    settings = MailSettings("127.0.0.1", 9, "none", "sari", str(tmp_path / "sandi"), "k@x.id")
    post = post_of(settings, tmp_path, {})
    with pytest.raises(ConnectionRefusedError) as caught:
        post.deliver(Mail(1, ME, "2025-03-11", "j", "i", FIRST))
    assert "KENARI" not in repr(caught.value) + repr(settings) + repr(post)
    with pytest.raises(ConfigError, match=r"mail.password_file"):
        post_of(MailSettings("h", 25, "none", "sari", str(tmp_path / "tidak-ada"), "k@x.id"), tmp_path, {})


@pytest.mark.parametrize(("security", "sender", "key"), [("ssl", "k@x.id", "mail.security"), ("tls", "", "mail.sender")])
def test_mail_settings_that_cannot_be_used_are_named(tmp_path, security, sender, key):
    with pytest.raises(ConfigError, match=key):
        post_of(MailSettings("h", 25, security, sender=sender), tmp_path, {})


def test_a_feed_has_an_entry_a_story_and_keeps_its_id_when_carriers_come(folder):
    add(folder, Watch("mesin <b>", Question("mesin potong")))
    first, second = article("satu", TEXT_OF_ONE + " Satu."), article("dua", TEXT_OF_ONE + " Dua.")
    seen = []
    for day, (made, stories) in enumerate([((first,), {"c1": (0,)}), ((first, second), {"c1": (0, 1)})], 1):
        store_articles(folder, *made, stories=stories)
        go(folder, day)
        with desk(folder) as (app, store):
            seen.append(Xml.fromstring(feed(app, store, "mesin <b>")))
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert [[entry.findtext("a:id", None, space) for entry in root.findall("a:entry", space)] for root in seen] == [
        ["urn:x-kliping:c1"]
    ] * 2
    assert [root.findtext("a:updated", None, space) for root in seen] == [later(1), later(2)]
    assert seen[0].findtext("a:title", None, space) == "kliping – mesin <b>"
    with Store.open(folder) as store, pytest.raises(UsageError, match="tidak ada pencarian"):
        feed(app_of(folder), store, "lain")


def test_the_list_says_in_words_what_is_asked(folder, capsys):
    where = ["--data", str(folder), "--config", str(CONFIG), "--engine", "memory"]
    narrowed = ["--role", "Bupati", "--from", "2025-03-01", "--outlet", "pelangi"]
    assert command([*where, "watch", "add", "bupati", "--what", "statements", *narrowed]) == 0
    assert command([*where, "watch", "list"]) == 0
    assert "bupati: pernyataan; jabatan Bupati; sejak 2025-03-01; media " in capsys.readouterr().out


def test_the_commands_add_list_run_and_remove(folder, capsys):
    where = ["--data", str(folder), "--config", str(CONFIG), "--engine", "memory"]
    assert command([*where, "watch", "add", "mesin", "mesin potong", "--email", ME]) == 0
    assert command([*where, "watch", "list"]) == 0
    assert f"mesin: berita “mesin potong” → {ME} (terakhir belum pernah)" in capsys.readouterr().out
    assert command([*where, "watch", "run"]) == 0
    assert "1 surel terkirim" in capsys.readouterr().out
    assert len(list((folder / "mail").iterdir())) == 1
    assert command([*where, "watch", "feed", "mesin"]) == 0
    assert command([*where, "watch", "remove", "mesin"]) == 0
    assert command([*where, "watch", "remove", "mesin"]) == 2


def test_after_a_night_digests_are_sent_once_and_yesterdays_kliping_lies_ready(folder):
    add(folder, Watch("mesin", Question("mesin"), email=ME))
    for _ in range(2):
        app = app_of(folder)
        morning = after_night(app, datetime(2025, 3, 4, 20, 0, tzinfo=UTC))  # 5 March, 03.00 WIB
        app.close()
        assert morning.problems == ()
    assert sorted(path.name for path in (folder / "kliping").iterdir()) == [f"kliping-2025-03-04.{form}" for form in sorted(BOOK_FORMATS)]
    assert len(list((folder / "mail").iterdir())) == 1
    assert "1 berita" in (folder / "kliping" / "kliping-2025-03-04.txt").read_text("utf-8")


def test_a_mail_server_that_is_down_does_not_keep_the_kliping_from_being_made(folder):
    add(folder, Watch("mesin", Question("mesin"), email=ME))
    app = app_of(folder, mail=MailSettings("127.0.0.1", 9, "none", sender="k@x.id"))
    morning = after_night(app, datetime(2025, 3, 4, 20, 0, tzinfo=UTC))
    app.close()
    assert len(morning.problems) == 1
    assert (folder / "kliping" / "kliping-2025-03-04.pdf").exists()


def test_commands_that_write_go_on_when_the_index_must_be_made_first(folder):
    where = ["--data", str(folder), "--config", str(CONFIG), "--engine", "embedded"]
    assert not (folder / "index").exists()
    assert command([*where, "watch", "add", "mesin", "mesin"]) == 0
    shutil.rmtree(folder / "index")
    assert command([*where, "watch", "run"]) == 0
    shutil.rmtree(folder / "index")
    assert command([*where, "correct", article("lama")[1].id, "title", "Judul", "--why", "uji"]) == 0
