/* SPDX-License-Identifier: GPL-3.0-or-later
 * A stretch ends with its line, or is cut at a blank; its last sentence may be cut off by that and
 * is read again with the next one.
 */
#include "practice/spoken.h"

#include <string.h>

bool spoken_next(struct spoken *spoken, const struct spelling *spelling,
                 struct utterance *utterance) {
    if (spoken->at >= spoken->length) return false;
    const char *from = spoken->text + spoken->at;
    size_t length = spoken->length - spoken->at;
    const char *line_end = memchr(from, '\n', length);
    if (line_end) length = (size_t)(line_end - from) + 1;
    bool goes_on = length > utterance_bytes;
    if (goes_on) {
        const char *space = memrchr(from, ' ', utterance_bytes);
        length = space && space > from ? (size_t)(space - from) : utterance_bytes;
    }
    utterance_read(spelling, from, length, utterance);
    if (goes_on && utterance->sentence_count > 1) {
        const struct sentence *last = &utterance->sentences[--utterance->sentence_count];
        length = utterance->words[last->first].from;
        utterance->word_count = last->first;
    }
    spoken->base = spoken->at;
    spoken->at += length;
    spoken->end = spoken->at;
    return true;
}
