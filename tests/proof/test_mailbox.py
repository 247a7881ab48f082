from __future__ import annotations

import smtplib
from email.message import EmailMessage

from proof.contract.mailbox import mailbox


def test_a_message_arrives_as_it_was_sent() -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.com", "b@example.com", "Grüße"
    message.set_content(".leading dot\nhttps://example.com/é\n")
    with mailbox() as box:
        port = int(box.url.rpartition(":")[2])
        with smtplib.SMTP("127.0.0.1", port) as client:
            client.send_message(message)
        kept = box.newest("b@example.com")
    assert kept["Subject"] == "Grüße"
    assert kept.get_content().splitlines() == [".leading dot", "https://example.com/é"]
