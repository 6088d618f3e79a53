"""Whatever the bytes: an answer, in time, and never a crash."""
import unittest

from command import CommandTest

HEAD = "package main\n\nfunc main() {\n"


class Limits(CommandTest):
    def check(self, text, message):
        self.write("prog.gc", text)
        process = self.gocxx("check", "prog.gc")
        self.assertEqual(process.returncode, 1, process.err[:500])
        self.assertIn(message, process.err)
        self.assertLess(len(process.err), 10_000)

    def accept(self, text):
        self.write("prog.gc", text)
        process = self.gocxx("check", "prog.gc")
        self.assertEqual(process.returncode, 0, process.err[:500])

    def test_a_hundred_thousand_parentheses(self):
        self.check(HEAD + "\tx := " + "(" * 100_000 + "1" + ")" * 100_000 + "\n}\n", "nesting")

    def test_a_hundred_thousand_open_parentheses(self):
        self.check(HEAD + "\tx := " + "(" * 100_000, "prog.gc:")

    def test_a_hundred_thousand_blocks(self):
        self.check(HEAD + "{" * 100_000 + "}" * 100_000 + "\n}\n", "nesting")

    def test_a_hundred_thousand_unary_operators(self):
        self.check(HEAD + "\tx := " + "!" * 100_000 + "true\n}\n", "nesting")

    def test_a_hundred_thousand_pointers(self):
        self.check("package main\n\nvar x " + "*" * 100_000 + "int\n\nfunc main() {}\n", "nesting")

    def test_a_sum_of_ten_thousand_terms(self):
        self.accept(HEAD + "\tx := 1\n\tprintln(x" + " + x" * 9_000 + ")\n}\n")

    def test_a_thousand_parentheses_are_fine(self):
        self.accept(HEAD + "\tprintln(" + "(" * 1_000 + "1" + ")" * 1_000 + ")\n}\n")

    def test_a_line_of_ten_megabytes(self):
        self.accept(HEAD + '\tprintln(len("' + "x" * 10_000_000 + '"))\n}\n')

    def test_an_error_on_a_line_of_ten_megabytes(self):
        self.check(HEAD + '\tx := "' + "x" * 10_000_000 + '"\n}\n', "declared and not used: x")


if __name__ == "__main__":
    unittest.main()
