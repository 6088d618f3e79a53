"""Programs that hold N of one construct. Each function takes N and returns the text of a well-typed program."""

OPERATORS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "or": "|", "xor": "^", "shift": "<<"}


def program(declarations, body="", imports=()):
    lines = ["package main", ""] + [f'import "{path}"' for path in imports] + [declarations, "", "func main() {", body, "}"]
    return "\n".join(lines) + "\n"


def each(n, text, joint="\n"):
    """`text` for 0 to n-1; I stands for the number, J for the number before, K for the number after."""
    parts = text.split("@")
    names = {"I": 0, "J": -1, "K": 1}
    rows = []
    for i in range(n):
        rows.append("".join(str(i + names[p]) if p in names else p for p in parts))
    return joint.join(rows)


# Declarations.

def functions(n):
    return program(each(n, "func f@I@(x int) int { return x + @I@ }"), "\tprintln(f0(1))")


def calls_of_each_other(n):
    return program("func f0() int { return 0 }\n" + each(n, "func f@K@() int { return f@I@() + 1 }"), f"\tprintln(f{n}())")


def methods(n):
    return program("type T struct{}\n" + each(n, "func (t T) M@I@() int { return @I@ }"), "\tprintln(T{}.M0())")


def methods_of_an_interface(n):
    return program("type I interface {\n" + each(n, "\tM@I@(x int) string") + "\n}\ntype T struct{ n int }\n"
                   + each(n, 'func (t *T) M@I@(x int) string { return "a" }'), "\tvar i I = &T{}\n\tprintln(i.M0(1))")


def embedded_interfaces(n):
    return program(each(n, "type I@I@ interface { M@I@() }") + "\ntype All interface {\n" + each(n, "\tI@I@") + "\n}",
                   "\tvar a All\n\tprintln(a == nil)")


def chain_of_interfaces(n):
    return program("type I0 interface { M() }\n" + each(n, "type I@K@ interface { I@I@ }"),
                   f"\tvar a I{n}\n\tprintln(a == nil)")


def interfaces_of_one_type(n):
    return program("type T struct{}\n" + each(n, "type I@I@ interface { M@I@() int }\nfunc (T) M@I@() int { return @I@ }"),
                   each(n, "\tvar i@I@ I@I@ = T{}\n\t_ = i@I@"))


def results(n):
    names = each(n, "r@I@", ", ")
    return program(f"func f() ({names} int) {{ return }}", f"\t{each(n, 'v@I@', ', ')} := f()\n" + each(n, "\t_ = v@I@"))


def results_of_many_types(n):
    kinds = ["int", "string", "bool", "float64"]
    types = ", ".join(kinds[i % 4] for i in range(n))
    values = ", ".join(["1", '"a"', "true", "1.5"][i % 4] for i in range(n))
    return program(f"func f() ({types}) {{ return {values} }}\nfunc g() ({types}) {{ return f() }}",
                   f"\t{each(n, 'v@I@', ', ')} := g()\n" + each(n, "\t_ = v@I@"))


def parameters(n):
    names = each(n, "a@I@", ", ")
    return program(f"func f({names} int) int {{ return a0 + a{n - 1} }}", f"\tprintln(f({each(n, '@I@', ', ')}))")


def variadic_arguments(n):
    return program("func f(a ...int) int { return len(a) }", f"\tprintln(f({each(n, '@I@', ', ')}))")


def fields(n):
    return program("type T struct {\n" + each(n, "\tf@I@ int") + "\n}", f"\tt := T{{f0: 1}}\n\tprintln(t.f{n - 1}, t == T{{}})")


def fields_of_structs(n):
    return program(each(n, "type P@I@ struct{ x, y int }") + "\ntype T struct {\n" + each(n, "\tf@I@ P@I@") + "\n}",
                   f"\tt := T{{}}\n\tprintln(t.f{n - 1}.x)")


def nested_structs(n):
    return program("type T0 struct{ a int }\n" + each(n, "type T@K@ struct{ a T@I@ }"), f"\tvar t T{n}\n\t_ = t")


def doubling_structs(n):
    """Each holds two of the one before: 2^n fields, so Go's limits of size hold from a depth on."""
    return program("type T0 struct{ a int8 }\n" + each(n, "type T@K@ struct{ a, b T@I@ }"),
                   f"\tp := new(T{min(n, 20)})\n\tprintln(p != nil, *p == *p)")


