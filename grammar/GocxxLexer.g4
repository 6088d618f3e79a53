// The lexical elements of the language, in the order and under the names of the Go 1.23 specification. The lexer reads
// bytes, not characters: every byte of a character beyond ASCII is shown to it as U+007F (see byte_stream.h), so that
// all its decisions fit ANTLR's table of ASCII edges. Which characters are letters is checked on the finished token.
//
// The tokens named MALFORMED_... match what none of the rules of the specification matches. They are reported and, where
// they stand for a literal or a comment, become one before the parser sees them (see scan.h). Automatic semicolons are
// inserted by the base class, which skips white space, too.
lexer grammar GocxxLexer;

options { superClass = LexerBase; }

@lexer::postinclude {
#include "compiler/syntax/parser/lexer_base.h"
}

@lexer::members {
  // Builds the lexer's automaton, which ANTLR would do whenever the compiler starts: to be called before the first lexer is made.
  static void load_tables() { static Initializer once; }
}

// ---- comments ----
// They are tokens, so that the tools find them in the syntax tree; the parser does not see them.

LINE_COMMENT : '//' ~[\n]* ;
GENERAL_COMMENT : '/*' ( ~[*] | '*'+ ~[*/] )* '*'+ '/' ;
MALFORMED_COMMENT : '/*' ( ~[*] | '*'+ ~[*/] )* '*'* ;

// ---- keywords ----

BREAK : 'break' ;
DEFAULT : 'default' ;
FUNC : 'func' ;
INTERFACE : 'interface' ;
SELECT : 'select' ;
CASE : 'case' ;
DEFER : 'defer' ;
GO : 'go' ;
MAP : 'map' ;
STRUCT : 'struct' ;
CHAN : 'chan' ;
ELSE : 'else' ;
GOTO : 'goto' ;
PACKAGE : 'package' ;
SWITCH : 'switch' ;
CONST : 'const' ;
FALLTHROUGH : 'fallthrough' ;
IF : 'if' ;
RANGE : 'range' ;
TYPE : 'type' ;
CONTINUE : 'continue' ;
FOR : 'for' ;
IMPORT : 'import' ;
RETURN : 'return' ;
VAR : 'var' ;

// ---- identifiers ----

IDENTIFIER : LETTER ( LETTER | DECIMAL_DIGIT )* ;

fragment LETTER : [A-Za-z_] | NON_ASCII ;
fragment NON_ASCII : '\u007F' ;

// ---- operators and punctuation ----

ADD : '+' ;
SUB : '-' ;
MUL : '*' ;
QUO : '/' ;
REM : '%' ;
AND : '&' ;
OR : '|' ;
XOR : '^' ;
SHL : '<<' ;
SHR : '>>' ;
AND_NOT : '&^' ;
ADD_ASSIGN : '+=' ;
SUB_ASSIGN : '-=' ;
MUL_ASSIGN : '*=' ;
QUO_ASSIGN : '/=' ;
REM_ASSIGN : '%=' ;
AND_ASSIGN : '&=' ;
OR_ASSIGN : '|=' ;
XOR_ASSIGN : '^=' ;
SHL_ASSIGN : '<<=' ;
SHR_ASSIGN : '>>=' ;
AND_NOT_ASSIGN : '&^=' ;
LAND : '&&' ;
LOR : '||' ;
ARROW : '<-' ;
INC : '++' ;
DEC : '--' ;
EQL : '==' ;
LSS : '<' ;
GTR : '>' ;
ASSIGN : '=' ;
NOT : '!' ;
TILDE : '~' ;
NEQ : '!=' ;
LEQ : '<=' ;
GEQ : '>=' ;
DEFINE : ':=' ;
ELLIPSIS : '...' ;
L_PAREN : '(' ;
R_PAREN : ')' ;
L_BRACK : '[' ;
R_BRACK : ']' ;
L_BRACE : '{' ;
R_BRACE : '}' ;
COMMA : ',' ;
SEMICOLON : ';' ;
DOT : '.' ;
COLON : ':' ;

// ---- integer literals ----

INT_LIT : DECIMAL_LIT | BINARY_LIT | OCTAL_LIT | HEX_LIT ;

