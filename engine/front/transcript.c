/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading transcripts, and the front that plays them.
 */
#include "front/transcript.h"

#include "agenda/beside.h"
#include "agenda/view.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "front/fronts.h"
#include "talk/books.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char marks[] = "=?|*>+\"-[!";

static bool is_head(const char *line) {
    static const char *const keys[] = {"flow: ", "owner: ", "with: ", "at: ", "seed: "};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strncmp(line, keys[i], strlen(keys[i])) == 0) return true;
    return false;
}

/* Does `+` stand where something typed can go on? */
static bool goes_on(const struct transcript *transcript) {
    const struct value *lines = &transcript->lines;
    return lines->count && strchr(">+", lines->items[lines->count - 1].text[0]);
}

static bool take_line(struct transcript *transcript, const char *line, size_t length, long number,
                      struct fault *fault) {
    char *text = memory_text(line, length);
    bool good = true;
    if (*text == '\0' || *text == '#') {
        /* for the eye */
    } else if (is_head(text) && transcript->lines.count == 0) {
        size_t key = strcspn(text, ":");
        char name[16] = "";
        memcpy(name, text, key);
        if (!value_get(&transcript->head, name))
            value_set(&transcript->head, name, value_string(text + key + 2));
    } else if (*text == '+' && !goes_on(transcript)) {
        fault_at(fault, transcript->path, number, 1);
        good = fault_say(fault, EX_DATAERR, "let it follow a line behind `>`",
                         "`+` goes on with what is typed, and nothing is");
    } else if (strchr(marks, *text) && (text[1] == ' ' || text[1] == '\0' || text[1] == '=')) {
        size_t count = transcript->lines.count;
        transcript->numbers =
            memory_resize(transcript->numbers, count + 1, sizeof *transcript->numbers);
        transcript->numbers[count] = number;
        value_add(&transcript->lines, value_text(text, length));
    } else {
        fault_at(fault, transcript->path, number, 1);
        good = fault_say(fault, EX_DATAERR,
                         "begin it with one of  == ? | * > + \" - [ !  or with # for a comment",
                         "this line is not part of a transcript");
    }
    free(text);
    return good;
}

bool transcript_parse(const char *text, const char *path, struct transcript *transcript,
                      struct fault *fault) {
    *transcript = (struct transcript){
        .path = memory_text(path, strlen(path)), .head = value_map(), .lines = value_list()};
    bool good = true;
    const char *at = text;
    for (long number = 1; good && *at; number++) {
        size_t length = strcspn(at, "\n");
        size_t whole = length + (at[length] == '\n');
        good = take_line(transcript, at, length, number, fault);
        if (transcript->lines.count == 0) bytes_add(&transcript->opening, at, whole);
        at += whole;
    }
    if (good && !value_get(&transcript->head, "flow")) {
        fault_at(fault, path, 1, 1);
        good = fault_say(fault, EX_DATAERR, "begin with `flow: ` and the conversation's name",
                         "this transcript does not say which conversation it is of");
    }
    if (!good) transcript_free(transcript);
    return good;
}

bool transcript_read(const char *path, struct transcript *transcript, struct fault *fault) {
    enum { longest = 4 << 20 };
    struct bytes text = {0};
    bool good = file_read(path, longest, &text, fault) &&
                transcript_parse(bytes_string(&text), path, transcript, fault);
    bytes_free(&text);
    return good;
}

void transcript_free(struct transcript *transcript) {
    value_free(&transcript->head);
    value_free(&transcript->lines);
    bytes_free(&transcript->opening);
    free(transcript->numbers);
    free(transcript->path);
    *transcript = (struct transcript){0};
}

static void say(struct front *front, enum saying how, const char *text, const struct place *place) {
    struct player *player = (struct player *)front;
    scribe_say(&player->scribe, how, text, place);
}

/* Gives the next line that is typed or done, passing those that are expected; or NULL at the end.
 */
static const char *next_deed(struct player *player) {
    const struct value *lines = &player->transcript->lines;
    while (player->next < lines->count) {
        const char *line = lines->items[player->next].text;
        if (*line == '>' || *line == '!') return line;
        player->next++;
    }
    return NULL;
}

static void show_journal(struct player *player, struct journal *journal) {
    struct bytes page = {0};
    struct fold fold = fold_open(journal);
    view_text(&fold, NULL, &page);
    scribe_page(&player->scribe, bytes_string(&page));
    fold_free(&fold);
    bytes_free(&page);
}