def embedded_structs(n):
    return program("type T0 struct{ x int }\nfunc (T0) M() {}\n" + each(n, "type T@K@ struct{ T@I@ }"),
                   f"\tvar t T{n}\n\tprintln(t.x)\n\tt.M()")


def embedded_pointers(n):
    return program("type T0 struct{ x int }\n" + each(n, "type T@K@ struct{ *T@I@ }"), f"\tvar t T{n}\n\tprintln(t.T{n - 1} == nil)")


def siblings_embedded(n):
    return program(each(n, "type T@I@ struct{ x@I@ int }\nfunc (T@I@) M@I@() {}") + "\ntype All struct {\n" + each(n, "\tT@I@") + "\n}",
                   f"\tvar a All\n\tprintln(a.x{n - 1})\n\ta.M{n - 1}()")


def types(n):
    return program(each(n, "type T@I@ struct{ x int }"), each(n, "\t_ = T@I@{@I@}"))


def chain(first, step):
    def make(n):
        return program(f"type T0 {first}\n" + each(n, f"type T@K@ {step}"), f"\tvar t T{n}\n\t_ = t")
    return make


chain_of_func_types = chain("func()", "func(T@I@) T@I@")
chain_of_pointer_types = chain("int", "*T@I@")
chain_of_slice_types = chain("int", "[]T@I@")
chain_of_map_types = chain("int", "map[string]T@I@")
chain_of_chan_types = chain("int", "chan T@I@")
chain_of_struct_pointers = chain("struct{}", "struct{ a, b *T@I@ }")
chain_of_interface_types = chain("interface{}", "interface{ M(T@I@) T@I@ }")


def aliases(first, step):
    def make(n):
        return program(f"type T0 = {first}\n" + each(n, f"type T@K@ = {step}"), f"\tvar t T{n}\n\t_ = t")
    return make


aliases_of_func_types = aliases("func()", "func(T@I@) T@I@")
aliases_of_struct_types = aliases("int", "struct{ a, b *T@I@ }")
aliases_of_slice_types = aliases("int", "[]T@I@")
aliases_of_map_types = aliases("int", "map[string]T@I@")
aliases_of_interface_types = aliases("interface{}", "interface{ M(T@I@) T@I@ }")


def constants(n):
    return program("const (\n" + each(n, "\tc@I@ = @I@") + "\n)", f"\tprintln(c{n - 1})")


def iota(n):
    return program("const (\n\tc0 = iota * 3\n" + each(n, "\tc@K@") + "\n)", f"\tprintln(c{n})")


def chain_of_constants(n):
    return program("const c0 = 1\n" + each(n, "const c@K@ = c@I@ + 1"), f"\tprintln(c{n})")


def chain_of_constants_backwards(n):
    return program(each(n, "const c@I@ = c@K@ + 1") + f"\nconst c{n} = 1", "\tprintln(c0)")


def doubling_strings(n):
    return program('const c0 = "ab"\n' + each(n, "const c@K@ = c@I@ + c@I@"), f"\tprintln(len(c{min(n, 20)}))")


def growing_numbers(n):
    return program("const c0 = 3\n" + each(n, "const c@K@ = c@I@ * c@I@"), "\tprintln(c1)")


def variables(n):
    return program(each(n, "var v@I@ = @I@"), f"\tprintln(v{n - 1})")


def one_list_of_variables(n):
    return program(f"var {each(n, 'v@I@', ', ')} = {each(n, '@I@', ', ')}", f"\tprintln(v{n - 1})")


def chain_of_variables(n):
    return program("func id(x int) int { return x }\nvar v0 = id(1)\n" + each(n, "var v@K@ = id(v@I@)"), f"\tprintln(v{n})")


def chain_of_variables_backwards(n):
    return program("func id(x int) int { return x }\n" + each(n, "var v@I@ = id(v@K@)") + f"\nvar v{n} = id(1)", "\tprintln(v0)")


def variables_through_functions(n):
    return program(each(n, "var v@I@ = f@I@()\nfunc f@I@() int { return v@K@ }") + f"\nvar v{n} = len(\"a\")", "\tprintln(v0)")


def initialisers(n):
    return program("var x int\n" + each(n, "func init() { x += @I@ }"), "\tprintln(x)")


def imports(n):
    return program("\n".join(f'import s{i} "strings"' for i in range(n)), each(n, '\t_ = s@I@.ToUpper("a")'))


# Statements.

def body(text, declarations="", before="", after="", imports=()):
    def make(n):
        return program(declarations, "\n".join(t for t in (before, each(n, text), after) if t), imports)
    return make


