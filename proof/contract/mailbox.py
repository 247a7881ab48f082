"""A mail server that keeps what it gets, for the flows that go by way of a mail."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

WAIT_SECONDS = 60


class Mailbox(socketserver.ThreadingTCPServer):
    """Speaks as much SMTP as a client needs to hand over a message."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.messages: list[EmailMessage] = []

    @property
    def url(self) -> str:
        """The address a project's settings take."""
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def newest(self, to: str, count: int = 1) -> EmailMessage:
        """Wait until so many messages came for somebody, and return the last."""
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            found = [message for message in self.messages if to in str(message["To"])]
            if len(found) >= count:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no mail for {to}; there is {[str(m['To']) for m in self.messages]}")


class Session(socketserver.StreamRequestHandler):
    """One client, from its greeting to its farewell."""

    def handle(self) -> None:
        self.say("220 ready")
        for line in self.rfile:
            match line.split(b":")[0].split()[0].upper() if line.strip() else b"":
                case b"EHLO" | b"HELO":
                    self.say("250 SIZE 1000000")
                case b"DATA":
                    self.say("354 go on")
                    self.keep()
                    self.say("250 kept")
                case b"QUIT":
                    self.say("221 good bye")
                    return
                case _:
                    self.say("250 fine")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def keep(self) -> None:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        message = message_from_bytes(b"".join(lines), policy=policy.default)
        cast(Mailbox, self.server).messages.append(message)


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """Run a mail server while the block lasts."""
    with Mailbox() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
