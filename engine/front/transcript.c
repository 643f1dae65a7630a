/* SPDX-License-Identifier: GPL-3.0-or-later
 * Reading transcripts, and the front that plays them.
 */
#include "front/transcript.h"

#include "agenda/view.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "front/fronts.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static const char marks[] = "=?|*>\"-[!";

static bool is_head(const char *line) {
    static const char *const keys[] = {"flow: ", "owner: ", "at: ", "seed: "};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strncmp(line, keys[i], strlen(keys[i])) == 0) return true;
    return false;
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
    } else if (strchr(marks, *text) && (text[1] == ' ' || text[1] == '\0' || text[1] == '=')) {
        size_t count = transcript->lines.count;
        transcript->numbers =
            memory_resize(transcript->numbers, count + 1, sizeof *transcript->numbers);
        transcript->numbers[count] = number;
        value_add(&transcript->lines, value_text(text, length));
    } else {
        fault_at(fault, transcript->path, number, 1);
        good = fault_say(fault, EX_DATAERR,
                         "begin it with one of  == ? | * > \" - [ !  or with # for a comment",
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

/* Writes down one line that happened, behind its mark. */
static void happen(struct player *player, const char *mark, const char *text) {
    struct bytes line = {0};
    bytes_text(&line, mark);
    if (*text) bytes_char(&line, ' ');
    text_show(text, strlen(text), TEXT_ONE_LINE, &line);
    value_add(&player->happened, value_text(line.data, line.length));
    bytes_free(&line);
}

static void happen_page(struct player *player, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = memory_text(text, length);
        if (length) happen(player, "[", line);
        free(line);
        text += length + (text[length] == '\n');
    }
}

static void happen_section(struct player *player, const struct place *place) {
    if (strcmp(player->section, place->section) == 0) return;
    size_t length = strnlen(place->section, sizeof player->section - 1);
    memcpy(player->section, place->section, length);
    player->section[length] = '\0';
    happen(player, "==", player->section);
}

static void say(struct front *front, enum saying how, const char *text, const struct place *place) {
    struct player *player = (struct player *)front;
    static const char *const marks_of[] = {
        [SAY_LINE] = "\"", [SAY_NOTICE] = "-", [SAY_QUOTE] = "|"};
    if (how == SAY_KEPT) return;
    if (how == SAY_LINE) happen_section(player, place);
    if (how == SAY_PAGE)
        happen_page(player, text);
    else
        happen(player, marks_of[how], text);
}

static void happen_question(struct player *player, const struct prompt *prompt) {
    happen_section(player, &prompt->place);
    bool same = strcmp(bytes_string(&player->asked), prompt->asked) == 0;
    if (same && prompt->lines && prompt->lines->count) return; /* the list goes on */
    bytes_clear(&player->asked);
    bytes_text(&player->asked, prompt->asked);
    if (prompt->quote) happen(player, "|", prompt->quote);
    happen(player, "?", prompt->asked);
    for (size_t i = 0; prompt->options && i < prompt->options->count; i++)
        happen(player, "*", prompt->options->labels[i]);
    for (size_t i = 0; prompt->lines && i < prompt->lines->count; i++)
        happen(player, "*", prompt->lines->items[i].text);
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

static void show_agenda(struct player *player) {
    struct bytes page = {0};
    struct fold fold = fold_open(player->journal);
    view_text(&fold, NULL, &page);
    happen_page(player, bytes_string(&page));
    fold_free(&fold);
    bytes_free(&page);
}

/* Does one `!` line that leaves the session where it is; gives false where it ends the session. */
static bool do_deed(struct player *player, const char *deed) {
    happen(player, "!", deed);
    player->next++;
    if (strncmp(deed, "wait ", 5) == 0)
        player->clock->fixed += strtol(deed + 5, NULL, 10);
    else if (strcmp(deed, "agenda") == 0)
        show_agenda(player);
    else
        return false;
    return true;
}

static const char *text_after_mark(const char *line) {
    return line[1] == ' ' ? line + 2 : line + 1;
}

static bool ask(struct front *front, const struct prompt *prompt, struct reply *reply,
                struct fault *fault) {
    struct player *player = (struct player *)front;
    (void)fault;
    if (prompt->manner != MANNER_WORDS) return true;
    happen_question(player, prompt);
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
    const char *typed = text_after_mark(line);
    happen(player, ">", typed);
    player->next++;
    reply->kind = REPLY_LINE;
    reply->value = value_string(typed);
    front_settle(prompt, &reply->value);
    return true;
}

static void close_nothing(struct front *front) {
    (void)front;
}

void player_begin(struct player *player, const struct transcript *transcript, struct clock *clock) {
    *player = (struct player){.front = {say, ask, close_nothing},
                              .transcript = transcript,
                              .happened = value_list(),
                              .clock = clock};
}

struct value player_end(struct player *player) {
    bytes_free(&player->asked);
    return player->happened;
}

const char *player_between(struct player *player) {
    const char *line = next_deed(player);
    player->event = NULL;
    player->section[0] = '\0';
    bytes_clear(&player->asked);
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
