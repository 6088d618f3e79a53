# Reads the declaration files of the standard packages and writes the C++ text that declarations.cpp includes: a line for
# each function, "container/list.(*List).Len container/list/list.gc:27".

BEGIN { print "R\"(" }

FNR == 1 {
  place = FILENAME
  sub(/^.*\/runtime\/lib\//, "", place)
  package = place
  sub(/\/[^\/]*$/, "", package)
}

/^func / {
  name = substr($0, 6)
  receiver = ""
  if (name ~ /^\(/) {
    receiver = name
    sub(/\).*/, "", receiver)
    sub(/^\(([A-Za-z0-9_]+ )?/, "", receiver)
    if (receiver ~ /^\*/) receiver = "(" receiver ")"
    receiver = receiver "."
    sub(/^\([^)]*\) /, "", name)
  }
  sub(/[^A-Za-z0-9_].*/, "", name)
  print package "." receiver name " " place ":" FNR
}

END { print ")\"" }