assignments = body("\tx = x*3 + @I@", before="\tx := 1", after="\tprintln(x)")
local_variables = body("\tv@I@ := @I@\n\t_ = v@I@")
captured_variables = body("\tv@I@ := @I@\n\tf = func() int { v@I@++; return v@I@ }", before="\tvar f func() int", after="\tprintln(f())")
pointers_to_variables = body("\tv@I@ := @I@\n\tp@I@ := &v@I@\n\tq = append(q, p@I@)", before="\tvar q []*int", after="\tprintln(len(q))")
statements_of_calls = body("\tf(@I@)", "var s int\nfunc f(x int) { s += x }")
prints = body('\tfmt.Println("row", @I@, x)', before="\tx := 1", imports=["fmt"])
ifs = body("\tif x > @I@ {\n\t\tx++\n\t}", before="\tx := 1", after="\tprintln(x)")
loops = body("\tfor i := 0; i < 3; i++ {\n\t\tx += i\n\t}", before="\tx := 1", after="\tprintln(x)")
ranges = body("\tfor i, v := range s {\n\t\tx += i * v\n\t}", before="\tx, s := 1, []int{1, 2}", after="\tprintln(x)")
labels = body("L@I@:\n\tfor i := range 3 {\n\t\tif i > x {\n\t\t\tcontinue L@I@\n\t\t}\n\t\tbreak L@I@\n\t}", before="\tx := 1")
gotos = body("L@I@:\n\tif x > @I@ {\n\t\tx--\n\t\tgoto L@I@\n\t}", before="\tx := 1", after="\tprintln(x)")
forward_gotos = body("\tif x > @I@ {\n\t\tgoto end\n\t}", before="\tx := 0", after="end:\n\tprintln(x)")
defers = body("\tdefer f(@I@)", "var s int\nfunc f(x int) { s += x }")
deferred_literals = body("\tdefer func() { x++ }()", before="\tx := 0")
goroutines = body("\tgo f(@I@)", "func f(x int) {}")
goroutines_of_literals = body("\tgo func() { x++ }()", before="\tx := 0")
sends = body("\tc <- @I@", before="\tc := make(chan int, 1000000)")
receives = body("\tx += <-c", before="\tc, x := make(chan int), 0\n\tclose(c)", after="\tprintln(x)")
selects = body("\tselect {\n\tcase v := <-c:\n\t\tx += v\n\tdefault:\n\t}", before="\tc, x := make(chan int), 0", after="\tprintln(x)")
switches = body("\tswitch x {\n\tcase @I@:\n\t\tx++\n\tdefault:\n\t\tx += 2\n\t}", before="\tx := 0", after="\tprintln(x)")
literals_of_functions = body("\tx += func(a int) int { return a * @I@ }(x)", before="\tx := 1", after="\tprintln(x)")
appends = body("\ts = append(s, @I@)", before="\tvar s []int", after="\tprintln(len(s))")
map_entries = body('\tm["k@I@"] = @I@', before="\tm := map[string]int{}", after="\tprintln(len(m))")
string_variables = body('\ts@I@ := "text @I@" + t\n\t_ = s@I@', before='\tt := "x"')
multi_assignments = body("\tx, y = y, x+@I@", before="\tx, y := 1, 2", after="\tprintln(x, y)")
panics_and_recovers = body("\tfunc() {\n\t\tdefer func() { recover() }()\n\t\tpanic(@I@)\n\t}()")
type_assertions = body("\tif v, ok := a.(int); ok {\n\t\tx += v\n\t}", before="\tvar a any = 1\n\tx := 0", after="\tprintln(x)")


def blocks(n):
    return program("", "\tx := 1\n" + each(n, "\t{\n\t\tx := x + @I@\n\t\t_ = x\n\t}"))


def shadowed(n):
    return program("", "\tx := 1\n" + "\t{\n\tx := x + 1\n" * n + "\t_ = x\n" + "\t}\n" * n)


def cases(n):
    return program("", "\tx := 1\n\tswitch x {\n" + each(n, "\tcase @I@:\n\t\tx = @I@ * 2") + "\n\t}\n\tprintln(x)")


def cases_of_strings(n):
    return program("", '\tx, y := "k1", 0\n\tswitch x {\n' + each(n, '\tcase "k@I@":\n\t\ty = @I@') + "\n\t}\n\tprintln(y)")


