"""Addresses: one spelling for each, so that nobody has two accounts with one."""


def normalised(text: str) -> str:
    """Spell an address in lower case, and the name of its host in ASCII.

    Databases differ in which other letters they take for the same.
    """
    name, at, host = text.strip().lower().rpartition("@")
    try:
        return f"{name}{at}{host.encode('idna').decode()}"
    except UnicodeError:  # no host has such a name
        return f"{name}{at}{host}"
