"""Thresholds and lists of the audit: YAML files with comments, and the frozen object they are read into."""

from pipeline.settings.loading import load_settings, refuse_unknown
from pipeline.settings.schema import (
    AnggotaWajib,
    Bagian,
    Batas,
    EdisiKodefikasi,
    IstilahKeliru,
    JenisTabel,
    KolomWajib,
    Peraturan,
    PokokPeraturan,
    Settings,
    TabelBerjudul,
)

__all__ = [
    "AnggotaWajib",
    "Bagian",
    "Batas",
    "EdisiKodefikasi",
    "IstilahKeliru",
    "JenisTabel",
    "KolomWajib",
    "Peraturan",
    "PokokPeraturan",
    "Settings",
    "TabelBerjudul",
    "load_settings",
    "refuse_unknown",
]
