"""A bucket of S3, or of what speaks like it."""

from typing import IO, cast

from boto3.session import Session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from .storage import storage_errors

ERRORS = (BotoCoreError, ClientError)
SCHEME = "s3://"
# Somebody waits. Checksums are left to those buckets that ask for them.
CONFIG = Config(
    connect_timeout=3,
    read_timeout=10,
    retries={"mode": "standard", "total_max_attempts": 2},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


class Bucket:
    """Contents in a bucket, below a folder; boto3 reads the rest from `AWS_…`."""

    def __init__(self, url: str) -> None:
        self.name, _, self.folder = url.removeprefix(SCHEME).partition("/")
        with storage_errors(*ERRORS):
            self.client = Session().client("s3", config=CONFIG)

    def path(self, key: str) -> str:
        """Write the whole key of a content."""
        return f"{self.folder.strip('/')}/{key}".lstrip("/")

    def save(self, key: str, stream: IO[bytes]) -> None:
        with storage_errors(*ERRORS):
            self.client.put_object(Bucket=self.name, Key=self.path(key), Body=stream)

    def open(self, key: str) -> IO[bytes]:
        with storage_errors(*ERRORS):
            answer = self.client.get_object(Bucket=self.name, Key=self.path(key))
        return cast(IO[bytes], answer["Body"])

    def remove(self, key: str) -> None:
        with storage_errors(*ERRORS):
            self.client.delete_object(Bucket=self.name, Key=self.path(key))
