// The functions of all objects.
#include "compiler/types/object.h"

#include "compiler/types/package.h"
#include "compiler/types/signature.h"

namespace gocxx::types {
namespace {

/// The first code point of `text`, which is not empty and valid UTF-8.
char32_t first_rune(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return first;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t rune = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length && i < text.size(); ++i)
    rune = (rune << 6) | (static_cast<unsigned char>(text[i]) & 0x3F);
  return rune;
}

/// Upper-case letters beyond ASCII in the scripts that have case and are likely in a program: Latin, Greek,
/// Cyrillic.
bool is_upper(char32_t rune) {
  if (rune < 0x80) return rune >= 'A' && rune <= 'Z';
  if (rune <= 0xDE) return rune >= 0xC0 && rune != 0xD7;
  if (rune >= 0x100 && rune <= 0x137) return rune % 2 == 0;
  if (rune >= 0x139 && rune <= 0x148) return rune % 2 == 1;
  if (rune >= 0x14A && rune <= 0x177) return rune % 2 == 0;
  if (rune >= 0x178 && rune <= 0x17D) return rune == 0x178 || rune % 2 == 1;
  if (rune >= 0x386 && rune <= 0x3AB) return rune != 0x387 && rune != 0x390;
  return rune >= 0x400 && rune <= 0x42F;
}

}  // namespace

bool is_exported(std::string_view name) { return !name.empty() && is_upper(first_rune(name)); }

bool Object::exported() const { return is_exported(name); }

bool Object::same_id(const Package* from, std::string_view wanted) const {
  if (name != wanted) return false;
  return pkg == from || exported() || (pkg != nullptr && from != nullptr && pkg->path == from->path);
}

const Signature* Func::signature() const { return dyn_cast_or_null<Signature>(type); }

}  // namespace gocxx::types
