"""Accounts, sessions, tokens and the audit trail."""

import sqlite3
import stat
import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import StoreError, UsageError
from search.accounts import Office
from search.accounts.file import NAME
from search.accounts.passwords import COST, Cost, decoy, fits, generated, kept_of, weakness
from search.accounts.plain import plain
from search.accounts.roles import ROLES, lesser, may
from search.accounts.sessions import IDLE, LONGEST

CHEAP = Cost(4, 8, 1)
WORD = "payung teduh di teras"
OTHER = "kopi tubruk tanpa gula"


class Clock:
    def __init__(self):
        self.now = datetime(2025, 3, 3, 8, tzinfo=UTC)

    def __call__(self):
        return self.now

    def pass_by(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def office(tmp_path, clock):
    with Office(tmp_path, clock, CHEAP) as made:
        yield made


@pytest.fixture
def sekar(office):
    office.people.add("induk", "administrator", WORD)
    return office.people.add("sekar", "editor", WORD)


def raw(tmp_path, sql, *values):
    conn = sqlite3.connect(tmp_path / NAME)
    try:
        return conn.execute(sql, values).fetchall()
    finally:
        conn.close()


# -- roles ---------------------------------------------------------------------------------------------------------------------------


def test_each_role_may_what_the_ones_before_it_may():
    needs = ("everyone", *ROLES)
    assert [[may(role, need) for need in needs] for role in (None, *ROLES)] == [
        [True, False, False, False], [True, True, False, False], [True, True, True, False], [True, True, True, True],
    ]  # fmt: skip
    assert lesser("administrator", "reader") == lesser("reader", "editor") == "reader"


# -- passwords -----------------------------------------------------------------------------------------------------------------------


def test_the_cost_is_the_first_choice_of_owasp():
    assert (2**COST.ln, COST.r, COST.p) == (131072, 8, 1)


@given(st.text(min_size=1, max_size=60))
def test_a_password_fits_what_was_kept_of_it_and_nothing_else(word):
    kept = kept_of(word, CHEAP)
    assert fits(word, kept) and not fits(word + "x", kept) and not fits(word, decoy(CHEAP))
    assert kept != kept_of(word, CHEAP), "the salt is new each time"


def test_the_same_letters_from_another_keyboard_are_the_same_password():
    assert fits("kopi pahit\u0301 e\u0301", kept_of("kopi pahit\u0301 \u00e9", CHEAP))


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("pendek saja", "short"), ("x" * 201, "long"), ("aaaaaaaaaaaaaaaa", "plain"), ("123456789012", "plain"), ("Kliping2026!!", "plain"),
        ("passwordpassword", "plain"), ("rumah sekar di bukit", "name"), (WORD, None), ("Šķēršļu pārvarēšana", None),
        ("8931 2277 0465", None),
    ],
)  # fmt: skip
def test_weak_passwords_are_told_apart(word, why):
    assert weakness(word, "sekar") == why


def test_generated_passwords_are_strong_and_never_the_same():
    made = {generated() for _ in range(200)}
    assert len(made) == 200 and all(weakness(word, "sekar") is None for word in made)


# -- accounts ------------------------------------------------------------------------------------------------------------------------


def test_nothing_is_made_before_something_is_written(office, tmp_path):
    assert office.people.all() == [] and not office.people.has_administrator() and office.trail.entries() == []
    assert not (tmp_path / NAME).exists()


def test_the_file_is_for_its_owner_alone_and_holds_no_secret(office, tmp_path, sekar):
    secrets = [WORD, office.sessions.begin(sekar, "10.0.0.7", "Peramban"), office.tokens.make(sekar, "lembar kerja", "reader")]
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    office.close()
    content = (tmp_path / NAME).read_bytes()
    assert not [secret for secret in secrets if secret.encode() in content]


def test_only_name_and_password_together_open_an_account(office, sekar):
    assert office.people.check("sekar", WORD) == sekar == office.people.check(" Sekar ", WORD)
    for name, word in (("sekar", OTHER), ("sekar", ""), ("tiada", WORD), ("", ""), ("induk'--", WORD)):
        assert office.people.check(name, word) is None


