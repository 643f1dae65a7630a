/* SPDX-License-Identifier: GPL-3.0-or-later
 * One question to the person at the keyboard, and a list to choose from.
 */
#include "commands/choose.h"

#include "base/bytes.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool choose_ask(struct front *front, const char *asked, const char *hint,
                const struct options *options, struct bytes *answer, struct fault *fault) {
    struct prompt prompt = {.id = "",
                            .asked = asked,
                            .hint = hint,
                            .kind = KIND_TEXT,
                            .options = options,
                            .by = "mentee"};
    struct reply reply = {0};
    prompt.place.owner = "";
    prompt.place.section = "";
    bytes_clear(answer);
    bool good = front->ask(front, &prompt, &reply, fault) && reply.kind != REPLY_CLOSED &&
                reply.kind != REPLY_INTERRUPT;
    if (good && reply.value.kind == VALUE_TEXT)
        text_repair(reply.value.text, reply.value.length, answer);
    value_free(&reply.value);
    return good;
}

size_t choose_index(const struct options *options, const char *answer) {
    char *end = NULL;
    unsigned long number = strtoul(answer, &end, 10);
    if (*answer && *end == '\0' && number >= 1 && number <= options->count) return number - 1;
    size_t begun = 0;
    size_t last = options->count;
    for (size_t i = 0; i < options->count; i++) {
        if (strcasecmp(options->keys[i], answer) == 0 ||
            strcasecmp(options->labels[i], answer) == 0)
            return i;
        if (!*answer || strncasecmp(options->labels[i], answer, strlen(answer)) != 0) continue;
        begun++;
        last = i;
    }
    return begun == 1 ? last : options->count;
}

void choose_say(struct front *front, enum saying how, const char *text) {
    struct place nowhere = {.owner = "", .section = ""};
    front->say(front, how, text, &nowhere);
}
