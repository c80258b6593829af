"""N copies of the app behind nginx, from a checkout: `python .deploy/serve.py --copies 2 --port 8080`.

Copies that end or no longer answer are started again. SIGHUP starts all anew, one after the other, and SIGUSR1 the
first alone, to try a new version: nobody new is sent to a copy that is about to go, and whoever is still there after
`--drain` seconds reconnects to another one. SIGTERM or Ctrl+C ends everything.
"""

import argparse
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from copies import configuration

HERE = Path(__file__).parent
MEANINGS = {signal.SIGTERM: "end", signal.SIGINT: "end", signal.SIGHUP: "renew", signal.SIGUSR1: "renew one"}
LOOK_EVERY, PATIENCE, START = 1.0, 3, 60.0  # seconds; looks that may fail; seconds until a copy has to answer


def workers(copies: int, cores: int) -> int:
    """How many processes train for each copy, beside it: its share of the cores; none where that is a single one."""
    return cores // copies if cores // copies > 1 else 0


class Copy:
    """One server process."""

    def __init__(self, number: int, port: int, secret: str, workers: int):
        self.port, self.host, self.failed = port, f"127.0.0.1:{port}", 0
        # One for all copies, or an upload would be refused by another copy than the one that gave its cookie.
        self.environment = {"DNN_WORKERS": str(workers)} | os.environ | {"STREAMLIT_SERVER_COOKIE_SECRET": secret}
        if "METRICS_PORT" in os.environ:  # one a copy
            self.environment["METRICS_PORT"] = str(int(os.environ["METRICS_PORT"]) + number)
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it; it answers a few seconds later."""
        options = ["--server.headless=true", f"--server.port={self.port}", "--server.address=127.0.0.1"]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
        self.process, self.failed = subprocess.Popen(command, cwd=HERE.parent, env=self.environment), 0

    def answers(self) -> bool:
        """Whether it says that it is well."""
        try:
            with urllib.request.urlopen(f"http://{self.host}/_stcore/health", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def wait(self, seconds: float = START) -> None:
        """Until it answers. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while not self.answers():
            if time.monotonic() > until:
                raise TimeoutError(f"the copy at {self.host} did not answer within {seconds:g} seconds")
            time.sleep(0.2)

    def look(self) -> None:
        """Start it again if it has ended, or has not answered several times."""
        ended = self.process is None or self.process.poll() is not None
        self.failed = 0 if self.answers() else self.failed + 1
        if ended or self.failed >= PATIENCE:
            print(f"the copy at {self.host} {'has ended' if ended else 'no longer answers'}: starting it", flush=True)
            self.stop()
            self.start()
            self.wait()

    def stop(self) -> None:
        """End it, by force if it does not end by itself."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Balancer:
    """nginx with the configuration of this folder."""

    def __init__(self, port: int, hosts: list[str]):
        self.hosts, self.place = hosts, Path(tempfile.mkdtemp(prefix="balancer-"))
        (self.place / "port.conf").write_text(f"listen {port};\n")
        shutil.copy(HERE / "nginx.conf", self.place)
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        errors = str(self.place / "error.log")
        self.command = [nginx, "-p", str(self.place), "-e", errors, "-c", str(self.place / "nginx.conf")]
        self.command += ["-g", f"daemon off; pid {self.place / 'nginx.pid'};"]
        self.process: subprocess.Popen | None = None

    def use(self, leaving: tuple[str, ...] = ()) -> None:
        """Send visitors to all copies but those that are leaving."""
        (self.place / "copies.conf").write_text(configuration(self.hosts, leaving))
        if self.process is None:
            self.process = subprocess.Popen(self.command)
        else:
            self.process.send_signal(signal.SIGHUP)

    def stop(self) -> None:
        """End it, and forget its files."""
        if self.process:
            self.process.terminate()
            self.process.wait()
        shutil.rmtree(self.place, ignore_errors=True)


class Site:
    """The copies and the balancer."""

    def __init__(self, copies: int, port: int, first_port: int, drain: float):
        secret = secrets.token_hex(32)
        trained_by = workers(copies, len(os.sched_getaffinity(0)))
        self.copies = [Copy(k, first_port + k, secret, trained_by) for k in range(copies)]
        self.balancer = Balancer(port, [copy.host for copy in self.copies])
        self.drain, self.asked = drain, ""

    def run(self) -> None:
        """Until SIGTERM."""
        for name, word in MEANINGS.items():
            signal.signal(name, lambda *_, word=word: setattr(self, "asked", word))
        try:
            for copy in self.copies:
                copy.start()
            for copy in self.copies:
                copy.wait()
            self.balancer.use()
            print("ready", flush=True)
            while self.asked != "end":
                self.rest(LOOK_EVERY)
                if self.asked.startswith("renew"):
                    self.renew(self.copies[:1] if self.asked == "renew one" else self.copies)
                for copy in self.copies:
                    copy.look()
        finally:
            self.balancer.stop()
            for copy in self.copies:
                copy.stop()

    def rest(self, seconds: float) -> None:
        """For so long, or until something is asked for."""
        until = time.monotonic() + seconds
        while not self.asked and time.monotonic() < until:
            time.sleep(0.1)

    def renew(self, copies: list[Copy]) -> None:
        """Start these anew, one after the other."""
        self.asked = ""
        for copy in copies:
            if len(self.copies) > 1:
                self.balancer.use(leaving=(copy.host,))
                self.rest(self.drain)
            copy.stop()
            copy.start()
            copy.wait()
            self.balancer.use()
        print("renewed", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=2, help="about as many as there are cores")
    parser.add_argument("--port", type=int, default=8080, help="of the balancer")
    parser.add_argument("--first-port", type=int, default=8601, help="of the first copy; the others follow")
    parser.add_argument("--drain", type=float, default=600.0, help="seconds that a copy's visitors get to leave")
    asked = parser.parse_args()
    if asked.copies < 1:
        parser.error(f"--copies is {asked.copies}: choose at least 1")
    Site(asked.copies, asked.port, asked.first_port, asked.drain).run()


if __name__ == "__main__":
    main()