def test_a_name_that_does_not_exist_costs_the_same_work(office, sekar, monkeypatch):
    worked = []
    real = fits
    monkeypatch.setattr("search.accounts.people.fits", lambda word, kept: worked.append(kept.split("$")[2]) or real(word, kept))
    office.people.check("sekar", OTHER)
    office.people.check("tiada", OTHER)
    assert worked == ["ln=4,r=8,p=1"] * 2


@pytest.mark.parametrize("name", ["", "a", "Sekar Wangi", "sekar/", "-sekar", "x" * 33, "lokal", "séкар", "se\x00kar", "<b>"])
def test_names_that_cannot_be_are_refused(office, name):
    with pytest.raises(UsageError):
        office.people.add(name, "reader", WORD)


def test_a_name_is_never_given_to_another_person(office, sekar):
    with pytest.raises(UsageError, match="pernah dipakai"):
        office.people.add("SEKAR", "reader", OTHER)
    office.people.remove("sekar")
    assert [account.name for account in office.people.all()] == ["induk"] and office.people.check("sekar", WORD) is None
    with pytest.raises(UsageError, match="pernah dipakai"):
        office.people.add("sekar", "reader", OTHER)


def test_the_last_administrator_stays(office, sekar):
    for change in (lambda: office.people.remove("induk"), lambda: office.people.set_role("induk", "reader")):
        with pytest.raises(UsageError, match="terakhir"):
            change()
    assert office.people.set_role("sekar", "administrator").role == "administrator"
    office.people.remove("induk")
    assert office.people.has_administrator()


def test_a_weak_password_is_refused_with_the_reason_in_both_languages(office, sekar):
    with pytest.raises(UsageError, match=r"paling sedikit 12 .* / .* at least 12"):
        office.people.set_password("sekar", "pendek")
    assert office.people.check("sekar", WORD)