def cases_without_tag(n):
    return program("", "\tx := 1\n\tswitch {\n" + each(n, "\tcase x == @I@:\n\t\tx = @I@ * 2") + "\n\t}\n\tprintln(x)")


def cases_that_call(n):
    return program("func f(x int) bool { return x > 1 }", "\tx := 1\n\tswitch {\n" + each(n, "\tcase f(x - @I@):\n\t\tx = @I@")
                   + "\n\t}\n\tprintln(x)")


def values_of_one_case(n):
    return program("", f"\tx := 1\n\tswitch x {{\n\tcase {each(n, '@I@', ', ')}:\n\t\tx = 5\n\t}}\n\tprintln(x)")


def fallthroughs(n):
    return program("", "\tx := 1\n\tswitch x {\n" + each(n, "\tcase @I@:\n\t\tx++\n\t\tfallthrough") + "\n\tdefault:\n\t}\n\tprintln(x)")


def cases_of_types(n):
    return program(each(n, "type T@I@ struct{ x int }"),
                   "\tvar a any = T0{}\n\tn := 0\n\tswitch v := a.(type) {\n" + each(n, "\tcase T@I@:\n\t\tn = v.x") + "\n\t}\n\tprintln(n)")


def cases_of_select(n):
    return program("", f"\tc := make(chan int)\n\tx := 0\n\tselect {{\n" + each(n, "\tcase v := <-c:\n\t\tx = v + @I@")
                   + "\n\tdefault:\n\t}\n\tprintln(x)")


def else_ifs(n):
    return program("", "\tx := 1\n\t" + each(n, "if x == @I@ {\n\t\tx = @I@ * 2\n\t}", " else ") + "\n\tprintln(x)")


def else_ifs_that_return(n):
    return program("func f(x int) int {\n\t" + each(n, "if x == @I@ {\n\t\treturn @I@ * 2\n\t}", " else ")
                   + " else {\n\t\treturn 1\n\t}\n}", "\tprintln(f(1))")


def else_ifs_that_define(n):
    return program("func f(x int) (int, bool) { return x, x > 3 }",
                   "\tx := 1\n\t" + each(n, "if y, ok := f(x + @I@); ok {\n\t\tx = y\n\t}", " else ") + "\n\tprintln(x)")


def else_ifs_of_calls(n):
    return program("func f(x int) bool { return x > 3 }",
                   "\tx := 1\n\t" + each(n, "if f(x - @I@) {\n\t\tx = @I@\n\t}", " else ") + "\n\tprintln(x)")


# Expressions.

def terms(operator, first="x", kind="int"):
    def make(n):
        return program(f"var x {kind}", f"\ty := x\n\tprintln({f' {operator} '.join(['y'] * n)})")
    return make


def sums_of_globals(n):
    return program("var x int", f"\tprintln({' + '.join(['x'] * n)})")


sums = terms("+")
differences = terms("-")
products = terms("*")
quotients = terms("/")
bits = terms("|")
shifts = terms("<<", kind="uint")
ands = terms("&&", kind="bool")
ors = terms("||", kind="bool")
concatenations = terms("+", kind="string")
sums_of_floats = terms("+", kind="float64")
sums_of_bytes = terms("+", kind="uint8")


def sums_of_calls(n):
    return program("func f(x int) int { return x }", f"\tprintln({each(n, 'f(@I@)', ' + ')})")


def sums_of_elements(n):
    return program("", f"\ts, i := []int{{1}}, 0\n\tprintln({each(n, 's[i]', ' + ')})")


def sums_of_constants(n):
    return program("", f"\tprintln({each(n, '@I@', ' + ')})")


def sums_on_lines(n):
    return program("", f"\tx := 1\n\ty := x +\n\t\t{each(n, 'x', ' +' + chr(10) + chr(9) * 2)}\n\tprintln(y)")


def mixed_operators(n):
    return program("", f"\tx := 1\n\tprintln({each(n, 'x * 3 % 7 - x << 1', ' + ')})")


def conditions(n):
    return program("", f"\tx := 1\n\tprintln({each(n, 'x == @I@', ' || ')})")


def conditions_of_both_kinds(n):
    return program("", f"\tx := 1\n\tprintln({each(n, 'x == @I@ && x < 5', ' || ')})")


def conditions_that_call(n):
    return program("func f(x int) bool { return x > 3 }", f"\tprintln({each(n, 'f(@I@)', ' && ')})")


