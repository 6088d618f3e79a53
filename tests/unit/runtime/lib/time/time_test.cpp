// Package time: durations, the calendar, formatting and parsing.
#include "gocxx/lib/time.h"

#include "lib/time/calendar.h"
#include "text.h"

using namespace gocxx;
using namespace gocxx::literals;
using time::Duration;
using time::Time;

TEST_CASE("every day has one number") {
  using namespace time::calendar;
  for (long long number = -800000; number < 800000; number += 37) {
    Day day = day_of(number);
    CHECK(number_of(day.year, day.month, day.day) == number);
  }
  CHECK(number_of(1, 1, 1) == 0);
  CHECK(weekday(0) == 1);
  CHECK(day_of(-1).year == 0);
}

TEST_CASE("durations") {
  CHECK(Duration::String(1500) == "1.5\u00B5s"_s);
  CHECK(Duration::String(time::Hour + 3 * time::Second) == "1h0m3s"_s);
  CHECK(Duration::Round(time::Minute + 31 * time::Second, time::Minute) == 2 * time::Minute);
  CHECK(time::ParseDuration("-1h15m30.918s"_s).r0.value == -4530918000000);
  CHECK(time::ParseDuration("3x"_s).r1.Error() == "time: unknown unit \"x\" in duration \"3x\""_s);
}

TEST_CASE("formatting and parsing") {
  Time t = time::Date(2023, time::November, 5, 9, 7, 3, 45006000, time::FixedZone("PST"_s, -8 * 3600));
  CHECK(Time::Format(t, time::RFC3339Nano) == "2023-11-05T09:07:03.045006-08:00"_s);
  CHECK(Time::Format(t, time::Kitchen) == "9:07AM"_s);
  auto [back, err] = time::Parse(time::RFC3339Nano, "2023-11-05T09:07:03.045006-08:00"_s);
  CHECK(err == nullptr);
  CHECK(Time::Equal(back, t));
  CHECK(time::Parse(time::DateOnly, "2023-02-30"_s).r1.Error() ==
        "parsing time \"2023-02-30\": day out of range"_s);
}

TEST_CASE("instants keep the monotonic clock through arithmetic") {
  Time now = time::Now();
  Time later = Time::Add(now, time::Second);
  CHECK(Time::Sub(later, now) == time::Second);
  CHECK(Time::After(later, now));
  CHECK(Time::Equal(Time::Round(now, 0), now));
}

TEST_CASE("a timer fires once, and not after it was stopped") {
  auto timer = time::NewTimer(time::Millisecond);
  timer->C.recv();
  CHECK_FALSE(time::Timer::Stop(timer));
  auto stopped = time::NewTimer(time::Hour);
  CHECK(time::Timer::Stop(stopped));
  CHECK_FALSE(time::Timer::Stop(stopped));
}
