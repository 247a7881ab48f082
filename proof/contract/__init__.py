"""The black-box contract: what every generated project keeps, seen from outside."""
