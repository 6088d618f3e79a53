// The syntax of the language: the productions of the Go 1.23 specification, in its order and under its names. Three
// things differ from the text of the specification:
//  - Alternatives that begin alike are joined, so that one token of lookahead decides nearly everywhere; where it does
//    not, a predicate of the base class does. The rule then says which productions it joins.
//  - What cannot be told from an expression without knowing what names mean (types, where both may stand) is parsed as
//    an expression.
//  - A separator that may be left out before a closing bracket is written ( ',' | {at_token(R_PAREN)}? ).
// What these rules accept beyond the language is refused while the syntax tree is built.
parser grammar GocxxParser;

options {
  tokenVocab = GocxxLexer;
  superClass = ParserBase;
}

@parser::postinclude {
#include "compiler/syntax/parser/parser_base.h"
}

@parser::members {
  // Builds the parser's automaton: to be called before the first parser is made.
  static void load_tables() { static Initializer once; }
}

// ---- types ----

type
  : typeName typeArgs?
  | typeLit
  | '(' type ')'
  ;

typeName : IDENTIFIER ( '.' IDENTIFIER )? ;

typeArgs : '[' ( type ( ',' | {at_token(R_BRACK)}? ) )+ ']' ;

typeLit
  : {at_slice_type()}? sliceType
  | arrayType
  | structType
  | pointerType
  | functionType
  | interfaceType
  | mapType
  | channelType
  | receiveChannelType
  ;

arrayType : '[' ( '...' | expression ) ']' type ;

sliceType : '[' ']' type ;

structType : 'struct' '{' ( fieldDecl ( ';' | {at_token(R_BRACE)}? ) )* '}' ;

fieldDecl : ( {at_name_before_type()}? identifierList type | embeddedField ) STRING_LIT? ;

embeddedField
  : '*'? typeName typeArgs?
  | '*'? '(' embeddedField ')'
  ;

pointerType : '*' type ;

functionType : 'func' signature ;

signature : parameters result? ;

result
  : parameters
  | {!at_token(L_PAREN)}? type
  ;

// Names and types are told apart when the list is complete: in (a, b int) both are names.
parameters : '(' ( parameterDecl ( ',' | {at_token(R_PAREN)}? ) )* ')' ;

parameterDecl
  : {at_name_before_type()}? IDENTIFIER '...'? type
  | '...' type
  | type
  ;

interfaceType : 'interface' '{' ( interfaceElem ( ';' | {at_token(R_BRACE)}? ) )* '}' ;

interfaceElem
  : {at_method_elem()}? methodElem
  | typeElem
  ;

methodElem : IDENTIFIER signature ;

typeElem : typeTerm ( '|' typeTerm )* ;

typeTerm : '~'? type ;

mapType : 'map' '[' type ']' type ;

channelType : 'chan' '<-'? type ;

receiveChannelType : '<-' 'chan' type ;

// ---- blocks ----

block : '{' statementList '}' ;

statementList : ( statement ( ';' | {at_token(R_BRACE)}? ) | emptyStmt )* ;

// ---- declarations and scope ----

declaration
  : constDecl
  | typeDecl
  | varDecl
  ;

topLevelDecl
  : declaration
  | functionDecl
  | importDecl
  ;

constDecl : 'const' ( constSpec | '(' ( constSpec ( ';' | {at_token(R_PAREN)}? ) )* ')' ) ;

constSpec : identifierList type? ( '=' expressionList )? ;

identifierList : IDENTIFIER ( ',' IDENTIFIER )* ;

expressionList : expression ( ',' expression )* ;

typeDecl : 'type' ( typeSpec | '(' ( typeSpec ( ';' | {at_token(R_PAREN)}? ) )* ')' ) ;

// AliasDecl and TypeDef.
typeSpec : IDENTIFIER ( {at_type_parameters()}? typeParameters )? '='? type ;

typeParameters : '[' ( typeParamDecl ( ',' | {at_token(R_BRACK)}? ) )* ']' ;

// As with parameters, a lone name takes the constraint of the next one that has it.
typeParamDecl : IDENTIFIER typeElem? ;

varDecl : 'var' ( varSpec | '(' ( varSpec ( ';' | {at_token(R_PAREN)}? ) )* ')' ) ;

varSpec : identifierList ( type ( '=' expressionList )? | '=' expressionList ) ;

// FunctionDecl and MethodDecl.
functionDecl : 'func' receiver? functionName typeParameters? signature block? ;

functionName : IDENTIFIER ;

receiver : parameters ;

// ---- expressions ----

