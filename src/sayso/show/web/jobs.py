"""Work that takes longer than a page: one job at a time, each with a page that tells how far it is."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Lock

from sayso.errors import SaysoError

__all__ = ["Job", "Jobs", "State", "Tell"]

KEPT = 200  # jobs that are remembered
WAITING = 20  # jobs that may wait

Tell = Callable[[str], None]


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work: what it is, how far, what was told last, the page to see when it is done, or to try `again` from."""

    id: str
    what: str
    state: State
    told: str = ""
    page: str = ""
    again: str = ""


class Jobs:
    """A queue with one worker, so that nobody waits for the models twice."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._ids, self._lock = itertools.count(1), Lock()
        self._worker = ThreadPoolExecutor(1, "sayso-job")

    def start(self, what: str, work: Callable[[Tell], str], again: str) -> Job | None:
        """Queues work, which tells how far it is and returns the page to see; None if too much waits already."""
        with self._lock:
            if sum(job.state is State.WAITING for job in self._jobs.values()) >= WAITING:
                return None
            job = Job(str(next(self._ids)), what, State.WAITING, again=again)
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        self._worker.submit(self._run, job.id, work)
        return job

    def get(self, id: str) -> Job | None:
        with self._lock:
            return self._jobs.get(id)

    def close(self) -> None:
        """Waits for the job that is running; the others are dropped."""
        self._worker.shutdown(cancel_futures=True)

    def _run(self, id: str, work: Callable[[Tell], str]) -> None:
        self._note(id, state=State.RUNNING)
        try:
            page = work(lambda told: self._note(id, told=told))
        except SaysoError as error:
            advice = f" {error.advice[:1].upper()}{error.advice[1:]}." if error.advice else ""
            self._note(id, state=State.FAILED, told=f"{error.what}.{advice}")
        except Exception as error:  # noqa: BLE001 - the boundary of one job: the server must go on
            self._note(id, state=State.FAILED, told=f"a bug of sayso, please report it: {type(error).__name__}: {error}")
        else:
            self._note(id, state=State.DONE, told="Done.", page=page)

    def _note(self, id: str, *, state: State | None = None, told: str | None = None, page: str = "") -> None:
        with self._lock:
            if job := self._jobs.get(id):
                told = job.told if told is None else told
                self._jobs[id] = replace(job, state=state or job.state, told=told, page=page or job.page)
