"""Pages that are images: straightened, their rules and letters found, and given as any other reader gives a page."""
