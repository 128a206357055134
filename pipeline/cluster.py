"""The documents of a run on a Dask cluster: the same work per document, in processes on other machines.

Either all machines see the same folders, or documents travel with their tasks and what is made of them comes back.
Dask itself gives a task that dies with its worker to another one, and tells when it has had enough.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pipeline.audit import audit_document, failed_result
from pipeline.cache import code_version
from pipeline.errors import ConfigurationError, DiskFullError, OutputError
from pipeline.inputs import InputFile, Source, look_at
from pipeline.job import Job, size_of
from pipeline.model.summary import DocumentResult
from pipeline.store import Store

if TYPE_CHECKING:
    from distributed import Client

_CONNECT = 30  # seconds
_CODE = ("pipeline", "schemas")
# Tasks that are under way for each thread of the cluster: one being worked on, and one that waits for it.
_AHEAD = 2
# PDFium may be used from one thread of a process at a time, and the workers of Dask have several unless told otherwise.
_ONE_AT_A_TIME = threading.Lock()


class Kirim(StrEnum):
    """How documents and results travel."""

    FOLDER = "folder"
    """All machines see the same folders under the same names."""
    TUGAS = "tugas"
    """They are sent along with the tasks."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job with the files that it needs, for a machine that does not see them.

    `files` are the contents of the document's files in order, `lists` those of the code lists by name.
    """

    job: Job
    files: tuple[bytes, ...]
    lists: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Returned:
    """What comes back: a result, and the files below the interim folder of its document, by their path there."""

    result: DocumentResult
    interim: Mapping[str, bytes]


def audit_on_cluster(jobs: Sequence[Job], address: str, kirim: Kirim) -> Iterator[DocumentResult]:
    """The results of all documents, as they come.

    Args:
        jobs: the documents, their files looked at.
        address: of the scheduler ("tcp://10.0.0.1:8786").
        kirim: how they travel.

    Raises:
        ConfigurationError: Dask is not installed, the scheduler does not answer, or its workers have another version
            of the program.
        DiskFullError: there is no room for interim files.
    """
    with _connected(address) as client:
        _refuse_other_versions(client)
        yield from _audited(client, jobs, kirim)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ConfigurationError(
            "--scheduler memerlukan pustaka distributed yang belum terpasang. Pasanglah dengan: pip install "
            '"renja[cluster]"'
        ) from error
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ConfigurationError(
            f"--scheduler {address}: tidak dapat dihubungi. Periksa alamatnya (contoh: tcp://10.0.0.1:8786) dan apakah "
            "dask-scheduler berjalan di sana."
        ) from error
    try:
        yield client
    finally:
        client.close()


def _refuse_other_versions(client: Client) -> None:
    """The same input gives the same bytes only from the same code."""
    own = code_version(*_CODE)
    try:
        versions = client.run(code_version, *_CODE)
    except ImportError as error:
        raise ConfigurationError(
            "--scheduler: program ini belum terpasang pada mesin kerjanya. Pasanglah versi yang sama di sana."
        ) from error
    if not versions:
        raise ConfigurationError("--scheduler: belum ada mesin kerja (dask worker) yang terhubung ke sana.")
    others = sorted(address for address, version in versions.items() if version != own)
    if others:
        raise ConfigurationError(
            f"--scheduler: versi program pada {', '.join(others)} berbeda dari versi di sini. Samakan versinya."
        )


def _audited(client: Client, jobs: Sequence[Job], kirim: Kirim) -> Iterator[DocumentResult]:
    from distributed import as_completed

    readable = [job for job in jobs if all(file.seen for file in job.source.files)]
    # What cannot even be looked at takes no time, and its sentence is the same wherever it is made.
    yield from (audit_document(job) for job in jobs if job not in readable)
    ahead = max(_AHEAD * sum(client.nthreads().values()), 1)
    waiting = iter(sorted(readable, key=size_of, reverse=True))
    given: dict[Any, Job] = {}

    def give() -> list[Any]:
        job = next(waiting, None)
        if job is None:
            return []
        future = client.submit(*_task(job, kirim), pure=False)
        given[future.key] = job
        return [future]

    futures = as_completed([future for _ in range(ahead) for future in give()], loop=client.loop)
    for future in futures:
        job = given.pop(future.key)
        yield _taken_in(job, future)
        for more in give():
            futures.add(more)


def _task(job: Job, kirim: Kirim) -> tuple[Any, ...]:
    if kirim is Kirim.TUGAS:
        return audit_parcel, _packed(job)
    store = Store(job.store.output.resolve(), job.store.interim.resolve())
    source = look_at(_moved(job.source, [file.path.resolve() for file in job.source.files]))
    lists = job.kodefikasi.resolve() if job.kodefikasi else None
    return audit_there, replace(job, source=source, store=store, kodefikasi=lists)


def _taken_in(job: Job, future: Any) -> DocumentResult:
    """The result of a task; of one that its workers did not survive, or could not do, one that says so."""
    try:
        back = future.result()
        if isinstance(back, Returned):
            job.store.write_interim(job.source.name, back.interim)
            back = back.result
    except DiskFullError:
        raise
    except OutputError as error:
        return failed_result(job, str(error))
    except Exception as error:  # whatever a task or Dask raises costs this document only
        return failed_result(
            job, f"Dokumen ini tidak dapat diperiksa pada mesin kerja ({type(error).__name__})."
        )
    assert isinstance(back, DocumentResult)  # noqa: S101 - for the type checker
    return back


# --- On the other machine.


def audit_there(job: Job) -> DocumentResult:
    """The audit of a document that this machine sees."""
    with _ONE_AT_A_TIME:
        return audit_document(job)


def audit_parcel(parcel: Parcel) -> Returned:
    """The audit of a document that was sent along."""
    with _ONE_AT_A_TIME, TemporaryDirectory(prefix="renja-") as folder:
        job = _unpacked(parcel, Path(folder))
        result = audit_document(job)
        return Returned(result, job.store.read_interim(job.source.name))


def _packed(job: Job) -> Parcel:
    lists = {}
    if job.kodefikasi is not None:
        found = [job.kodefikasi] if job.kodefikasi.is_file() else sorted(job.kodefikasi.glob("*.csv"))
        lists = {path.name: path.read_bytes() for path in found}
    return Parcel(job, tuple(file.path.read_bytes() for file in job.source.files), lists)


def _unpacked(parcel: Parcel, folder: Path) -> Job:
    """The job with its files in the folder, under names of our own."""
    paths = []
    for place, content in enumerate(parcel.files):
        path = folder / f"{place}.pdf"
        path.write_bytes(content)
        paths.append(path)
    lists = None
    if parcel.lists:
        lists = folder / "kodefikasi"
        lists.mkdir()
        for name, content in parcel.lists.items():
            (lists / Path(name).name).write_bytes(content)
    source = look_at(_moved(parcel.job.source, paths))
    store = Store(folder / "output", folder / "interim")
    return replace(parcel.job, source=source, store=store, kodefikasi=lists)


def _moved(source: Source, paths: Sequence[Path]) -> Source:
    """The source with its files in other places."""
    files = [replace(file, path=path, seen=None) for file, path in zip(source.files, paths, strict=True)]
    return files[0] if isinstance(source, InputFile) else replace(source, files=tuple(files))
