"""What README.md shows is what happens: its program, the C++ it becomes, the packages, and the command line that builds the C++."""
import pathlib
import re
import shlex
import subprocess
import unittest

from command import CommandTest

ROOT = pathlib.Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text()


def block(language):
    """The first block of code in `language`."""
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL).group(1)


class Readme(CommandTest):
    def test_the_program_becomes_the_cxx_that_is_shown(self):
        self.write("prog.gc", block("go"))
        process = self.gocxx("emit", "prog.gc")
        self.assertEqual(process.returncode, 0, process.err)
        self.assertIn(block("cpp"), process.out)

    def test_the_command_line_builds_the_cxx(self):
        self.write("prog.gc", block("go"))
        self.assertEqual(self.gocxx("emit", "-o", "prog.cpp", "prog.gc").returncode, 0)
        command = re.search(r"    (g\+\+ .*?-o prog)\n", README, re.DOTALL).group(1).replace("\\\n", " ")
        library = next(word for word in shlex.split(self.gocxx("build", "-x", "prog.gc", GOCXX_CACHE="off").err)
                       if word.endswith("libgocxx_runtime.a"))
        words = [word.replace("$P/include", str(ROOT / "runtime/include")).replace("$P/lib/gocxx/libgocxx_runtime.a", library)
                 for word in shlex.split(command)]
        process = subprocess.run([*words, "-Wall", "-Wextra", "-Werror"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(process.returncode, 0, process.stderr)
        self.assertEqual(subprocess.run([self.folder / "prog"], capture_output=True).stdout, b"1\n4\n9\n")

    def test_all_packages_are_listed(self):
        lib = ROOT / "runtime/lib"
        packages = {str(path.parent.relative_to(lib)) for path in lib.rglob("*.gc")}
        listed = README[README.index("these standard packages"):README.index("Not supported yet")]
        self.assertEqual({name for name in re.findall(r"`([a-z0-9/]+)`", listed) if name != "runtime/lib"}, packages)


if __name__ == "__main__":
    unittest.main()
