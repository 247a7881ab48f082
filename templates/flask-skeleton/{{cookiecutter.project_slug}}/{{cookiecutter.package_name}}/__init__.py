"""The parts of the application; app.py puts them together."""
