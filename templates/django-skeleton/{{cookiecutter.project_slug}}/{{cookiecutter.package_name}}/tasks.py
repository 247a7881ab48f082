"""The jobs of the site as a whole."""

from django.core.mail import EmailMessage

from config.celery import app


@app.task
def send_mail(to: str, subject: str, body: str) -> None:
    """Send a mail; when the mail server does not take it, try again later."""
    heads = {"Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, to=[to], headers=heads).send()
