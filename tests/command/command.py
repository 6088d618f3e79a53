"""What the tests of the command line share: a private folder for each test, and gocxx and programs run in it."""
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'
WRONG = "package main\n\nfunc main() {\n\tx := 1\n}\n"

# A shell's background jobs ignore this signal; so would the programs that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def end(process):
    """Ends the whole session of a process, dead or alive, and gives its pipes back."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def start(self, *command, **options):
        """Starts a program. Neither it nor what it has started outlives the test, however that ends."""
        process = subprocess.Popen([str(word) for word in command], cwd=self.folder, start_new_session=True, **options)
        self.addCleanup(end, process)
        return process

    def run_to_end(self, *command, stdin=b"", input_file=None, seconds=100, **options):
        process = self.start(
            *command, stdin=input_file or subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        out, err = process.communicate(None if input_file else stdin, timeout=seconds)
        process.out = out.decode(errors="replace")
        process.err = err.decode(errors="replace")
        return process

    def gocxx(self, *words, stdin=b"", **environment):
        return self.run_to_end(os.environ["GOCXX"], *words, stdin=stdin, env=dict(os.environ, **environment))

    def files(self):
        return sorted(path.name for path in self.folder.iterdir())
