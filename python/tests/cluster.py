"""A standalone Spark cluster on the loopback: a master and two workers, ended by their ids."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent


def settings():
    """What Spark reads from the environment, so that it stays on this machine."""
    loopback = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_PUBLIC_DNS": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"}
    return {"SPARK_HOME": str(HOME), "PYSPARK_PYTHON": sys.executable, **loopback}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children(pid):
    """The processes that a process started, with what they run."""
    found = []
    for path in Path("/proc").iterdir():
        try:
            if path.name.isdigit() and (path / "stat").read_text().rsplit(")", 1)[1].split()[1] == str(pid):
                found.append((int(path.name), (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()))
        except OSError:
            continue
    return found


def family(pid):
    """All that a process started, itself included."""
    return [pid, *(inner for child, _ in children(pid) for inner in family(child))]


def executors(workers):
    found = [child for worker in workers for child in children(worker.pid)]
    return [pid for pid, runs in found if "CoarseGrainedExecutorBackend" in runs]


@contextmanager
def cluster(folder):
    """The master's address and its workers."""
    port, started = free_port(), []
    environment = {**os.environ, **settings(), "SPARK_WORKER_DIR": str(folder)}

    def start(*arguments):
        log = open(Path(folder) / f"{len(started)}.log", "wb")
        command = [HOME / "bin" / "spark-class", *map(str, arguments)]
        started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        return started[-1]

    try:
        main = "org.apache.spark.deploy"
        start(f"{main}.master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", free_port())
        address = f"spark://127.0.0.1:{port}"
        until(lambda: "I have been elected leader" in (Path(folder) / "0.log").read_text(errors="replace"))
        workers = []
        for _ in range(2):
            options = ["--host", "127.0.0.1", "--webui-port", free_port(), "-c", 1, "-m", "1g", "-d", folder]
            workers.append(start(f"{main}.worker.Worker", address, *options))
        logs = [Path(folder) / f"{n}.log" for n in (1, 2)]
        until(lambda: all("Successfully registered" in log.read_text(errors="replace") for log in logs))
        yield address, workers
    finally:
        pids = [pid for process in started for pid in family(process.pid)]
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                pass
        for pid in pids:
            try:
                # a worker ends its executors; whatever is left of them is ended here
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        for process in started:
            process.wait(10)


def until(holds, seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the cluster does not come up")
        time.sleep(0.1)
