/* SPDX-License-Identifier: GPL-3.0-or-later
 * One mark and one line for everything; front/transcript.h tells the marks.
 */
#include "front/scribe.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

struct scribe scribe_begin(void) {
    return (struct scribe){.lines = value_list()};
}

struct value scribe_end(struct scribe *scribe) {
    bytes_free(&scribe->asked);
    return scribe->lines;
}

static void write_line(struct scribe *scribe, const char *mark, const char *text, size_t length) {
    struct bytes line = {0};
    bytes_text(&line, mark);
    if (length) bytes_char(&line, ' ');
    text_show(text, length, TEXT_ONE_LINE, &line);
    value_add(&scribe->lines, value_text(line.data, line.length));
    bytes_free(&line);
}

void scribe_page(struct scribe *scribe, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (length) write_line(scribe, "[", text, length);
        text += length + (text[length] == '\n');
    }
}

/* The section, and whose turn it is where two take turns: `== Evidence · Ada`. */
static void write_section(struct scribe *scribe, const struct place *place) {
    char now[sizeof scribe->section];
    bool named = *place->section && place->people;
    snprintf(now, sizeof now, "%s%s%s", place->section, named ? " · " : "",
             place->people ? place->owner : "");
    if (strcmp(scribe->section, now) == 0) return;
    memcpy(scribe->section, now, sizeof now);
    write_line(scribe, "==", now, strlen(now));
}

void scribe_say(struct scribe *scribe, enum saying how, const char *text,
                const struct place *place) {
    static const char *const marks[] = {[SAY_LINE] = "\"", [SAY_NOTICE] = "-", [SAY_QUOTE] = "|"};
    if (how == SAY_KEPT) return;
    if (how == SAY_LINE || how == SAY_QUOTE) write_section(scribe, place);
    if (how == SAY_PAGE)
        scribe_page(scribe, text);
    else
        write_line(scribe, marks[how], text, strlen(text));
}

void scribe_ask(struct scribe *scribe, const struct prompt *prompt) {
    write_section(scribe, &prompt->place);
    bool same = strcmp(bytes_string(&scribe->asked), prompt->asked) == 0;
    if (same && prompt->lines && prompt->lines->count) return; /* the list goes on */
    bytes_clear(&scribe->asked);
    bytes_text(&scribe->asked, prompt->asked);
    if (prompt->quote) write_line(scribe, "|", prompt->quote, strlen(prompt->quote));
    write_line(scribe, "?", prompt->asked, strlen(prompt->asked));
    for (size_t i = 0; prompt->options && i < prompt->options->count; i++)
        write_line(scribe, "*", prompt->options->labels[i], strlen(prompt->options->labels[i]));
    for (size_t i = 0; prompt->lines && i < prompt->lines->count; i++)
        write_line(scribe, "*", prompt->lines->items[i].text, prompt->lines->items[i].length);
}

void scribe_typed(struct scribe *scribe, const char *text) {
    const char *mark = ">";
    for (;;) {
        size_t length = strcspn(text, "\n");
        write_line(scribe, mark, text, length);
        if (text[length] == '\0') return;
        text += length + 1;
        mark = "+";
    }
}

void scribe_deed(struct scribe *scribe, const char *deed) {
    write_line(scribe, "!", deed, strlen(deed));
}

void scribe_between(struct scribe *scribe) {
    scribe->section[0] = '\0';
    bytes_clear(&scribe->asked);
}
