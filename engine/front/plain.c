/* SPDX-License-Identifier: GPL-3.0-or-later
 * Section, question, prompt: each a plain line. Nothing moves the cursor and nothing is drawn, so a
 * screen reader can follow and a session can be piped in and kept as text.
 */
#include "base/bytes.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "front/fronts.h"
#include "front/keys.h"
#include "front/reader.h"
#include "front/signals.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct plain {
    struct front front;
    struct reader reader;
    bool person; /* standard input is a terminal */
    char section[256];
    size_t learner;
    struct bytes asked; /* the last question, whose list may go on */
};

static void print_text(const char *lead, const char *text) {
    struct bytes shown = {0};
    text_show(text, strlen(text), TEXT_KEEP_LINES, &shown);
    size_t length = shown.length;
    while (length && shown.data[length - 1] == '\n')
        length--;
    printf("%s%.*s\n", lead, (int)length, bytes_string(&shown));
    bytes_free(&shown);
}

static void add_people(const struct place *place, struct bytes *line) {
    const struct person *people = place->people;
    bytes_format(line, "\n%s learns, %s coaches; ", place->owner, people[!place->learner].name);
    bytes_format(line, "%s %ld min, %s %ld min", people[0].name, people[0].minutes, people[1].name,
                 people[1].minutes);
}

/* A section begins, or a turn. */
static void print_section(struct plain *plain, const struct place *place) {
    bool same = strcmp(plain->section, place->section) == 0;
    if (same && (!place->people || plain->learner == place->learner)) return;
    plain->learner = place->learner;
    snprintf(plain->section, sizeof plain->section, "%s", place->section);
    struct bytes line = {0};
    if (*place->section)
        bytes_format(&line, "\n%s, %zu of %zu", place->section, place->section_number,
                     place->section_count);
    if (place->minutes_planned)
        bytes_format(&line, "; %ld of %ld minutes", place->minutes_used, place->minutes_planned);
    if (place->people) add_people(place, &line);
    print_text("", bytes_string(&line));
    bytes_free(&line);
}

static void say(struct front *front, enum saying how, const char *text, const struct place *place) {
    struct plain *plain = (struct plain *)front;
    if (how == SAY_LINE || how == SAY_QUOTE) print_section(plain, place);
    if (how == SAY_KEPT) {
        printf("(%s)\n", text);
        return;
    }
    if (how == SAY_LINE || how == SAY_PAGE || how == SAY_QUOTE) printf("\n");
    print_text("", text);
}

static void print_question(struct plain *plain, const struct prompt *prompt) {
    print_section(plain, &prompt->place);
    bool same = strcmp(bytes_string(&plain->asked), prompt->asked) == 0;
    if (same && prompt->lines && prompt->lines->count) return; /* the list goes on */
    bytes_clear(&plain->asked);
    bytes_text(&plain->asked, prompt->asked);
    printf("\n");
    if (prompt->quote) print_text("", prompt->quote);
    print_text("", prompt->asked);
    if (prompt->help) print_text("", prompt->help);
    for (size_t i = 0; prompt->options && i < prompt->options->count; i++) {
        char lead[32];
        snprintf(lead, sizeof lead, "%zu  ", i + 1);
        print_text(lead, prompt->options->labels[i]);
    }
    if (*prompt->hint) printf("(%s)\n", prompt->hint);
    for (size_t i = 0; prompt->lines && i < prompt->lines->count; i++) {
        char lead[32];
        snprintf(lead, sizeof lead, "%zu  ", i + 1);
        print_text(lead, prompt->lines->items[i].text);
    }
}

static void print_prompt(const struct prompt *prompt) {
    const char *before = prompt->draft ? prompt->draft : prompt->before;
    if (before && (before[0] != '/' || before[1] == '/')) {
        print_text("Before: ", before);
        printf("(Enter keeps it%s)\n", prompt->lines ? ", - leaves it out" : "");
    }
    if (prompt->lines) printf("%zu ", prompt->lines->count + 1);
    printf("> ");
    fflush(stdout);
}

static double hold_silence(struct plain *plain) {
    double start = clock_seconds();
    struct bytes line = {0};
    if (!plain->person) return -1; /* nobody is there to end it; the planned time counts */
    reader_take(&plain->reader, &line);
    bytes_free(&line);
    return clock_seconds() - start;
}

static void take_line(struct plain *plain, const struct prompt *prompt, struct reply *reply) {
    static const enum reply_kind kinds[] = {
        [READ_LINE] = REPLY_LINE,           [READ_CLOSED] = REPLY_CLOSED,
        [READ_INTERRUPT] = REPLY_INTERRUPT, [READ_CTRL_C] = REPLY_INTERRUPT,
        [READ_SAVED] = REPLY_RELOAD,
    };
    struct bytes line = {0};
    double start = clock_seconds();
    enum read_line got = reader_take(&plain->reader, &line);
    if (got == READ_CTRL_C) {
        printf("\nWhat you typed is still here. Ctrl-C once more pauses.\n");
        fflush(stdout);
        got = reader_take(&plain->reader, &line);
    }
    reply->kind = kinds[got];
    if (got == READ_SAVED) {
        printf("\n(what you typed is still here)\n");
        return;
    }
    if (plain->person) reply->thought = clock_seconds() - start;
    if (!plain->person) print_text("", got == READ_LINE ? bytes_string(&line) : "");
    reply->value = value_text(bytes_string(&line), line.length);
    if (got == READ_LINE) front_settle(prompt, &reply->value);
    bytes_free(&line);
}

static bool ask(struct front *front, const struct prompt *prompt, struct reply *reply,
                struct fault *fault) {
    struct plain *plain = (struct plain *)front;
    (void)fault;
    if (prompt->manner == MANNER_SILENCE) {
        fflush(stdout);
        reply->thought = hold_silence(plain);
        return true;
    }
    if (prompt->manner == MANNER_LONG) {
        printf("An editor needs a terminal; here an answer is one line.\n");
        return true;
    }
    plain->reader.watch = prompt->watch;
    print_question(plain, prompt);
    print_prompt(prompt);
    take_line(plain, prompt, reply);
    return true;
}

static void close_plain(struct front *front) {
    struct plain *plain = (struct plain *)front;
    keys_end();
    fflush(stdout);
    signals_end();
    bytes_free(&plain->reader.ahead);
    bytes_free(&plain->asked);
    free(plain);
}

struct front *front_plain(void) {
    struct plain *plain = memory_new(sizeof *plain);
    plain->front = (struct front){say, ask, close_plain};
    plain->learner = SIZE_MAX;
    plain->reader.descriptor = STDIN_FILENO;
    plain->person = keys_begin();
    signals_begin();
    return &plain->front;
}
