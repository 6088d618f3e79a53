// Diagnostics as JSON.
#include "compiler/base/diagnostic_json.h"

#include <nlohmann/json.hpp>

namespace gocxx::base {
namespace {

using Json = nlohmann::ordered_json;

void put_location(Json& object, const Location& at) {
  object["file"] = std::string(at.file);
  object["line"] = at.line;
  object["column"] = at.column;
}

Json to_json(const Note& note, const SourceSet& sources) {
  Json object;
  put_location(object, sources.locate(note.pos));
  object["message"] = note.message;
  return object;
}

Json to_json(const Diagnostic& d, const SourceSet& sources) {
  Json object;
  put_location(object, sources.locate(d.span.begin));
  Location end = sources.locate(d.span.end.valid() ? d.span.end : d.span.begin);
  object["end_line"] = end.line;
  object["end_column"] = end.column;
  object["code"] = code_name(d.code);
  object["message"] = d.message;
  object["notes"] = Json::array();
  for (const Note& note : d.notes) object["notes"].push_back(to_json(note, sources));
  return object;
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const SourceSet& sources) {
  Json all = Json::array();
  for (const Diagnostic& d : diagnostics.items()) all.push_back(to_json(d, sources));
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gocxx::base
