"""The pages around accounts; they answer alike whether or not there is one."""

from flask import (
    Blueprint,
    Flask,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from flask_login import current_user
from flask_wtf import FlaskForm

from . import letters, passwords, service, signed, throttle
from .forms import (
    AddressForm,
    ChangePasswordForm,
    NewPasswordForm,
    SignInForm,
    SignUpForm,
)
from .sessions import HOME, login_required, owner, safe_next, start

FORM = ["GET", "POST"]

accounts = Blueprint("accounts", __name__, url_prefix="/accounts")


def init_app(app: Flask) -> None:
    """Offer the pages."""
    app.register_blueprint(accounts)


@accounts.get("/", strict_slashes=False)
@login_required
def account() -> str:
    """Show the visitor's own account."""
    return render_template("accounts/account.html")


@accounts.route("/signup", methods=FORM, strict_slashes=False)
@throttle.letters
def signup() -> ResponseReturnValue:
    """Make an account, for which the address has to be confirmed."""
    form = SignUpForm()
    if form.validate_on_submit():
        service.sign_up(form.email.data or "", form.password.data or "")
        return redirect(url_for(".sent"))
    return form_page("signup", form)


@accounts.route("/verify/again", methods=FORM, strict_slashes=False)
@throttle.letters
def verify_again() -> ResponseReturnValue:
    """Send the letter of a sign-up again."""
    form = AddressForm()
    if form.validate_on_submit():
        service.ask_to_confirm(form.email.data or "")
        return redirect(url_for(".sent"))
    return form_page("verify_again", form)


@accounts.route("/password/reset", methods=FORM, strict_slashes=False)
@throttle.letters
def password_reset() -> ResponseReturnValue:
    """Send the way to a new password."""
    form = AddressForm()
    if form.validate_on_submit():
        service.ask_for_reset(form.email.data or "")
        return redirect(url_for(".sent"))
    return form_page("password_reset", form)


@accounts.get("/sent", strict_slashes=False)
def sent() -> str:
    """Say where to look now."""
    return render_template("accounts/sent.html")


@accounts.get("/verify", strict_slashes=False)
def verify() -> ResponseReturnValue:
    """Take the token out of a letter, and wait for the password that goes with it."""
    token = request.args.get("token", "")
    if signed.read("confirm", token, letters.CONFIRM_LIFETIME) is None:
        return dead_link()
    session["confirm"] = token
    flash({{ "Sign in to confirm your address." | words(cookiecutter) }})
    return redirect(url_for(".login"))


@accounts.route("/login", methods=FORM, strict_slashes=False)
@throttle.passwords
def login() -> ResponseReturnValue:
    """Begin a session; with the token of a letter, the address counts as confirmed."""
    token = session.get("confirm", "")
    if current_user.is_authenticated and not token:
        return redirect(safe_next())
    form = SignInForm()
    if form.validate_on_submit():
        confirming = signed.read("confirm", token, letters.CONFIRM_LIFETIME)
        user = service.authenticate(
            form.email.data or "", form.password.data or "", confirming
        )
        if user:
            start(user)
            if user is confirming:
                flash({{ "Your address is confirmed." | words(cookiecutter) }})
            return redirect(safe_next())
        form.form_errors.append(
            {{ "The address or the password is wrong, or not confirmed yet." | words(cookiecutter) }}
        )
    return form_page("login", form)


@accounts.post("/logout", strict_slashes=False)
def logout() -> ResponseReturnValue:
    """End the session, and any other of the account."""
    if current_user.is_authenticated:
        service.sign_out(owner())
    session.clear()
    flash({{ "You are signed out." | words(cookiecutter) }})
    return redirect(url_for(HOME))


@accounts.route("/password/reset/confirm", methods=FORM, strict_slashes=False)
def reset_confirm() -> ResponseReturnValue:
    """Set a new password with the token of a letter, which shows whose address it is."""
    token = request.args.get("token", "")
    user = signed.read("reset", token, letters.RESET_LIFETIME)
    if user is None:
        return dead_link()
    form = NewPasswordForm(user.email)
    if form.validate_on_submit():
        service.reset_password(user, form.password.data or "")
        flash({{ "Your password was changed. Sign in with the new one." | words(cookiecutter) }})
        return redirect(url_for(".login"))
    return form_page("reset_confirm", form)


@accounts.route("/password/change", methods=FORM, strict_slashes=False)
@login_required
@throttle.own_password
def password_change() -> ResponseReturnValue:
    """Set a new password; of all sessions only this one goes on."""
    user = owner()
    form = ChangePasswordForm(user.email)
    if form.validate_on_submit():
        if passwords.matches(user.password_hash, form.current.data or ""):
            service.change_password(user, form.password.data or "")
            start(user)
            flash({{ "Your password was changed." | words(cookiecutter) }})
            return redirect(url_for(".account"))
        form.current.errors = [{{ "This is not your password." | words(cookiecutter) }}]
    return form_page("password_change", form)


def form_page(name: str, form: FlaskForm) -> ResponseReturnValue:
    """Show a form, with what is wrong with it."""
    page = render_template(f"accounts/{name}.html", form=form)
    return page, 422 if form.errors else 200


def dead_link() -> ResponseReturnValue:
    """Say that the link of a letter is no longer valid."""
    return render_template("accounts/dead_link.html"), 404
