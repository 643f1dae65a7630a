/* SPDX-License-Identifier: GPL-3.0-or-later
 * The system's clock, and stamps in UTC.
 */
#include "base/clock.h"

#include <stdio.h>
#include <string.h>

time_t clock_now(const struct clock *clock) {
    return clock->fixed ? clock->fixed : time(NULL);
}

double clock_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void clock_stamp(time_t when, char out[clock_stamp_size]) {
    struct tm parts;
    if (!gmtime_r(&when, &parts) ||
        strftime(out, clock_stamp_size, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0)
        snprintf(out, clock_stamp_size, "1970-01-01T00:00:00Z");
}

time_t clock_read_stamp(const char *stamp) {
    struct tm parts = {0};
    /* strptime passes over blanks and takes fewer digits */
    if (strlen(stamp) != clock_stamp_size - 1 || strspn(stamp, "0123456789-T:Z") != strlen(stamp))
        return -1;
    const char *end = strptime(stamp, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return end && *end == '\0' ? timegm(&parts) : -1;
}
