"""The addresses of the files."""

from django.urls import path

from . import views

app_name = "uploads"

urlpatterns = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.download, name="download"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
