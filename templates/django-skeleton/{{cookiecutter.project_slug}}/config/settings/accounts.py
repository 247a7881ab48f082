"""Accounts: who people are, and how they show it."""

{% if cookiecutter.database == "mysql" %}
from .security import SILENCED_SYSTEM_CHECKS

# A rule of allauth's that MySQL cannot keep: of ours, no two accounts have one address.
SILENCED_SYSTEM_CHECKS.append("models.W036")

{% endif %}
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": "accounts.passwords.GuessValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600  # of the link to a new password, in seconds

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "{{ "home" if cookiecutter.pages else "account" }}"
LOGOUT_REDIRECT_URL = "{{ "home" if cookiecutter.pages else "account_login" }}"

ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_FORMS = {
    "change_password": "accounts.forms.ChangePasswordForm",
    "login": "accounts.forms.SignInForm",
    "reset_password": "accounts.forms.AddressForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "signup": "accounts.forms.SignUpForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_MAX_EMAIL_ADDRESSES = 1
ACCOUNT_RATE_LIMITS = False  # those of `accounts/throttle.py` count
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
