"""What scripts/escapes and scripts/displays share: the program, opened on an X server that this script started."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OPENBOX_CONFIG = ROOT / "packaging" / "linux" / "openbox-rc.xml"


def need(script, quick, packages):
    """Ends the script unless every command is there: politely in the short version, which runs on any machine."""
    missing = {package for command, package in packages.items() if not shutil.which(command)}
    if not missing:
        return
    message = f"{script}: this machine lacks what Debian has in {' '.join(sorted(missing))}"
    if quick:
        print(f"{message}; skipped")
        sys.exit(0)
    sys.exit(message)


def build():
    """The program as cargo builds it for tests."""
    subprocess.run(["cargo", "build", "--locked", "--quiet"], cwd=ROOT, check=True)
    command = ["cargo", "metadata", "--format-version", "1", "--no-deps"]
    metadata = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return Path(json.loads(metadata.stdout)["target_directory"]) / "debug" / "aigun-kiosk"


def output(*command, environment):
    return subprocess.run(command, env=environment, capture_output=True, text=True).stdout


class Server:
    """An X server of our own; `command` without its number."""

    def __init__(self, command):
        read, write = os.pipe()
        self.log = tempfile.TemporaryFile()
        command = [*command, "-displayfd", str(write), "-nolisten", "tcp", "-noreset"]
        self.process = subprocess.Popen(command, pass_fds=[write], stdout=self.log, stderr=self.log)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            self.log.seek(0)
            raise OSError(f"{command[0]} did not start:\n{self.log.read().decode(errors='replace')}")
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("WAYLAND")}
        self.environment |= {"DISPLAY": f":{number}", "LIBGL_ALWAYS_SOFTWARE": "1"}

    def run(self, *command):
        return output(*command, environment=self.environment)

    def start(self, *command, **options):
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL, **options)

    def close(self):
        stop(self.process)


def stop(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def always(state):
    """What the program is started with: the same page in the same language."""
    return ["--exhibits", ROOT / "exhibits", "--state", state, "--lang", "en", "--start", "home", "--fullscreen"]


class Kiosk:
    """The program in full screen on a server."""

    def __init__(self, server, binary, *arguments):
        self.server = server
        # A state of its own: a second kiosk on a machine is refused.
        self.state = tempfile.TemporaryDirectory()
        command = [binary, *always(self.state.name), *arguments]
        self.process = server.start(*map(str, command))
        self.window = self.wait_for(self.find, 30) or sys.exit("the program never opened its window")

    def find(self):
        return self.server.run("xdotool", "search", "--onlyvisible", "--name", "^Aigun$").split("\n")[0]

    @staticmethod
    def wait_for(look, seconds):
        """What `look` finds, as soon as it finds something; nothing after so many seconds."""
        end = time.monotonic() + seconds
        while not (found := look()) and time.monotonic() < end:
            time.sleep(0.02)
        return found

    def lives(self):
        return self.process.poll() is None

    def place(self):
        """Left, top, width and height."""
        text = self.server.run("xwininfo", "-id", self.window)
        names = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        found = [re.search(rf"{name}: *(-?\d+)", text) for name in names]
        return tuple(int(match[1]) for match in found) if all(found) else None

    def close(self):
        stop(self.process)
