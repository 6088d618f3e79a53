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

    def nested(self, field, depth):
        types = [f"type T{i} struct{{ {field} T{i - 1} }}\n" for i in range(depth - 1, 0, -1)]
        return "package main\n\ntype T0 struct{ x int }\n" + "".join(types) + f"\nvar t T{depth - 1}\n\nfunc main() {{ println(&t != nil) }}\n"

    def test_a_thousand_types_within_each_other(self):
        self.accept(self.nested("field", 1_000))
        self.accept(self.nested("", 1_000))

    def test_two_thousand_types_within_each_other(self):
        for field in ("field", "", "*"):
            self.check(self.nested(field, 2_000), "type T1000 is nested too deep: more than 1000 types within each other")

    def test_aliases_that_double(self):
        aliases = "".join(f"type A{i} = func(A{i - 1}) A{i - 1}\n" for i in range(1, 100))
        self.check("package main\n\ntype A0 = int\n" + aliases + "\nfunc main() {}\n", "type A12 is made of more than 10000 types")

    def test_ten_thousand_cases_without_statements(self):
        cases = "".join(f"\tcase {i}:\n" for i in range(10_000))
        self.accept(HEAD + "\tswitch x := 1; x {\n" + cases + "\t}\n}\n")

    def test_a_line_of_ten_megabytes(self):
        self.accept(HEAD + '\tprintln(len("' + "x" * 10_000_000 + '"))\n}\n')

    def test_an_error_on_a_line_of_ten_megabytes(self):
        self.check(HEAD + '\tx := "' + "x" * 10_000_000 + '"\n}\n', "declared and not used: x")


if __name__ == "__main__":
    unittest.main()