def concatenated_literals(n):
    return program("", "\tx := \"a\"\n\tprintln(x + " + each(n, '"b@I@" + x', " + ") + ")")


def constant_concatenations(n):
    return program("const c = " + each(n, '"b@I@"', " + "), "\tprintln(len(c))")


def compound_concatenations(n):
    return program("func f(x string) string { return x }", "\tprintln(" + each(n, 'f("@I@")', " + ") + ")")


def nested(opening, closing, middle="x", declarations="", before="\tx := 1"):
    def make(n):
        return program(declarations, f"{before}\n\t_ = " + opening * n + middle + closing * n)
    return make


parentheses = nested("(", ")")
parentheses_of_sums = nested("(x + ", ")")
left_parentheses = nested("(", " + x)")
nested_calls = nested("f(", ")", declarations="func f(x int) int { return x }")
nested_indices = nested("s[", "]", before="\tx, s := 0, []int{0}")
nested_conversions = nested("int(", ")")
minuses = nested("- ", "")
nots = nested("!", "", before="\tx := true")
nested_appends = nested("append(", ", 1)", before="\tx := []int{}")
nested_closures = nested("func() int { return ", " }()")
nested_slices = nested("[]any{", "}")


def nested_blocks(n):
    return program("", "\tx := 1\n" + "\t{\n" * n + "\tx++\n" + "\t}\n" * n)


def nested_ifs(n):
    return program("", "\tx := 1\n" + each(n, "\tif x > @I@ {") + "\n\tx++\n" + "\t}\n" * n)


def nested_loops(n):
    return program("", "\tx := 1\n" + each(n, "\tfor i@I@ := range 2 {\n\t_ = i@I@") + "\n\tx++\n" + "\t}\n" * n)


def nested_switches(n):
    return program("", "\tx := 1\n" + each(n, "\tswitch x {\n\tcase @I@:") + "\n\tx++\n" + "\t}\n" * n)


def nested_literals_of_functions(n):
    return program("", "\tx := 1\n" + each(n, "\tfunc() {\n\tv@I@ := x") + each(n, "\n\tx += v@I@") + "\n" + "\t}()\n" * n)


def chained_selectors(n):
    return program("type T struct{ next *T }", "\tt := &T{}\n\tt.next = t\n\tprintln(t" + ".next" * n + " == t)")


def chained_calls(n):
    return program("type T struct{}\nfunc (t *T) Add(x int) *T { return t }", "\tt := &T{}\n\tprintln(t" + each(n, ".Add(@I@)", "") + " == t)")


def chained_calls_of_functions(n):
    return program("type F func(x int) F\nfunc f(x int) F { return f }", "\t_ = f" + each(n, "(@I@)", ""))


def chained_indices(n):
    return program("type T []T", "\tt := T{nil}\n\tt[0] = t\n\tprintln(len(t" + "[0]" * n + "))")


def pointers(n):
    return program("", "\tvar p " + "*" * n + "int\n\tprintln(p == nil)")


def slices_of_slices(n):
    return program("", "\tvar p " + "[]" * n + "int\n\tprintln(p == nil)")


def maps_of_maps(n):
    return program("", "\tvar p " + "map[int]" * n + "int\n\tprintln(p == nil)")


# Literals.

def literal(kind, row, declarations="", after="\tprintln(len(t))"):
    def make(n):
        return program(f"{declarations}\nvar t = {kind}{{\n" + each(n, f"\t{row},") + "\n}", after)
    return make


def local_literal(kind, row, declarations="", before="\tx := 1", after="\tprintln(len(t), x)"):
    def make(n):
        return program(declarations, f"{before}\n\tt := {kind}{{\n" + each(n, f"\t\t{row},") + f"\n\t}}\n{after}")
    return make


FUNCTION = "func f(x int) int { return x }"
ROW = "type R struct {\n\tname string\n\tx, y int\n}\n" + FUNCTION

