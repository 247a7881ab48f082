"""The addresses around accounts; names with `account_` are those that allauth asks for."""

from allauth.account.views import LogoutView
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path

{% if cookiecutter | has("people") %}
from . import people, throttle, views
{% else %}
from . import throttle, views
{% endif %}

signup = throttle.letters(views.SignupView.as_view())
login = throttle.passwords(views.LoginView.as_view())
logout = LogoutView.as_view(http_method_names=["post"])
reset = throttle.letters(views.PasswordResetView.as_view())
change = login_required(throttle.own_password(views.PasswordChangeView.as_view()))
again = throttle.letters(views.verify_again)

urlpatterns = [
    path("", views.account, name="account"),
    path("signup/", signup, name="account_signup"),
    path("sent/", views.sent, name="account_reset_password_done"),
    path("sent/", views.sent, name="account_email_verification_sent"),
    path("verify/again/", again, name="account_verify_again"),
    path("verify/", views.verify, name="account_confirm_email"),
    path("login/", login, name="account_login"),
    path("logout/", logout, name="account_logout"),
    path("password/reset/", reset, name="account_reset_password"),
    path("password/reset/confirm/", views.reset_link, name="account_reset_link"),
    re_path(
        r"^password/reset/confirm/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>set-password)/$",
        views.PasswordResetFromKeyView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("password/change/", change, name="account_change_password"),
{% if cookiecutter | has("people") %}
    path("people/", people.index, name="people"),
    path("people/<int:pk>/", people.role, name="role"),
{% endif %}
]
