"""What is to be done with one document, and what is known of its result from an earlier run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.cache import Cache, code_version, key_of, library_versions
from pipeline.files import LostPages
from pipeline.inputs import Source, digest_of, is_kept
from pipeline.model.second_reading import PeriksaGanda
from pipeline.model.summary import DocumentResult
from pipeline.settings import Settings
from pipeline.store import Store

_RESULT = "hasil"
_CODE = ("pipeline", "schemas")
_LIBRARIES = (
    "numpy", "onnxruntime", "opencv-python-headless", "pandas", "pandera", "pdfminer.six", "pdfplumber", "pikepdf",
    "pydantic", "pypdfium2", "rapidfuzz", "rapidocr",
)  # fmt: skip
# Settings that decide how the work is done and not what comes out.
_OF_THE_WORK = {"berkas_awal", "berkas_akhir", "waktu_halaman_detik", "waktu_dokumen_detik", "memori_mb"}


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs for one document.

    `kodefikasi` is the file or folder of the code lists, None for none, and `daftar` a digest of what they hold;
    `periksa_ganda` says what is read by the second reader too. `lost` are pages that are not tried again.
    """

    source: Source
    settings: Settings
    store: Store
    kodefikasi: Path | None = None
    periksa_ganda: PeriksaGanda = PeriksaGanda.TEMUAN
    daftar: str = ""
    lost: LostPages = field(default_factory=dict)

    @property
    def cache(self) -> Cache:
        """What is kept of the document from run to run."""
        return self.store.cache_of(self.source.name)

    @property
    def key(self) -> str:
        """Of its result: all that this depends on."""
        settings = self.settings.model_dump_json(exclude=_OF_THE_WORK)
        files = (f"{file.name}\n{digest_of(file)}" for file in self.source.files)
        code = code_version(*_CODE), library_versions(*_LIBRARIES)
        return key_of(self.source.name, self.daftar, self.periksa_ganda.value, settings, *code, *files)


def size_of(job: Job) -> int:
    """Bytes of the document; what takes longest is begun first."""
    return sum(file.seen.size for file in job.source.files if file.seen)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result, and the bytes of each interim file that was written with it."""

    result: DocumentResult
    interim: dict[str, int]


def known_result(job: Job) -> DocumentResult | None:
    """The result of an earlier run on the same content, where its interim files are still there; else None."""
    kept = job.cache.get(_RESULT, job.key, _Kept) if is_kept(job.source) else None
    if kept is None or not job.store.has_interim(job.source.name, kept.interim):
        return None
    return kept.result


def keep_result(job: Job, result: DocumentResult, interim: dict[str, int]) -> None:
    """Keeps a result for the next run, unless something went wrong that may go well then."""
    if is_kept(job.source) and not job.lost and not result.crashed:
        job.cache.put(_RESULT, job.key, _Kept(result, interim))


def forget_result(job: Job) -> None:
    """Gives up what is known of a result: its interim files are about to be replaced."""
    job.cache.drop(_RESULT)
