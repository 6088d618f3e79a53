// The text of an entry of a folder.
#pragma once

#include "gocxx/lib/io/fs.h"

namespace gocxx::io::fs {

/// "d name/" for a folder, "- name" for a file.
string text_of_entry(DirEntry entry);

}  // namespace gocxx::io::fs