/* The agendas, or the records apart of that name that there are. */
static void show_books(struct player *player, const char *record) {
    for (size_t i = 0; i < 2 && player->journals[i]; i++) {
        if (!*record) {
            show_journal(player, player->journals[i]);
            continue;
        }
        struct bytes path = {0};
        struct bytes notes = {0};
        struct fault none = {0};
        beside_record(journal_path(player->journals[i]), record, &path);
        struct journal *journal =
            journal_open(bytes_string(&path), JOURNAL_READ, player->clock, &notes, &none);
        if (journal) show_journal(player, journal);
        journal_close(journal);
        bytes_free(&path);
        bytes_free(&notes);
    }
}

static const char *text_after_mark(const char *line) {
    return line[1] == ' ' ? line + 2 : line + 1;
}

/* Gives the seconds of `wait SECONDS`, or -1 where the deed is another. */
static long seconds_of(const char *deed) {
    return strncmp(deed, "wait ", 5) == 0 ? strtol(deed + 5, NULL, 10) : -1;
}

/* Does one `!` line that leaves the session where it is; gives false where it ends the session. */
static bool do_deed(struct player *player, const char *deed) {
    scribe_deed(&player->scribe, deed);
    player->next++;
    if (strncmp(deed, "wait ", 5) == 0)
        player->clock->fixed += seconds_of(deed);
    else if (strcmp(deed, "agenda") == 0)
        show_books(player, "");
    else if (strncmp(deed, "record ", 7) == 0)
        show_books(player, deed + 7);
    else if (strcmp(deed, "clear") == 0)
        player->cleared = true;
    else
        return false;
    return true;
}

/* A silence lasts as long as the line right behind it waits. */
static void hold_silence(struct player *player, struct reply *reply) {
    const struct value *lines = &player->transcript->lines;
    const char *line = player->next < lines->count ? lines->items[player->next].text : "";
    long seconds = *line == '!' ? seconds_of(text_after_mark(line)) : -1;
    if (seconds < 0) return;
    do_deed(player, text_after_mark(line));
    reply->thought = (double)seconds;
}

/* Types a line and those that go on with it. */
static struct value type(struct player *player) {
    const struct value *lines = &player->transcript->lines;
    struct bytes typed = {0};
    bytes_text(&typed, text_after_mark(lines->items[player->next++].text));
    while (player->next < lines->count && lines->items[player->next].text[0] == '+')
        bytes_format(&typed, "\n%s", text_after_mark(lines->items[player->next++].text));
    scribe_typed(&player->scribe, bytes_string(&typed));
    struct value value = value_text(bytes_string(&typed), typed.length);
    bytes_free(&typed);
    return value;
}

static bool ask(struct front *front, const struct prompt *prompt, struct reply *reply,
                struct fault *fault) {
    struct player *player = (struct player *)front;
    (void)fault;
    if (prompt->manner == MANNER_SILENCE) hold_silence(player, reply);
    if (prompt->manner != MANNER_WORDS) return true;
    scribe_ask(&player->scribe, prompt);
    player->cleared = false;
    const char *line = next_deed(player);
    while (line && *line == '!') {
        const char *deed = text_after_mark(line);
        if (!do_deed(player, deed)) {
            player->event = deed;
            if (strcmp(deed, "crash") == 0) return false; /* it says good-bye to nobody */
            line = NULL;
            break;
        }
        line = next_deed(player);
    }
    if (!line) {
        reply->kind = REPLY_CLOSED;
        reply->value = value_string("");
        return true;
    }
    reply->kind = REPLY_LINE;
    reply->value = type(player);
    if (!player->cleared) front_settle(prompt, &reply->value);
    return true;
}

static void close_nothing(struct front *front) {
    (void)front;
}

void player_begin(struct player *player, const struct transcript *transcript, struct clock *clock) {
    *player = (struct player){.front = {say, ask, close_nothing},
                              .transcript = transcript,
                              .scribe = scribe_begin(),
                              .clock = clock};
}

struct value player_end(struct player *player) {
    return scribe_end(&player->scribe);
}

const char *player_between(struct player *player) {
    const char *line = next_deed(player);
    player->event = NULL;
    scribe_between(&player->scribe);
    while (line && *line == '!') {
        const char *deed = text_after_mark(line);
        if (do_deed(player, deed)) {
            line = next_deed(player);
        } else if (strncmp(deed, "talk ", 5) == 0) {
            return deed + 5;
        } else {
            return NULL;
        }
    }
    return NULL;
}
