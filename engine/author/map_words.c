/* SPDX-License-Identifier: GPL-3.0-or-later
 * Banks and scripts are written by anybody, so every word of theirs is shown only as it may be. A
 * picture is XML in the end, which knows two characters fewer than a terminal does.
 */
#include "author/map_words.h"

#include "bank/judge.h"
#include "base/bytes.h"
#include "base/text.h"

#include <string.h>

void map_words_show(const char *text, struct bytes *out) {
    static const char stand_in[] = "\xEF\xBF\xBD";
    size_t before = out->length;
    text_show(text, strlen(text), TEXT_ONE_LINE, out);
    for (size_t i = before; i + 2 < out->length; i++)
        if (memcmp(out->data + i, "\xEF\xBF\xBE", 3) == 0 ||
            memcmp(out->data + i, "\xEF\xBF\xBF", 3) == 0)
            memcpy(out->data + i, stand_in, 3);
}

/* `{by:date}` is {by} to a reader. */
static void show_wording(const char *wording, struct bytes *out) {
    struct bytes plain = {0};
    for (bool inside = false, format = false; *wording; wording++) {
        bool doubled = *wording == '{' && wording[1] == '{';
        if (doubled) wording++;
        if (*wording == '{') inside = !doubled;
        if (*wording == '}') inside = false;
        format = inside && (format || *wording == ':');
        if (!format) bytes_char(&plain, *wording);
    }
    map_words_show(bytes_string(&plain), out);
    bytes_free(&plain);
}

static void missing(const char *noun, const struct map_step *step, struct bytes *out) {
    bytes_format(out, "The bank has no %s `", noun);
    map_words_show(step->id, out);
    bytes_text(out, "`");
}

static void act(const struct map_step *step, struct bytes *out) {
    bytes_text(out, "An action goes onto the agenda");
    for (size_t i = 0; i < step->fills.count; i++) {
        bytes_text(out, i ? ", " : ": ");
        map_words_show(step->fills.items[i].text, out);
    }
}

/* What is looked up in earlier sessions. */
static void add_known(const char *id, struct bytes *out) {
    bytes_text(out, "From earlier sessions: ");
    if (strcmp(id, "prompts") == 0)
        bytes_text(out, "how many prompts are needed");
    else if (strcmp(id, "agreement") == 0)
        bytes_text(out, "the ground rules");
    else
        bytes_text(out, "what was promised and is open");
}

void map_words_of(const struct map_step *step, struct bytes *out) {
    switch (step->kind) {
    case WISH_ASK:
    case WISH_DRAW:
        if (step->question)
            show_wording(step->question->wordings[0].text, out);
        else
            missing(step->kind == WISH_ASK ? "question" : "group", step, out);
        return;
    case WISH_SAY:
        if (step->said)
            show_wording(step->said->wording.text, out);
        else
            missing("line", step, out);
        return;
    case WISH_ACTION:
        act(step, out);
        return;
    case WISH_KNOWN:
        add_known(step->id, out);
        return;
    case WISH_TURN:
        bytes_text(out, "From here on it is the turn of the ");
        map_words_show(step->id, out);
        return;
    case WISH_SETTLE:
        bytes_text(out, "The agenda keeps what became of a promise: ");
        map_words_show(step->id, out);
        return;
    case WISH_AMEND:
        bytes_text(out, strcmp(step->id, "added") == 0
                            ? "A ground rule is added, with a yes of both"
                            : "A ground rule is changed, with a yes of both");
        return;
    case WISH_REPLAY:
        bytes_text(out, "The mentee's own words are shown, to ");
        map_words_show(step->id, out);
        return;
    default:
        bytes_text(out, "The mentee reads the ");
        map_words_show(step->id, out);
    }
}

static void add_scale(const struct question *question, struct bytes *out) {
    bytes_format(out, "%ld to %ld", question->from, question->to);
    if (!question->low || !question->high) return;
    bytes_text(out, ": ");
    map_words_show(question->low, out);
    bytes_text(out, " to ");
    map_words_show(question->high, out);
}

void map_words_beside(const struct map_step *step, struct bytes *out) {
    const struct question *question = step->question;
    if (!question) return;
    if (step->kind == WISH_DRAW) {
        if (question->wording_count == 1) return;
        if (step->drawn > 1)
            bytes_format(out, "%ld", step->drawn);
        else
            bytes_text(out, step->drawn == 1 ? "one" : "one or more");
        bytes_format(out, " of %zu such questions", question->wording_count);
        return;
    }
    switch (question->kind) {
    case KIND_TEXT:
        return;
    case KIND_SCALE:
        add_scale(question, out);
        return;
    case KIND_YESNO:
        bytes_text(out, "yes or no");
        return;
    case KIND_CHOICE:
        bytes_text(out, question->options || question->standard
                            ? "a choice"
                            : "a choice of what the script offers");
        return;
    case KIND_LIST:
        bytes_text(out, "a list");
        return;
    case KIND_DATE:
        bytes_text(out, "a day");
        return;
    }
}

void map_words_options(const struct map_step *step, size_t most, struct bytes *out) {
    if (step->kind != WISH_ASK || !step->question) return;
    struct options options = options_of(step->question, NULL);
    for (size_t i = 0; i < options.count && i < most; i++) {
        map_words_show(options.keys[i], out);
        if (strcmp(options.keys[i], options.labels[i]) != 0) {
            bytes_text(out, ": ");
            map_words_show(options.labels[i], out);
        }
        bytes_char(out, '\n');
    }
    if (options.count > most) bytes_format(out, "and %zu more\n", options.count - most);
    options_free(&options);
}

void map_words_walked(const struct map *map, struct bytes *out) {
    if (!map->walks)
        bytes_text(out, "No walk came home from it.");
    else if (map->all)
        bytes_format(out, "Seen in %u walks, which are all there are.", map->walks);
    else
        bytes_format(out, "Seen in %u walks of the many there are.", map->walks);
}

/* Gives how many bytes of `text` take at most `columns`. */
static size_t bytes_within(const char *text, size_t columns) {
    size_t at = 0;
    size_t length = strlen(text);
    for (size_t used = 0; at < length;) {
        uint32_t code = 0;
        size_t next = text_next(text + at, length - at, &code);
        if (!next) next = 1;
        used += text_columns(text + at, next);
        if (used > columns) return at;
        at += next;
    }
    return at;
}

void map_words_short(const char *text, size_t columns, struct bytes *out) {
    size_t fits = bytes_within(text, columns);
    if (!text[fits]) {
        bytes_text(out, text);
        return;
    }
    size_t cut = bytes_within(text, columns - 1);
    size_t word = cut;
    while (word > cut / 2 && text[word] != ' ')
        word--;
    bytes_add(out, text, text[word] == ' ' ? word : cut);
    bytes_text(out, "…");
}
