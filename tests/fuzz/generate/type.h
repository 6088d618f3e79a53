// The types of generated programs.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gocxx::fuzz {

enum class Kind {
  kInteger,
  kFloat,
  kBool,
  kString,
  kPointer,
  kSlice,
  kArray,
  kMap,
  kStruct,
  kChan,
  kFunc,
  kInterface,  // with methods
  kAny,
  kComplex,
};

struct Type;

struct Field {
  std::string name;
  const Type* type;
  bool embedded = false;  // of promoted fields: the embedded struct is behind a pointer
};

struct Method {
  std::string name;
  std::vector<const Type*> params;
  std::vector<const Type*> results;
  bool on_pointer = false;  // the receiver is a pointer
  std::string receiver;     // the type that declares it; differs from the type that has it if it is promoted
};

/// One type. Types are made by a `Types`, which makes each once: the same pointer is the same type.
struct Type {
  Kind kind;
  std::string text;  // as the program writes it
  int bits = 0;      // of numbers
  bool is_signed = false;
  bool named = false;               // declared by the program
  bool local = false;               // declared in a function: nothing else knows its name
  const Type* elem = nullptr;       // of pointers, slices, arrays, maps, channels
  const Type* key = nullptr;        // of maps
  int length = 0;                   // of arrays
  std::vector<Field> fields;        // of structs
  std::vector<Field> promoted;      // fields of embedded structs
  std::vector<Method> methods;      // of named types and interfaces; promoted ones, too
  std::vector<const Type*> params;  // of functions
  std::vector<const Type*> results;
  std::vector<const Type*> implementers;  // of interfaces: what can be put into one
};

bool is_number(const Type* type);
/// Whether == may be applied, and the type may be a map's key, and no comparison panics.
bool is_comparable(const Type* type);
/// Whether values of the type are printed by fmt without an address.
bool is_printable(const Type* type);

/// Makes the types of one program.
class Types {
 public:
  Types();
  const Type* basic(const std::string& name) const { return by_text_.at(name).get(); }
  const Type* any() const { return basic("any"); }
  const Type* pointer_to(const Type* elem);
  const Type* slice_of(const Type* elem);
  const Type* array_of(const Type* elem, int length);
  const Type* chan_of(const Type* elem);
  const Type* map_of(const Type* key, const Type* elem);
  const Type* func_of(const std::vector<const Type*>& params, const std::vector<const Type*>& results);
  /// A new named type, whose properties the caller fills in.
  Type* declare(Kind kind, const std::string& name);

  const std::vector<const Type*>& integers() const { return integers_; }

 private:
  Type* add(Kind kind, const std::string& text);
  const Type* integer(const std::string& name, int bits, bool is_signed);

  std::map<std::string, std::unique_ptr<Type>> by_text_;
  std::vector<const Type*> integers_;
};

/// "int, string"
std::string list_of(const std::vector<const Type*>& types);
/// "", " int" or " (int, string)": what follows the parameters of a function.
std::string result_list(const std::vector<const Type*>& types);

}  // namespace gocxx::fuzz
