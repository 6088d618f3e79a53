"""cmake --install: the installed compiler needs nothing but its own prefix, wherever that is; C++ projects find the runtime."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BUILD = os.environ["GOCXX_BUILD_DIR"]
SOURCE = os.environ["GOCXX_SOURCE_DIR"]
PROJECT = pathlib.Path(__file__).parent / "project"
HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'


def run(*words, **environment):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=250,
                          env=dict(os.environ, **environment))


def install(prefix, **environment):
    process = run("cmake", "--install", BUILD, "--prefix", prefix, **environment)
    assert process.returncode == 0, process.stderr


class Install(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "hello.gc").write_text(HELLO)

    def says_hello(self, gocxx):
        """Runs hello world; the command lines must not name the trees that the compiler was built from."""
        process = run(gocxx, "run", "-x", self.folder / "hello.gc", GOCXX_CACHE="off", HOME=str(self.folder))
        self.assertEqual((process.returncode, process.stdout), (0, "hello\n"), process.stderr)
        self.assertIn("libgocxx_runtime.a", process.stderr)
        for tree in (BUILD, SOURCE):
            self.assertNotIn(tree + "/", process.stderr)

    def test_a_prefix(self):
        install(self.folder / "prefix")
        self.says_hello(self.folder / "prefix/bin/gocxx")

    def test_a_prefix_that_was_moved_and_cannot_be_written_behind_a_link(self):
        install(self.folder / "prefix")
        moved = self.folder / "another place"
        (self.folder / "prefix").rename(moved)
        for path in [moved, *moved.rglob("*")]:
            path.chmod(path.stat().st_mode & ~0o222)
        (self.folder / "link").symlink_to(moved / "bin/gocxx")
        self.says_hello(self.folder / "link")
        for path in [moved, *moved.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o200)

    def test_destdir(self):
        install("/opt/gocxx", DESTDIR=str(self.folder / "stage"))
        self.says_hello(self.folder / "stage/opt/gocxx/bin/gocxx")

    def test_a_prefix_without_headers(self):
        install(self.folder / "prefix")
        shutil.rmtree(self.folder / "prefix/include")
        process = run(self.folder / "prefix/bin/gocxx", "run", self.folder / "hello.gc")
        self.assertEqual(process.returncode, 125)
        self.assertIn("gocxx: the installation is not complete: the runtime's headers and library", process.stderr)

    def test_the_cache_notices_another_installation(self):
        install(self.folder / "prefix")
        prefix = self.folder / "prefix"
        environment = {"GOCXX_CACHE": str(self.folder / "cache"), "HOME": str(self.folder)}

        def was_built():
            return "program.cpp" in run(prefix / "bin/gocxx", "run", "-x", self.folder / "hello.gc", **environment).stderr

        self.assertTrue(was_built())
        self.assertFalse(was_built())
        for part in ("bin/gocxx", "include/gocxx/lib/fmt.h", "lib/gocxx/libgocxx_runtime.a", "lib/gocxx/packages/sync/sync.gc"):
            os.utime(prefix / part, (1, 1))
            self.assertTrue(was_built(), part)
            self.assertFalse(was_built(), part)

    def test_a_cxx_project(self):
        install(self.folder / "prefix")
        build = self.folder / "build"
        process = run("cmake", "-S", PROJECT, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.folder}/prefix")
        self.assertEqual(process.returncode, 0, process.stderr)
        process = run("cmake", "--build", build)
        self.assertEqual(process.returncode, 0, process.stdout)
        self.assertEqual(run(build / "squares").stdout, "1\n4\n9\n")


if __name__ == "__main__":
    unittest.main()
