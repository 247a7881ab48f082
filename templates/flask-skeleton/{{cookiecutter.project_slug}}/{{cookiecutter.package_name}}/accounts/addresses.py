"""Addresses: one spelling for each, so that nobody has two accounts with one."""

LONGEST = 254


def normalised(text: str) -> str | None:
    """Spell an address in lower case and ASCII; what is none becomes ``None``.

    Databases differ in which other letters they take for the same.
    """
    # Its tables of characters take long to load: only where an address is read.
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(
            text.strip(), allow_smtputf8=False, check_deliverability=False
        )
    except EmailNotValidError:
        return None
    address = (checked.ascii_email or "").lower()
    return address if 0 < len(address) <= LONGEST else None
