// The errors of package bufio.
#include "gocxx/lib/errors.h"
#include "gocxx/lib/bufio.h"

namespace gocxx::bufio {

namespace {

using namespace literals;

constinit errors::errorString invalid_unread_byte{"bufio: invalid use of UnreadByte"_s};
constinit errors::errorString invalid_unread_rune{"bufio: invalid use of UnreadRune"_s};
constinit errors::errorString buffer_full{"bufio: buffer full"_s};
constinit errors::errorString negative_count{"bufio: negative count"_s};
constinit errors::errorString too_long{"bufio.Scanner: token too long"_s};
constinit errors::errorString negative_advance{"bufio.Scanner: SplitFunc returns negative advance count"_s};
constinit errors::errorString advance_too_far{
    "bufio.Scanner: SplitFunc returns advance count beyond input"_s};
constinit errors::errorString bad_read_count{"bufio.Scanner: Read returned impossible count"_s};
constinit errors::errorString final_token{"final token"_s};

}  // namespace

error ErrInvalidUnreadByte = ptr<errors::errorString>(&invalid_unread_byte);
error ErrInvalidUnreadRune = ptr<errors::errorString>(&invalid_unread_rune);
error ErrBufferFull = ptr<errors::errorString>(&buffer_full);
error ErrNegativeCount = ptr<errors::errorString>(&negative_count);
error ErrTooLong = ptr<errors::errorString>(&too_long);
error ErrNegativeAdvance = ptr<errors::errorString>(&negative_advance);
error ErrAdvanceTooFar = ptr<errors::errorString>(&advance_too_far);
error ErrBadReadCount = ptr<errors::errorString>(&bad_read_count);
error ErrFinalToken = ptr<errors::errorString>(&final_token);

}  // namespace gocxx::bufio