fragment DECIMAL_LIT : '0' | [1-9] ( '_'? DECIMAL_DIGITS )? ;
fragment BINARY_LIT : '0' [bB] '_'? BINARY_DIGITS ;
fragment OCTAL_LIT : '0' [oO]? '_'? OCTAL_DIGITS ;
fragment HEX_LIT : '0' [xX] '_'? HEX_DIGITS ;
fragment DECIMAL_DIGITS : DECIMAL_DIGIT ( '_'? DECIMAL_DIGIT )* ;
fragment BINARY_DIGITS : [01] ( '_'? [01] )* ;
fragment OCTAL_DIGITS : OCTAL_DIGIT ( '_'? OCTAL_DIGIT )* ;
fragment HEX_DIGITS : HEX_DIGIT ( '_'? HEX_DIGIT )* ;
fragment DECIMAL_DIGIT : [0-9] ;
fragment OCTAL_DIGIT : [0-7] ;
fragment HEX_DIGIT : [0-9A-Fa-f] ;

// ---- floating-point literals ----

FLOAT_LIT : DECIMAL_FLOAT_LIT | HEX_FLOAT_LIT ;

fragment DECIMAL_FLOAT_LIT
  : DECIMAL_DIGITS '.' DECIMAL_DIGITS? DECIMAL_EXPONENT?
  | DECIMAL_DIGITS DECIMAL_EXPONENT
  | '.' DECIMAL_DIGITS DECIMAL_EXPONENT?
  ;
fragment DECIMAL_EXPONENT : [eE] [+-]? DECIMAL_DIGITS ;
fragment HEX_FLOAT_LIT : '0' [xX] HEX_MANTISSA HEX_EXPONENT ;
fragment HEX_MANTISSA : '_'? HEX_DIGITS '.' HEX_DIGITS? | '_'? HEX_DIGITS | '.' HEX_DIGITS ;
fragment HEX_EXPONENT : [pP] [+-]? DECIMAL_DIGITS ;

// ---- imaginary literals ----

IMAGINARY_LIT : ( DECIMAL_DIGITS | INT_LIT | FLOAT_LIT ) 'i' ;

// What reads like a number and is none: 0b12, 1__0, 0x, 1e+, 0x1.8.
MALFORMED_NUMBER
  : LOOSE_HEX_MANTISSA ( [pP] [+-]? [0-9_]* )? 'i'?
  | LOOSE_MANTISSA ( [eEpP] [+-]? [0-9_]* )? 'i'?
  ;

fragment LOOSE_HEX_MANTISSA : '0' [xX] [0-9A-Fa-f_]* ( '.' [0-9A-Fa-f_]* )? ;
fragment LOOSE_MANTISSA
  : '0' [bBoO] [0-9_]* ( '.' [0-9_]* )?
  | [0-9] [0-9_]* ( '.' [0-9_]* )?
  | '.' [0-9] [0-9_]*
  ;

// ---- rune literals ----

RUNE_LIT : '\'' ( ~['\\\n\u007F] | NON_ASCII+ | ESCAPED_CHAR | '\\\'' ) '\'' ;

fragment ESCAPED_CHAR
  : '\\' [abfnrtv\\]
  | '\\' OCTAL_DIGIT OCTAL_DIGIT OCTAL_DIGIT
  | '\\x' HEX_DIGIT HEX_DIGIT
  | '\\u' HEX_DIGIT HEX_DIGIT HEX_DIGIT HEX_DIGIT
  | '\\U' HEX_DIGIT HEX_DIGIT HEX_DIGIT HEX_DIGIT HEX_DIGIT HEX_DIGIT HEX_DIGIT HEX_DIGIT
  ;

// Empty, too long, unknown escapes, or the line ends first.
MALFORMED_RUNE : '\'' ( ~['\\\n] | '\\' ~[\n] )* '\\'? '\''? ;

// ---- string literals ----

STRING_LIT : RAW_STRING_LIT | INTERPRETED_STRING_LIT ;

fragment RAW_STRING_LIT : '`' ~[`]* '`' ;
fragment INTERPRETED_STRING_LIT : '"' ( ~["\\\n] | ESCAPED_CHAR | '\\"' )* '"' ;

// Unknown escapes, or the line or the file ends first.
MALFORMED_STRING : '"' ( ~["\\\n] | '\\' ~[\n] )* '\\'? '"'? | '`' ~[`]* ;

// ---- anything else ----

INVALID_CHARACTER : . ;
