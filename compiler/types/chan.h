// chan T, <-chan T and chan<- T.
#pragma once

#include "compiler/syntax/ast/token.h"
#include "compiler/types/type.h"

namespace gocxx::types {

using syntax::ChanDir;

class Chan : public TypeOf<TypeKind::kChan> {
 public:
  Chan(ChanDir d, const Type* e) : dir(d), elem(e) {}

  bool can_send() const { return dir != ChanDir::kRecv; }
  bool can_receive() const { return dir != ChanDir::kSend; }

  const ChanDir dir;
  const Type* const elem;
};

}  // namespace gocxx::types
