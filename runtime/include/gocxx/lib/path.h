// Package path.
#pragma once

#include "gocxx/error.h"
#include "gocxx/results.h"
#include "gocxx/slice.h"
#include "gocxx/string.h"

namespace gocxx {

namespace path {

extern error ErrBadPattern;

string Base(string path);
string Clean(string path);
string Dir(string path);
string Ext(string path);
bool IsAbs(string path);
string Join(slice<string> elem);
results<bool, error> Match(string pattern, string name);
results<string, string> Split(string path);

}  // namespace path

}  // namespace gocxx
