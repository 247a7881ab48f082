"""Keep what was chosen when plain ``cookiecutter`` rendered the whole skeleton.

``new-project`` selects the files before it renders and does not run this.
"""

import shutil
from pathlib import Path

UNWANTED = {{ cookiecutter | unwanted }}
RENAMES = {{ cookiecutter | renames }}

for name in UNWANTED:
    path = Path(name)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
for folder in sorted((path for path in Path().rglob("*") if path.is_dir()), reverse=True):
    if not any(folder.iterdir()):
        folder.rmdir()
for source, target in RENAMES.items():
    if Path(source).exists():
        Path(source).replace(target)
