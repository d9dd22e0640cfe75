"""A crash is logged by where it happened in the code, never by who asked for what."""

from __future__ import annotations

import logging
import traceback


class WithoutReader(logging.Filter):
    """Keeps the kind of error and the lines of code it came through; drops address, query, request and message."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0]:
            kind, _error, trace = record.exc_info
            steps = "".join(traceback.format_tb(trace))
            record.msg = f"A page failed with {kind.__name__}:\n{steps}"
        else:
            record.msg = "A request failed"
        record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        record.__dict__.pop("request", None)
        return True
