"""What the package raises."""


class EvalmarkError(ValueError):
    """A wrong scorer name, option, target or core; the message says what would be right."""