operand
  : literal
  | IDENTIFIER
  | '(' expression ')'
  | functionLit
  | literalType
  ;

literal : INT_LIT | FLOAT_LIT | IMAGINARY_LIT | RUNE_LIT | STRING_LIT ;

// LiteralType, and the types that are operands of conversions, of new and make, and type arguments. A named type is
// parsed as an operand, a pointer type or a receive-only channel type as a unary expression.
literalType
  : structType
  | {at_slice_type()}? sliceType
  | arrayType
  | mapType
  | channelType
  | interfaceType
  ;

literalValue : '{' ( keyedElement ( ',' | {at_token(R_BRACE)}? ) )* '}' ;

keyedElement : element ( ':' element )? ;

element
  : expression
  | literalValue
  ;

// Without a body a function type.
functionLit : functionType block? ;

// PrimaryExpr, Conversion and CompositeLit.
primaryExpr : operand ( selector | index | arguments | {composite_literal_allowed()}? literalValue )* ;

// Selector and TypeAssertion, and the guard of a type switch.
selector : '.' ( IDENTIFIER | '(' ( 'type' | type ) ')' ) ;

// Index and Slice, and the type arguments of an instantiation.
index
  : '[' ( expression ( {!at_last_comma(R_BRACK)}? ',' expression )* ','? )? ( ':' expression? ( ':' expression? )? )? ']'
  ;

arguments : '(' ( expression '...'? ( ',' | {at_token(R_PAREN)}? ) )* ')' ;

// The precedence of binary operators is applied when the syntax tree is built.
expression
  : unaryExpr
    ( ( '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '|' | '^' | '*' | '/' | '%' | '<<' | '>>'
      | '&' | '&^' ) unaryExpr )*
  ;

unaryExpr : ( '+' | '-' | '!' | '^' | '*' | '&' | '<-' | '~' )* primaryExpr ;

// ---- statements ----

statement
  : declaration
  | {at_label()}? labeledStmt
  | simpleStmt
  | goStmt
  | returnStmt
  | breakStmt
  | continueStmt
  | gotoStmt
  | fallthroughStmt
  | block
  | ifStmt
  | switchStmt
  | selectStmt
  | forStmt
  | deferStmt
  ;

// ExpressionStmt, SendStmt, IncDecStmt, Assignment, ShortVarDecl, and in the head of a for statement RangeClause.
simpleStmt
  : expressionList
    ( '++'
    | '--'
    | '<-' expression
    | ( '=' | ':=' ) ( {range_clause_allowed()}? rangeClause | expressionList )
    | ( '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '&^=' ) expressionList
    )?
  | {range_clause_allowed()}? rangeClause
  ;

emptyStmt : ';' ;

labeledStmt : IDENTIFIER ':' statement? ;

ifStmt : 'if' header block ( 'else' ( ifStmt | block ) )? ;

// The optional simple statement and the expression or guard of if and switch.
header : simpleStmt? ( ';' simpleStmt? )? ;

// ExprSwitchStmt and TypeSwitchStmt.
switchStmt : 'switch' header '{' caseClause* '}' ;

// ExprCaseClause and TypeCaseClause.
caseClause : ( 'case' expressionList | 'default' ) ':' statementList ;

forStmt : 'for' forHeader block ;

// Condition, ForClause and RangeClause.
forHeader : simpleStmt? ( {!behind_range_clause()}? ';' simpleStmt? ';' simpleStmt? )? ;

rangeClause : 'range' expression ;

goStmt : 'go' expression ;

selectStmt : 'select' '{' commClause* '}' ;

commClause : ( 'case' simpleStmt | 'default' ) ':' statementList ;

returnStmt : 'return' expressionList? ;

breakStmt : 'break' IDENTIFIER? ;

continueStmt : 'continue' IDENTIFIER? ;

gotoStmt : 'goto' IDENTIFIER ;

fallthroughStmt : 'fallthrough' ;

deferStmt : 'defer' expression ;

// ---- source files ----

// SourceFile is parsed piece by piece, the head and then one item after the other, so that the parse tree of one
// declaration is gone before the next one is read.
fileHead : packageClause ';' ;

fileItem : topLevelDecl ';' ;

packageClause : 'package' IDENTIFIER ;

importDecl : 'import' ( importSpec | '(' ( importSpec ( ';' | {at_token(R_PAREN)}? ) )* ')' ) ;

importSpec : ( '.' | IDENTIFIER )? STRING_LIT ;

// A file without a package clause consists of functions and types, and between them the statements of main.
scriptItem : ( importDecl | {at_function_decl()}? functionDecl | statement ) ';' | emptyStmt ;
