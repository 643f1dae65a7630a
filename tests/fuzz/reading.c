/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a transcript: it is refused with a sentence, or it is turns of text whose silences
 * and lengths are no less than nothing.
 */
#include "practice/reading.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

const char fuzz_noun[] = "transcripts";
const unsigned fuzz_rounds = 40000;

const char *const fuzz_seeds[] = {
    "coach: How was it?\nmentee: Hard. The noise,\nmostly.\n\n[0:12 - 0:20] Coach: Mm.\nmentee:\n",
    "Transcript\n\nAnn Lee (10:02)\nHow was it?\n\nBo Ray (10:03)\nHard: very.\n00:05:00\nAnn Lee: "
    "Mm.\n",
    "WEBVTT - t\r\nKind: captions\r\n\r\nNOTE\r\na --> b\r\n\r\n8f/1-0\r\n00:01.000 --> 00:03.500 "
    "line:0%\r\n<v.loud Ann &amp; Lee>How <i>was</i>\r\n<00:02.000>it?</v>\r\n\r\n1:00:05.000 --> "
    "1:00:06.000\r\n<v coach>1 < 2 &lt;b&gt; <v mentee>Two\r\n",
    "\xEF\xBB\xBF"
    "1\r\n00:00:01,000 --> 00:00:02,500 X1:10\r\n{\\an8}<b>[Ann]: How was it?</b>\r\n\r\n2\r\n"
    "00:00:05,500 --> 00:00:06,000\r\n>> Bo: Hard.\r\n- Ann: Mm.\r\n",
    NULL,
};
const char *const fuzz_files[] = {NULL};
const char *const fuzz_hostile[] = {
    "-->",
    "WEBVTT",
    "NOTE",
    "<v ",
    "<v>",
    "</v>",
    "<",
    ">",
    "{\\",
    "}",
    "&amp;",
    "&",
    ": ",
    ":",
    "coach: ",
    "mentee: ",
    "[",
    "]",
    "(",
    ")",
    "99999:59:59.999",
    "00:00",
    "0:0",
    "999999999999",
    ",",
    ".",
    "\r",
    "\n\n",
    "\xEF\xBB\xBF",
    "\xFF\xFE",
    "\xE2\x80\x93",
    "\xE2\x80\xAE",
    "\x1B[2J",
    "---\nentry: 1\n",
    "Ann Lee Bo Cy Dee: ",
    "#",
    NULL,
};

static void look_at(const struct reading *reading) {
    for (size_t i = 0; i < reading->encounter.count; i++) {
        const struct moment *moment = &reading->encounter.moments[i];
        size_t length = strlen(moment->text);
        if (!moment->line || text_valid(moment->text, length) != length) abort();
        if (moment->waited < 0 && moment->waited != -1) abort();
        if (moment->lasted < 0 && moment->lasted != -1) abort();
        if (moment->began < 0 && moment->began != -1) abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct reading reading = {0};
    struct fault fault = {0};
    struct reading_wish wish = {.coach = size % 2 ? "Ann" : NULL};
    if (reading_take("t", (const char *)data, size, &wish, &reading, &fault))
        look_at(&reading);
    else if (fault.exit_code != EX_DATAERR || !fault.what[0] || !fault.remedy[0])
        abort();
    reading_free(&reading);
    return 0;
}
