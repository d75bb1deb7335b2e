"""How the loops are compiled, and where their machine code is kept: by the digest of all their files.

numba keeps machine code on disk and makes it anew when the file of the function changes, but not when a file
does whose loops that function calls. So the folder has the digest of every file here in its name: whichever
changes, all is compiled anew. Every room takes its decorators from here, so the folder is set before them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import numba
from numba.misc.appdirs import user_cache_dir

HERE = Path(__file__).parent
_config: Any = numba.config
_user_cache_dir: Any = user_cache_dir


def cache_folder(source: Path, bases: Iterable[Path], version: str) -> str:
    """Return where the machine code of a folder's files is kept: in the first base that can be written.

    The name of the folder is another one as soon as a byte of any file, or the compiler's ``version``, is
    another. "" when no base can be written; then numba says so.
    """
    made = hashlib.sha256(version.encode())
    for path in sorted(source.glob("*.py")):
        made.update(hashlib.sha256(path.name.encode()).digest())
        made.update(hashlib.sha256(path.read_bytes()).digest())
    folders = (base / f"teams-{made.hexdigest()[:16]}" for base in bases)
    return next((str(folder) for folder in folders if _writable(folder)), "")


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True


#: where NUMBA_CACHE_DIR says, else beside the source, else in the cache of whoever runs this
_BASES = [HERE / "__pycache__", Path(_user_cache_dir("prakan"))]
if _config.CACHE_DIR:
    _BASES.insert(0, Path(_config.CACHE_DIR))
KEPT = _config.CACHE_DIR = cache_folder(HERE, _BASES, numba.__version__)
#: lists here are short; the compiler would try for long
_config.LOOP_VECTORIZE = _config.SLP_VECTORIZE = 0
#: the three ways to compile: called by other loops only; called from outside; and making arrays, too. Things
#: that nobody calls, and counting references that nobody needs, are left out: half of the compiler's work
_compiled: Any = numba.njit
_PLAIN = {"nogil": True, "no_cfunc_wrapper": True, "error_model": "numpy"}
inner = _compiled(no_cpython_wrapper=True, _nrt=False, **_PLAIN)
entry = _compiled(cache=True, _nrt=False, **_PLAIN)
maker = _compiled(cache=True, **_PLAIN)
