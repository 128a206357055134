"""Thresholds and lists of the audit: YAML files with comments, and the frozen object they are read into."""

from pipeline.settings.loading import load_settings, refuse_unknown
from pipeline.settings.schema import JenisTabel, KolomWajib, Settings

__all__ = ["JenisTabel", "KolomWajib", "Settings", "load_settings", "refuse_unknown"]
