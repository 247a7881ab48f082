"""A bucket of S3, or of what speaks like it; boto3 finds the rest in `AWS_…`."""

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from .storage import TellingStorage


class Bucket(TellingStorage, S3Storage):
    """Contents in a bucket that nobody else reads: they go through this project."""

    errors = (Boto3Error, BotoCoreError, ClientError, OSError)

    # Somebody waits. Checksums are left to those buckets that ask for them.
    client_config = Config(
        connect_timeout=3,
        read_timeout=10,
        retries={"mode": "standard", "total_max_attempts": 2},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    file_overwrite = False
    max_memory_size = 1024 * 1024  # what is larger waits in a temporary file
