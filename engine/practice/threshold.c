/* SPDX-License-Identifier: GPL-3.0-or-later
 * Figures of others, with their limits.
 */
#include "practice/threshold.h"

const char threshold_reflections_limits[] =
    "This is not a MITI score. The MITI 4.2 (Moyers, Manuel and Ernst, 2015) calls one reflection "
    "to a question fair and two good; its authors set that by opinion, without norms, for twenty "
    "minutes of audio that trained people code, together with ratings of the whole conversation. "
    "Here a program has read words.";

const char threshold_wait_limits[] =
    "Three seconds is what Rowe (1986) found to change answers, after a question and after an "
    "answer, in classrooms. A silence that the times do not show is not counted, and how a silence "
    "felt nobody has measured.";

enum threshold_reached threshold_reflections(size_t reflections, size_t questions) {
    if (!questions) return THRESHOLD_UNKNOWN;
    if (reflections >= 2 * questions) return THRESHOLD_GOOD;
    return reflections >= questions ? THRESHOLD_FAIR : THRESHOLD_BELOW;
}

const char *threshold_says(enum threshold_reached reached) {
    switch (reached) {
    case THRESHOLD_BELOW:
        return "below 1 to 1";
    case THRESHOLD_FAIR:
        return "1 to 1 or more, which the MITI 4.2 calls fair";
    case THRESHOLD_GOOD:
        return "2 to 1 or more, which the MITI 4.2 calls good";
    default:
        return "nothing was asked, so there is nothing to compare";
    }
}
