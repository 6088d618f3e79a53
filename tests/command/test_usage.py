"""Help texts, wrong usage, and how errors are shown."""
import json
import unittest

from command import HELLO, WRONG, CommandTest


class Usage(CommandTest):
    def test_no_words(self):
        process = self.gocxx()
        self.assertEqual(process.returncode, 2)
        self.assertIn("build", process.err)
        self.assertEqual(process.out, "")

    def test_help_goes_to_standard_output(self):
        for words in (["help"], ["--help"], ["help", "run"], ["run", "--help"], ["version"], ["--version"]):
            process = self.gocxx(*words)
            self.assertEqual(process.returncode, 0, words)
            self.assertTrue(process.out.strip(), words)
            self.assertEqual(process.err, "", words)

    def test_help_fits_a_terminal_of_eighty_columns(self):
        for topic in ([], ["build"], ["run"], ["check"], ["emit"]):
            for line in self.gocxx("help", *topic).out.splitlines():
                self.assertLessEqual(len(line), 80, line)

    def test_typos(self):
        self.write("prog.gc", HELLO)
        for words, text in (
            (["rnu", "prog.gc"], "did you mean 'run'?"),
            (["build", "--optimise", "prog.gc"], "--optimise"),
            (["help", "frob"], "frob"),
            (["prog.gc"], "gocxx run prog.gc"),
            (["explain", "XY12"], "XY12"),
            (["build"], "build: which program?"),
            (["run"], "run: which program?"),
            (["explain"], "explain: which code?"),
            (["build", "-O5", "prog.gc"], "range 0 to 3"),
            (["check", "--max-errors=-1", "prog.gc"], "range 0 to 1000000"),
            (["check", "-x", "prog.gc"], "-x"),
        ):
            process = self.gocxx(*words)
            self.assertEqual(process.returncode, 2, words)
            self.assertIn(text, process.err)

    def test_help_of_a_command_says_how_it_is_called(self):
        self.assertIn("Usage: gocxx run [OPTIONS]", self.gocxx("help", "run").out)

    def test_dump_prints_what_a_phase_made(self):
        self.write("prog.gc", HELLO)
        for command in ("check", "emit", "build", "run"):
            for phase, text in (("ast", "FuncDecl"), ("types", "fmt.Println"), ("lower", "main"), ("cxx", "#include")):
                process = self.gocxx(command, "--dump=" + phase, "prog.gc")
                self.assertEqual(process.returncode, 0, process.err)
                self.assertIn(text, process.out, (command, phase))

    def test_explain(self):
        process = self.gocxx("explain", "GC0101")
        self.assertEqual(process.returncode, 0)
        self.assertTrue(process.out.startswith("GC0101: "))


class Errors(CommandTest):
    def test_full(self):
        self.write("prog.gc", WRONG)
        process = self.gocxx("check", "prog.gc")
        self.assertEqual(process.returncode, 1)
        self.assertRegex(process.err, r"^prog.gc:4:2: declared and not used: x \[GC\d{4}\]\n +x := 1\n +\^\n$")

    def test_short(self):
        self.write("prog.gc", WRONG)
        process = self.gocxx("check", "--diagnostics=short", "prog.gc")
        self.assertRegex(process.err, r"^prog.gc:4:2: declared and not used: x \[GC\d{4}\]\n$")

    def test_json(self):
        self.write("prog.gc", WRONG)
        items = json.loads(self.gocxx("check", "--diagnostics=json", "prog.gc").err)
        self.assertEqual([(i["file"], i["line"], i["column"]) for i in items], [("prog.gc", 4, 2)])

    def test_color(self):
        self.write("prog.gc", WRONG)
        self.assertNotIn("\033", self.gocxx("check", "prog.gc").err)
        self.assertIn("\033", self.gocxx("check", "--color=always", "prog.gc").err)
        self.assertNotIn("\033", self.gocxx("check", "--color=never", "prog.gc").err)

    def test_max_errors(self):
        self.write("prog.gc", "package main\n\nfunc main() {\n" + "\tundefined1()\n" * 30 + "}\n")
        self.assertEqual(self.gocxx("check", "--diagnostics=short", "prog.gc").err.count("undefined:"), 10)
        self.assertEqual(self.gocxx("check", "--diagnostics=short", "--max-errors=0", "prog.gc").err.count("undefined:"), 30)

    def test_bad_files(self):
        (self.folder / "folder.gc").mkdir()
        self.write("empty.gc", "")
        self.write("nul.gc", b"package main\x00\n")
        self.write("binary.gc", bytes(range(256)) * 50)
        for name in ("folder.gc", "empty.gc", "nul.gc", "binary.gc", "missing.gc"):
            process = self.gocxx("check", name)
            self.assertEqual(process.returncode, 1, name)
            self.assertIn(name, process.err)


if __name__ == "__main__":
    unittest.main()
