"""A screen in memory whose pixels can be read without asking the program on it: Xvfb keeps them in a file."""

import mmap
import os
import struct
import subprocess
import sys
from pathlib import Path


class Screen:
    """An X server that keeps its picture in a file in `folder`."""

    def __init__(self, folder, width, height):
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-fbdir", folder]
        command += ["-nolisten", "tcp", "-noreset"]
        self.server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        # To the end: a server that cannot finish its sentence gives up.
        with os.fdopen(read) as told:
            self.number = told.readline().strip()
        if not self.number:
            sys.exit("Xvfb, the screen in memory, did not start")
        with open(Path(folder) / "Xvfb_screen0", "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The file is in the format of xwd: a header of big-endian words, colours of 12 bytes, rows.
        words = struct.unpack(">25I", self.memory[:100])
        self.stride = words[12]
        self.start = words[0] + words[19] * 12

    def row(self, number):
        return self.memory[self.start + number * self.stride : self.start + (number + 1) * self.stride]

    def rows(self, numbers):
        return b"".join(self.row(number) for number in numbers)

    def environment(self):
        """For programs on this screen, with OpenGL drawn by the processor."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("WAYLAND")}
        return environment | {"DISPLAY": f":{self.number}", "LIBGL_ALWAYS_SOFTWARE": "1"}

    def close(self):
        self.server.terminate()
        self.server.wait()
