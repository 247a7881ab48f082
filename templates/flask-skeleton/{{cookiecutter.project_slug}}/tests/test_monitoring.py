"""Monitoring: what Sentry is told, and what it is not."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sentry_sdk
from flask import Flask, request
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from app import create_app

DSN = "https://key@sentry.example.com/1"
ROOT = Path(__file__).parent.parent


class Recorder(Transport):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[str] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sent.append(envelope.serialize().decode())
        

@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """Put a recorder in the place of the way to Sentry, and take all off at the end."""
    recorder = Recorder()
    monkeypatch.setenv("SENTRY_DSN", DSN)
    ...
