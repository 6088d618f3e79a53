"""What README.md shows is what happens: its program, the C++ it becomes, the packages, and the command line that builds the C++."""
import pathlib
import platform
import re
import shlex
import shutil
import subprocess
import unittest

from command import CommandTest

ROOT = pathlib.Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text()


def block(language):
    """The first block of code in `language`."""
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL).group(1)


def cxx_program():
    """The C++ program that uses the runtime by hand."""
    return re.search(r"```cpp\n(#include.*?)```", README, re.DOTALL).group(1)


class Readme(CommandTest):
    def test_the_program_becomes_the_cxx_that_is_shown(self):
        self.write("prog.gc", block("go"))
        process = self.gocxx("emit", "prog.gc")
        self.assertEqual(process.returncode, 0, process.err)
        self.assertIn(block("cpp"), process.out)

    def by_hand(self):
        """The words of README's command line that builds prog.cpp, with the build tree for $P."""
        command = re.search(r"    (g\+\+ .*?-o prog)\n", README, re.DOTALL).group(1).replace("\\\n", " ")
        library = next(word for word in shlex.split(self.gocxx("build", "-x", "prog.gc", GOCXX_CACHE="off").err)
                       if word.endswith("libgocxx_runtime.a"))
        places = {"$P/include": str(ROOT / "runtime/include"), "$P/lib/gocxx": str(pathlib.Path(library).parent)}
        for name, place in places.items():
            command = command.replace(name, place)
        return shlex.split(command)

    def compiled(self, words):
        process = subprocess.run([*words, "-Wall", "-Wextra"], cwd=self.folder, capture_output=True, text=True)
        return process.returncode, process.stderr

    def test_the_command_line_builds_the_cxx(self):
        self.write("prog.gc", block("go"))
        self.assertEqual(self.gocxx("emit", "-o", "prog.cpp", "prog.gc").returncode, 0)
        self.assertEqual(self.compiled([*self.by_hand(), "-Werror"]), (0, ""))
        self.assertEqual(subprocess.run([self.folder / "prog"], capture_output=True).stdout, b"1\n4\n9\n")

    def test_the_command_line_builds_the_cxx_program(self):
        self.write("prog.gc", block("go"))
        self.write("prog.cpp", cxx_program())
        self.assertEqual(self.compiled([*self.by_hand(), "-Werror"]), (0, ""))
        self.assertEqual(subprocess.run([self.folder / "prog"], capture_output=True).stdout, b"1\n4\n9\n")

    @unittest.skipUnless(shutil.which("clang++"), "needs clang++")
    def test_the_command_line_is_right_for_clang(self):
        self.write("prog.gc", block("go"))
        self.assertEqual(self.gocxx("emit", "-o", "prog.cpp", "prog.gc").returncode, 0)
        words = [word.replace("g++", "clang++") if word.endswith(("g++", "/g++.flags")) else word for word in self.by_hand()]
        self.assertEqual(self.compiled([*words, "-Werror"]), (0, ""))
        self.assertEqual(subprocess.run([self.folder / "prog"], capture_output=True).stdout, b"1\n4\n9\n")

    @unittest.skipUnless(platform.machine() == "x86_64", "needs -mfma")
    def test_contracted_floats_are_found_when_the_program_starts(self):
        self.write("prog.gc", block("go"))
        self.write("prog.cpp", cxx_program())
        self.assertEqual(self.compiled([*self.by_hand(), "-mfma", "-ffp-contract=fast"])[0], 0)
        process = subprocess.run([self.folder / "prog"], capture_output=True, text=True)
        self.assertIn("without -ffp-contract=off", process.stderr)

    def test_the_command_line_has_the_flags_of_build(self):
        self.write("prog.gc", block("go"))
        built = shlex.split(self.gocxx("build", "-x", "prog.gc", GOCXX_CACHE="off").err)
        flags = next(word for word in self.by_hand() if word.startswith("@"))
        by_hand = pathlib.Path(flags[1:]).read_text().split()
        self.assertEqual([flag for flag in by_hand if flag not in built], [])
        meant = {word for word in built if re.match(r"-(f|m|std|-param)", word) and not word.startswith("-fuse-ld")}
        self.assertEqual(meant - set(by_hand), set())

    def test_what_the_meaning_needs_is_asked_for(self):
        self.write("prog.gc", block("go"))
        self.write("prog.cpp", cxx_program())
        for flags, missing in (["-std=gnu++20 -O2 -fno-strict-aliasing", "-fwrapv"], ["-std=gnu++20 -O0", "-fwrapv"],
                               ["-std=gnu++20 -O2 -fwrapv", "-fno-strict-aliasing"],
                               ["-std=gnu++20 -Ofast -fwrapv -fno-strict-aliasing", "without -ffast-math"],
                               ["-std=gnu++17 -O2 -fwrapv -fno-strict-aliasing", "-std=gnu++20"]):
            words = ["g++", *flags.split(), "-I" + str(ROOT / "runtime/include"), "-c", "prog.cpp"]
            status, said = self.compiled(words)
            self.assertNotEqual(status, 0, flags)
            self.assertIn(missing, said)

    def test_all_packages_are_listed(self):
        lib = ROOT / "runtime/lib"
        packages = {str(path.parent.relative_to(lib)) for path in lib.rglob("*.gc")}
        listed = README[README.index("these standard packages"):README.index("Not supported yet")]
        self.assertEqual({name for name in re.findall(r"`([a-z0-9/]+)`", listed) if name != "runtime/lib"}, packages)


if __name__ == "__main__":
    unittest.main()
