"""`kliping user`: the accounts of an office network."""

from __future__ import annotations

import getpass
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.errors import UsageError
from search.cli.context import Context

if TYPE_CHECKING:
    from search.accounts import Office, Role
    from search.accounts.deeds import Deed

Name = Annotated[str, typer.Argument(help="nama akun", metavar="NAME")]
RoleOption = Annotated[str, typer.Option("--role", metavar="ROLE", help="reader (pembaca) | editor (penyunting) | administrator")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines")]
user = typer.Typer(help="Akun untuk jaringan kantor: peran, kata sandi, token, jejak audit. / Accounts for an office network.")
token = typer.Typer(help="Token untuk program yang bertindak atas nama sebuah akun. / Tokens for programs.")


def add_to(app: typer.Typer) -> None:
    """Register this module's commands."""
    user.add_typer(token, name="token")
    app.add_typer(user, name="user")


@user.command("add")
def add(context: typer.Context, name: Name, role: RoleOption = "reader") -> int:
    """Tambah akun. Kata sandi diketik dua kali, atau dibaca dari masukan standar; bila kosong, dibuatkan. / Add an account.

    Contoh: kliping user add sari --role administrator
    """
    chosen = _role(role)
    with _office(context) as office:
        word, made = _password()
        account = office.people.add(name, chosen, word, temporary=made)
        _note(office, "account-add", account.name, chosen)
    print(f"{account.name}: {account.role}")
    _tell(word, made)
    return 0


@user.command("list")
def list_(context: typer.Context, as_json: Json = False) -> int:
    """Semua akun dengan perannya. / Every account with its role."""
    with _office(context) as office:
        for account in office.people.all():
            row = {key: value for key, value in asdict(account).items() if key != "id"}
            waits = " (kata sandi masih sementara)" if account.temporary else ""
            print(json.dumps(row, ensure_ascii=False) if as_json else f"{account.name:<32} {account.role:<13} {account.made_at}{waits}")
    return 0


@user.command("role")
def role_(context: typer.Context, name: Name, role: Annotated[str, typer.Argument(metavar="ROLE")]) -> int:
    """Ubah peran. / Change the role."""
    chosen = _role(role)
    with _office(context) as office:
        account = office.people.set_role(name, chosen)
        _note(office, "account-role", account.name, chosen)
    print(f"{account.name}: {account.role}")
    return 0


@user.command("password")
def password(context: typer.Context, name: Name) -> int:
    """Kata sandi baru; semua sesi akun itu berakhir. / A new password; every session of the account ends."""
    with _office(context) as office:
        office.people.get(name)
        word, made = _password()
        account = office.people.set_password(name, word, temporary=made)
        _note(office, "account-password", account.name)
    print(f"{account.name}: kata sandi sudah diganti / password changed")
    _tell(word, made)
    return 0


@user.command("remove")
def remove(context: typer.Context, name: Name) -> int:
    """Hapus akun dengan sesi dan tokennya; namanya tidak dipakai lagi. / Remove an account; its name is not given again."""
    with _office(context) as office:
        account = office.people.get(name)
        office.people.remove(account.name)
        _note(office, "account-remove", account.name)
    print(f"{account.name}: dihapus / removed")
    return 0


@token.command("make")
def make(
    context: typer.Context, name: Name, label: Annotated[str, typer.Option("--for", metavar="TEXT", help="untuk apa / what for")],
    role: RoleOption = "reader",
) -> int:  # fmt: skip
    """Buat token; ia hanya ditampilkan sekali, di keluaran standar. / Make a token, shown once.

    Contoh: kliping user token make sari --for "lembar kerja mingguan"
    """
    chosen = _role(role)
    with _office(context) as office:
        account = office.people.get(name)
        made = office.tokens.make(account, label, chosen)
        _note(office, "token-make", f"{account.name}: {label}", chosen)
    print(made)
    return 0


@token.command("list")
def tokens(context: typer.Context, name: Name, as_json: Json = False) -> int:
    """Token sebuah akun, tanpa rahasianya. / The tokens of an account."""
    with _office(context) as office:
        for known in office.tokens.of(office.people.get(name).id):
            shown = f"{known.id:>4} {known.role:<13} {known.label} (dipakai: {known.used_at or 'belum pernah'})"
            print(json.dumps(known._asdict(), ensure_ascii=False) if as_json else shown)
    return 0


@token.command("revoke")
def revoke(context: typer.Context, name: Name, number: Annotated[int, typer.Argument(metavar="NUMBER", min=1)]) -> int:
    """Cabut token. / Revoke a token."""
    with _office(context) as office:
        account = office.people.get(name)
        ended = office.tokens.end(account.id, number)
        _note(office, "token-end", f"{account.name}: {ended.label}")
    print(f"{ended.label}: dicabut / revoked")
    return 0


@user.command("audit")
def audit(
    context: typer.Context, who: Annotated[str, typer.Option("--who", help="hanya akun ini", metavar="NAME")] = "",
    size: Annotated[int, typer.Option("--size", min=1)] = 100, as_json: Json = False,
) -> int:  # fmt: skip
    """Jejak audit, yang terbaru lebih dulu. / The audit trail, newest first."""
    with _office(context) as office:
        for entry in office.trail.entries(who, limit=size):
            shown = f"{entry.at} {entry.who or '-'} ({entry.way} {entry.address}) {entry.deed} {entry.record} {entry.detail}".rstrip()
            print(json.dumps(entry._asdict(), ensure_ascii=False) if as_json else shown)
    return 0


def _office(context: typer.Context) -> Office:
    from search.accounts import Office

    desk: Context = context.obj
    return Office(desk.data)


def _role(text: str) -> Role:
    from search.accounts.roles import INDONESIAN, ROLES

    known: dict[str, Role] = {**INDONESIAN, **{role: role for role in ROLES}}
    if text.lower() not in known:
        raise UsageError(f"--role {text}: pilih/choose {' | '.join(known)}")
    return known[text.lower()]


def _password() -> tuple[str, bool]:
    """A password typed twice, or the first line of standard input; made here, and then true, where that is empty."""
    from search.accounts.passwords import generated

    if not sys.stdin.isatty():
        line = sys.stdin.readline().rstrip("\r\n")
        return (line, False) if line else (generated(), True)
    word = getpass.getpass("Kata sandi (kosong: dibuatkan) / password (empty: made for you): ")
    if not word:
        return generated(), True
    if getpass.getpass("Sekali lagi / once more: ") != word:
        raise UsageError("kedua kata sandi tidak sama / the two passwords differ")
    return word, False


def _tell(word: str, made: bool) -> None:
    if made:
        print(f"Kata sandi sementara (ditampilkan sekali, diganti saat pertama kali masuk) / temporary password, shown once: {word}")


def _note(office: Office, deed: Deed, record: str, detail: str = "") -> None:
    office.trail.note(getpass.getuser(), "command", "", deed, record, detail)
