"""What the tests of the command line share: a private folder for each test, and gocxx run in it."""
import os
import pathlib
import subprocess
import tempfile
import unittest

HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'
WRONG = "package main\n\nfunc main() {\n\tx := 1\n}\n"


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def gocxx(self, *words, stdin=b"", **environment):
        process = subprocess.run(
            [os.environ["GOCXX"], *words],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            timeout=100,
            env=dict(os.environ, **environment))
        process.out = process.stdout.decode(errors="replace")
        process.err = process.stderr.decode(errors="replace")
        return process

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())