ints = literal("[]int", "@I@")
array_of_ints = literal("[...]int", "@I@")
keyed_ints = literal("[]int", "@I@: @I@")
strings = literal("[]string", '"s@I@"')
slices = literal("[][]int", "{@I@, 1, 2}")
maps = literal("map[string]int", '"k@I@": @I@')
maps_of_ints = literal("map[int]string", '@I@: "k@I@"')
maps_of_slices = literal("map[string][]int", '"k@I@": {@I@, 2}')
maps_of_structs = literal("map[string]R", '"k@I@": {"n@I@", 1, 2}', ROW)
maps_of_calls = literal("map[string]R", '"k@I@": {"n@I@", f(1), f(2)}', ROW)
structs = literal("[]R", '{"n@I@", 1, 2}', ROW)
structs_with_names = literal("[]R", '{name: "n@I@", y: 2}', ROW)
structs_of_calls = literal("[]R", '{"n@I@", f(@I@), 2}', ROW)
pointers_to_structs = literal("[]*R", '{"n@I@", @I@, 2}', ROW)
anonymous_structs = literal("[]struct {\n\tin string\n\twant []int\n}", '{"n@I@", []int{@I@}}')
literals_of_literals = literal("[]func() int", "func() int { return @I@ }")
functions_of_a_table = literal("[]func(int) int", "f", FUNCTION)
interfaces = literal("[]any", '@I@, "s@I@"')
calls_of_a_table = literal("[]int", "f(@I@)", FUNCTION)

local_structs_of_calls = local_literal("[]R", '{"n@I@", f(@I@), x}', ROW)
local_structs_of_locals = local_literal("[]R", '{"n@I@", @I@, x}', ROW)
local_slices_of_locals = local_literal("[][]int", "{@I@, x}")
local_literals_of_literals = local_literal("[]func() int", "func() int { return x + @I@ }")
local_maps_of_calls = local_literal("map[string]R", '"k@I@": {"n@I@", f(x), 2}', ROW)
local_maps_of_locals = local_literal("map[string][]int", '"k@I@": {x, 2}', ROW)
local_interfaces = local_literal("[]any", '@I@, x, "s@I@"')
local_pointers = local_literal("[]*R", '{"n@I@", @I@, x}', ROW)
local_arrays_of_calls = local_literal("[...]int", "f(@I@ + x)", FUNCTION)


# Text.

def long_line(n):
    return program("", "\tx := 1" + each(n, "; x += @I@", "") + "; println(x)")


def long_identifier(n):
    name = "a" * n
    return program(f"func {name}() {{}}\ntype T{name} struct{{ {name} int }}", f"\t{name}()\n\tvar t T{name}\n\tt.{name}++")


def long_string(n):
    return program("", '\tprintln(len("' + "a\\n" * n + '"))')


def long_raw_string(n):
    return program("", "\tprintln(len(`" + 'a"\n' * n + "`))")


def long_number(n):
    return program("const c = " + "7" * n, "\tprintln(c > 1)")


def long_fraction(n):
    return program("const c = 0." + "7" * n, "\tprintln(c > 1)")


def comments(n):
    return program(each(n, "// Comment @I@."), each(n, "\t// Inside @I@.\n\t/* and this */"))


def comments_behind_lines(n):
    return program("", "\tx := 1\n" + each(n, "\tx++ // and @I@"))


def long_comment(n):
    return program("/* " + "text \\ ?? " * n + "*/")


def blank_lines(n):
    return program("\n" * n, "\n" * n + "\tprintln(1)" + " " * n)


# Mistakes: as many as there are are found in time, and the first ten are shown.

def undefined_names(n):
    return program("", each(n, "\tx@I@()"))


def unused_variables(n):
    return program("", each(n, "\tx@I@ := @I@"))


def duplicates(n):
    return program(each(n, "func f() {}"))


def duplicate_cases(n):
    return program("", "\tx := 1\n\tswitch x {\n" + each(n, "\tcase 1:") + "\n\t}")


def cycle_of_types(n):
    return program(each(n, "type T@I@ struct{ a T@K@ }") + f"\ntype T{n} struct{{ a T0 }}")


def cycle_of_constants(n):
    return program(each(n, "const c@I@ = c@K@") + f"\nconst c{n} = c0")


def cycle_of_variables(n):
    return program(each(n, "var v@I@ = v@K@ + 1") + f"\nvar v{n} = v0")


def syntax_errors(n):
    return program("", each(n, "\tx = = @I@"))


def mismatched_terms(n):
    return program("", f"\tx := 1\n\t_ = " + each(n, "x", " + ") + ' + "a"')


WRONG = {undefined_names, unused_variables, duplicates, duplicate_cases, cycle_of_types, cycle_of_constants, cycle_of_variables,
         syntax_errors, mismatched_terms}


def all_constructs():
    """Every construct by its name."""
    own = {"program", "each", "chain", "aliases", "body", "terms", "nested", "literal", "local_literal", "all_constructs"}
    return {name: make for name, make in globals().items() if callable(make) and name not in own}
