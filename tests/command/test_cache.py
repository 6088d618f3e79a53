"""The cache: what it holds is whole, private, and no more than it may be."""
import os
import shutil
import stat
import unittest

from command import HELLO, CommandTest


class Cache(CommandTest):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "cache"
        self.write("prog.gc", HELLO)

    def run_prog(self, *words, **environment):
        process = self.gocxx("run", *words, "prog.gc", GOCXX_CACHE=str(self.cache), **environment)
        self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)
        return process.err

    def stored(self, name):
        found = list(self.cache.rglob(name))
        self.assertEqual(len(found), 1, found)
        return found[0]

    def was_built(self):
        """Whether the program is compiled anew, and then is in the cache again."""
        built = "program.cpp" in self.run_prog("-x")
        self.assertEqual(self.run_prog("-x"), "")
        return built

    def damage(self, path, how):
        data = path.read_bytes()
        if how == "empty":
            path.write_bytes(b"")
        elif how == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif how == "longer":
            path.write_bytes(data + b"x")
        elif how == "changed":  # as a block that never came to the disk
            middle = len(data) // 2
            path.write_bytes(data[:middle] + bytes(4096) + data[middle + 4096:] if len(data) > 9000 else b"1 2\n")
        elif how == "removed":
            path.unlink()

    def test_a_damaged_entry_is_built_again(self):
        self.run_prog()
        self.assertFalse(self.was_built())
        for how in ("empty", "cut", "longer", "changed", "removed"):
            self.damage(self.stored("program"), how)
            self.assertTrue(self.was_built(), how)
        stamp = self.stored("program").parent / "stamp"
        for how in ("empty", "cut", "changed", "removed"):
            self.damage(stamp, how)
            self.assertTrue(self.was_built(), how)

    def test_a_damaged_precompiled_header_is_made_again(self):
        self.run_prog()
        size = self.stored("gocxx.hpp.gch").stat().st_size
        for how in ("empty", "cut", "changed", "removed"):
            self.damage(self.stored("gocxx.hpp.gch"), how)
            shutil.rmtree(self.cache / "programs")
            self.assertTrue(self.was_built(), how)
            self.assertGreater(self.stored("gocxx.hpp.gch").stat().st_size, size * 0.9, how)

    def test_only_its_owner_sees_it(self):
        for umask in (0, 0o022, 0o777):
            process = self.run_to_end(
                os.environ["GOCXX"], "run", "prog.gc",
                env=dict(os.environ, GOCXX_CACHE=str(self.cache / "of" / str(umask))), umask=umask)
            if umask != 0o777:  # with which the host compiler's own output cannot be run
                self.assertEqual((process.returncode, process.out), (0, "hello\n"), process.err)
            for folder in (self.cache, self.cache / "of", *(self.cache / "of" / str(umask)).rglob("*")):
                if folder.is_dir():
                    self.assertEqual(stat.S_IMODE(folder.stat().st_mode), 0o700, folder)

    def test_its_bound_counts_everything(self):
        self.run_prog(GOCXX_CACHE_MB="1")
        self.assertEqual(list(self.cache.rglob("gocxx.hpp.gch")), [])
        for level in ("-O0", "-O1", "-O2", "-O3"):
            self.run_prog(level, GOCXX_CACHE_MB="64")
        size = sum(path.stat().st_size for path in self.cache.rglob("*") if path.is_file())
        self.assertLess(size, 64 << 20)
        self.assertTrue(list(self.cache.rglob("gocxx.hpp.gch")))


if __name__ == "__main__":
    unittest.main()