def test_two_processes_that_come_at_once_make_one_file(tmp_path):
    offices = [Office(tmp_path, cost=CHEAP) for _ in range(8)]
    problems = []

    def add(number, office):
        try:
            office.people.add(f"orang{number}", "reader", WORD)
        except Exception as problem:
            problems.append(problem)

    threads = [threading.Thread(target=add, args=pair) for pair in enumerate(offices)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems and len(offices[0].people.all()) == 8
    for office in offices:
        office.close()


def test_a_file_of_a_newer_version_is_refused_in_words(office, tmp_path, sekar):
    office.close()
    conn = sqlite3.connect(tmp_path / NAME)
    conn.execute("PRAGMA user_version = 99")
    conn.close()
    with pytest.raises(StoreError, match="lebih baru"):
        office.people.all()


# -- sessions ------------------------------------------------------------------------------------------------------------------------


def test_a_session_is_known_by_its_secret_alone(office, sekar):
    secret = office.sessions.begin(sekar, "10.0.0.7", "Peramban")
    account, session = office.sessions.find(secret)
    assert account == sekar and (session.address, session.agent) == ("10.0.0.7", "Peramban")
    assert len(secret) >= 43 and secret != office.sessions.begin(sekar, "10.0.0.7", "Peramban")
    for other in ("", secret[:-1], secret + "a", "\udcff"):
        assert office.sessions.find(other) is None


def test_an_idle_session_ends_and_use_keeps_it(office, sekar, clock):
    used, idle = (office.sessions.begin(sekar, "10.0.0.7", "") for _ in range(2))
    clock.now += IDLE / 2
    assert office.sessions.find(used)
    clock.now += IDLE / 2 + timedelta(seconds=1)
    assert office.sessions.find(used) and office.sessions.find(idle) is None


def test_no_session_lasts_longer_than_a_week_however_much_it_is_used(office, sekar, clock):
    secret, begun = office.sessions.begin(sekar, "", ""), clock.now
    while clock.now - begun < LONGEST - IDLE / 2:
        assert office.sessions.find(secret)
        clock.now += IDLE / 2
    clock.now = begun + LONGEST
    assert office.sessions.find(secret) is None


def test_sessions_end_one_by_one_or_all_but_one_and_only_ones_own(office, sekar):
    secrets = [office.sessions.begin(sekar, f"10.0.0.{n}", "") for n in range(3)]
    others = office.sessions.begin(office.people.get("induk"), "", "")
    first, second, third = sorted(office.sessions.of(sekar.id))
    induk = office.people.get("induk")
    assert not office.sessions.end(induk.id, first.id) and office.sessions.find(secrets[0])
    assert office.sessions.end(sekar.id, first.id) and office.sessions.find(secrets[0]) is None
    assert office.sessions.end_others(sekar.id, second.id) == 1
    assert [bool(office.sessions.find(secret)) for secret in (*secrets, others)] == [False, True, False, True]
    assert third not in office.sessions.of(sekar.id)


@pytest.mark.parametrize("change", ["password", "remove"])
def test_a_new_password_or_removal_ends_every_session(office, sekar, change):
    secret = office.sessions.begin(sekar, "", "")
    office.people.set_password("sekar", OTHER) if change == "password" else office.people.remove("sekar")
    assert office.sessions.find(secret) is None


def test_the_number_of_sessions_of_an_account_is_bounded(office, sekar, tmp_path, clock):
    secrets = []
    for _ in range(30):
        clock.pass_by(seconds=1)
        secrets.append(office.sessions.begin(sekar, "", "x" * 9999))
    assert raw(tmp_path, "SELECT count(*), max(length(agent)) FROM sessions") == [(20, 200)]
    assert office.sessions.find(secrets[-1]) and office.sessions.find(secrets[0]) is None


def test_a_role_counts_from_the_moment_it_is_given(office, sekar):
    secret = office.sessions.begin(sekar, "", "")
    office.people.set_role("sekar", "reader")
    assert office.sessions.find(secret)[0].role == "reader"


# -- tokens --------------------------------------------------------------------------------------------------------------------------


def test_a_token_speaks_for_its_account_with_no_more_than_its_role(office, sekar):
    secret = office.tokens.make(sekar, "lembar kerja", "reader")
    account, token = office.tokens.find(secret)
    assert (account.name, account.role, token.label) == ("sekar", "reader", "lembar kerja")
    assert secret.startswith("kliping_") and office.tokens.find(secret[:-1]) is None and office.tokens.find("") is None


def test_a_token_loses_what_its_account_loses(office, sekar):
    secret = office.tokens.make(sekar, "skrip", "editor")
    office.people.set_role("sekar", "reader")
    assert office.tokens.find(secret)[0].role == "reader"
    office.people.remove("sekar")
    assert office.tokens.find(secret) is None


def test_a_token_beyond_the_role_or_without_a_purpose_is_not_made(office, sekar):
    for label, role in (("skrip", "administrator"), ("  ", "reader")):
        with pytest.raises(UsageError):
            office.tokens.make(sekar, label, role)
    assert office.tokens.of(sekar.id) == []


def test_a_revoked_token_is_worth_nothing_and_only_its_owner_revokes_it(office, sekar, clock):
    secret = office.tokens.make(sekar, "skrip", "reader")
    assert office.tokens.of(sekar.id)[0].used_at is None
    clock.pass_by(hours=2)
    office.tokens.find(secret)
    listed = office.tokens.of(sekar.id)[0]
    assert listed.used_at == "2025-03-03T10:00:00Z"
    with pytest.raises(UsageError):
        office.tokens.end(office.people.get("induk").id, listed.id)
    assert office.tokens.end(sekar.id, listed.id).label == "skrip" and office.tokens.find(secret) is None


# -- the audit trail -----------------------------------------------------------------------------------------------------------------


def test_the_trail_tells_who_did_what_when_on_which_record(office, clock):
    office.trail.note("sekar", "session", "10.0.0.7", "correct", "a1b2", "tanggal")
    clock.pass_by(minutes=5)
    office.trail.note("induk", "command", "", "account-add", "sekar", "editor")
    newest, oldest = office.trail.entries()
    assert oldest[1:] == ("2025-03-03T08:00:00Z", "sekar", "session", "10.0.0.7", "correct", "a1b2", "tanggal")
    assert newest.at == "2025-03-03T08:05:00Z" and office.trail.entries(who="sekar") == [oldest]
    assert office.trail.entries(deed="account-add") == [newest] and office.trail.entries(before=newest.id) == [oldest]


@pytest.mark.parametrize("sql", ["UPDATE audit SET who = 'lain'", "DELETE FROM audit"])
def test_the_trail_is_only_ever_added_to(office, tmp_path, sql):
    office.trail.note("sekar", "session", "", "login")
    conn = sqlite3.connect(tmp_path / NAME)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        conn.execute(sql)
    conn.close()


@given(st.text(max_size=400))
def test_what_is_written_down_is_one_line_without_control_characters(text):
    line = plain(text, 100)
    assert len(line) <= 100 and len(line.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u200b" for c in line)


def test_odd_names_and_details_are_kept_short_and_plain(office):
    office.trail.note("a\r\nb", "nobody", "1\x1b[31m", "refused", "x" * 5000, "\u2028")
    entry = office.trail.entries()[0]
    assert (entry.who, entry.address, entry.detail) == ("a��b", "1�[31m", "�") and len(entry.record) == 300


def test_a_backup_takes_accounts_and_trail_along_and_the_restored_file_is_for_its_owner_alone(office, sekar, tmp_path):
    from search.store import Store
    from search.upkeep_backup import backup
    from search.upkeep_restore import restore

    office.trail.note("sekar", "session", "", "login")
    (tmp_path / "config").mkdir()
    with Store.open(tmp_path, write=True):
        pass
    backup(tmp_path, tmp_path / "config", tmp_path / "cadangan.tar", lambda: "2025-03-03T08:00:00Z")
    restore(tmp_path / "cadangan.tar", tmp_path / "lain", tmp_path / "config")
    with Office(tmp_path / "lain", cost=CHEAP) as other:
        assert other.people.check("sekar", WORD) and other.trail.entries()[0].deed == "login"
    assert stat.S_IMODE((tmp_path / "lain" / NAME).stat().st_mode) == 0o600


def test_the_command_line_keeps_accounts(tmp_path, capsys, monkeypatch):
    from io import StringIO

    from search.cli.main import run

    monkeypatch.setattr("search.accounts.people.COST", CHEAP)

    def kliping(*words, typed=""):
        monkeypatch.setattr("sys.stdin", StringIO(typed))
        code = run(["--data", str(tmp_path), "user", *words])
        return code, capsys.readouterr()

    assert kliping("add", "Sari", "--role", "administrator", typed=f"{WORD}\n")[0] == 0
    code, said = kliping("add", "beni", "--role", "penyunting")
    made = said.out.rsplit(" ", 1)[1].strip()
    with Office(tmp_path) as office:
        assert office.people.check("sari", WORD).role == "administrator"
        assert office.people.check("beni", made).temporary and code == 0
    assert kliping("role", "beni", "pembaca")[1].out == "beni: reader\n"
    assert kliping("remove", "sari")[0] == 2, "the last administrator stays"
    assert kliping("password", "tiada")[0] == kliping("add", "x y")[0] == kliping("role", "beni", "raja")[0] == 2
    assert kliping("add", "lemah", typed="pendek\n")[0] == 2
    token = kliping("token", "make", "sari", "--for", "skrip")[1].out.strip()
    assert token.startswith("kliping_") and token not in kliping("token", "list", "sari")[1].out
    assert kliping("token", "revoke", "sari", "1")[0] == 0
    assert kliping("password", "beni", typed=f"{OTHER}\n")[0] == kliping("remove", "beni")[0] == 0
    assert [line.split('"name": "')[1].split('"')[0] for line in kliping("list", "--json")[1].out.splitlines()] == ["sari"]
    trail = kliping("audit", "--json")[1].out
    assert trail.count('"way": "command"') == 7 and WORD not in trail and made not in trail and token not in trail
