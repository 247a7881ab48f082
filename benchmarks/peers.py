"""Generators that a package index offers, each tried in an environment of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks.installed import install, releases
from benchmarks.measure import Command, CommandFailed, Workshop, without


class Peer(NamedTuple):
    """A generator: its package, and the command that makes a project called ``peer``."""

    name: str
    package: str
    words: tuple[str, ...]


PEERS = (
    Peer("wagtail start", "wagtail", ("wagtail", "start", "peer")),
    Peer("djangocms", "django-cms", ("djangocms", "peer", "--noinput")),
    Peer("create-flask-app", "flask-skeleton", ("create-flask-app", "peer")),
    Peer("fz generate flask-api", "flaskerize", ("fz", "generate", "flask-api", "peer")),
    Peer("putup (a library)", "pyscaffold", ("putup", "peer")),
    Peer("hatch new (a library)", "hatch", ("hatch", "new", "peer")),
)
WITHOUT_TEMPLATE = (
    "cookiecutter renders the skeletons of this repository: neither it nor copier brings a "
    "template of its own, and those of others do not come from a package index."
)


class Tried(NamedTuple):
    """The peers that work here as commands, why others do not, and which releases they are."""

    commands: list[Command]
    notes: list[str]
    releases: dict[str, str]


def tried(shop: Workshop) -> Tried:
    """Install each peer and let it make a project once."""
    result = Tried([], [WITHOUT_TEMPLATE], {})
    for peer in PEERS:
        version = ""
        try:
            bin_folder = install(shop.home / peer.package, peer.package)
            result.releases.update(releases(bin_folder, [peer.package]))
            version = f" {result.releases[peer.package]}"
            command = making(peer, bin_folder, shop)
            command.run()
            result.commands.append(command)
        except CommandFailed as failure:
            reason = failure.reason.replace(str(shop.home), "…")
            result.notes.append(f"{peer.package}{version} does not run here: {reason}")
    return result


def making(peer: Peer, bin_folder: Path, shop: Workshop) -> Command:
    """Make the command of a peer, which starts without the project of the round before."""
    # Some look for django-admin on the path.
    variables = {**shop.environment, "PATH": f"{bin_folder}:{shop.environment['PATH']}"}
    words = (str(bin_folder / peer.words[0]), *peer.words[1:])
    return Command(peer.name, words, shop.work, variables, without(shop.work / "peer"))
