/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the verbs have in common: their agenda, what they print, and asking before they change much.
 */
#include "commands/verb.h"

#include "agenda/beside.h"
#include "agenda/hand.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "base/text.h"
#include "base/value.h"
#include "commands/sitting.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

/* Gives the place of an option of this verb, or -1. */
static int place_of(const struct verb_call *call, const char *option) {
    const struct verb_option *options = call->verb->options;
    for (int i = 0; options && options[i].name; i++)
        if (strcmp(options[i].name, option) == 0) return i;
    return -1;
}

const char *verb_given(const struct verb_call *call, const char *option) {
    int place = place_of(call, option);
    return place < 0 ? NULL : call->given[place];
}

const char *verb_given_nth(const struct verb_call *call, const char *option, int nth) {
    int place = place_of(call, option);
    if (place < 0 || nth == 0) return place < 0 ? NULL : call->given[place];
    for (int i = 0; i < call->also_count; i++)
        if (call->also_of[i] == place && --nth == 0) return call->also[i];
    return NULL;
}

int verb_misused(const struct verb_call *call, const char *what, ...) {
    char sentence[512];
    struct bytes shown = {0};
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(sentence, sizeof sentence, what, arguments);
    va_end(arguments);
    text_show(sentence, strlen(sentence), TEXT_ONE_LINE, &shown);
    fprintf(stderr, "askwell: %s; see `askwell agenda %s --help`\n", bytes_string(&shown),
            call->verb->name);
    bytes_free(&shown);
    return EX_USAGE;
}

bool verb_path(const struct verb_call *call, struct bytes *path, struct fault *fault) {
    const struct sitting sitting = {.agenda = call->agenda, .owner = call->owner};
    return sitting_agenda_path(&sitting, path, fault);
}

static bool is_there(const char *path, void name(const char *path, struct bytes *out)) {
    struct bytes other = {0};
    name(path, &other);
    bool there = file_exists(bytes_string(&other));
    bytes_free(&other);
    return there;
}

bool verb_is_there(const char *path, struct fault *fault) {
    if (is_there(path, beside_plain) || is_there(path, beside_sealed)) return true;
    fault_at(fault, path, 0, 0);
    return fault_say(fault, EX_NOINPUT, "check the name", "there is no such agenda");
}

bool verb_is_sealed(const char *path, struct fault *fault) {
    if (is_there(path, beside_sealed)) return true;
    fault_at(fault, path, 0, 0);
    return fault_say(fault, EX_DATAERR, NULL, "this agenda is not sealed");
}

static struct journal *open_with(struct keyring *keyring, const struct clock *clock,
                                 const char *path, enum journal_access access,
                                 struct fault *fault) {
    struct bytes real = {0};
    struct bytes notes = {0};
    bytes_text(&real, path);
    struct keeper *keeper = keyring_keeper(keyring, &real, access, fault);
    struct journal *journal = keeper ? journal_open_with(keeper, clock, &notes, fault) : NULL;
    verb_notes(&notes);
    bytes_free(&real);
    return journal;
}

struct journal *verb_open(const struct verb_call *call, enum journal_access access,
                          int *exit_code) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct journal *journal = NULL;
    struct keyring keyring = call->keyring; /* its own, so that the key is forgotten at once */
    if (verb_path(call, &path, &fault))
        journal = open_with(&keyring, &call->clock, bytes_string(&path), access, &fault);
    keyring_forget(&keyring);
    *exit_code = journal ? EX_OK : fault_report(&fault);
    bytes_free(&path);
    return journal;
}

struct journal *verb_open_path(struct verb_call *call, const char *path, enum journal_access access,
                               struct fault *fault) {
    return open_with(&call->keyring, &call->clock, path, access, fault);
}

bool verb_write_new(const struct keeper *like, const char *path, const struct bytes *text,
                    struct fault *fault) {
    bool sealed = beside_is_sealed(like->path);
    fault_at(fault, path, 0, 0);
    if (file_exists(path))
        return fault_say(fault, EX_DATAERR, "name a new one", "this file is there already");
    if (sealed != beside_is_sealed(path))
        return fault_say(fault, EX_DATAERR, "give it that name",
                         sealed ? "what is sealed goes into a file whose name ends in .age"
                                : "a name that ends in .age is that of a sealed file");
    struct keeper *keeper = like->how->beside(like, path, JOURNAL_CREATE);
    /* not opened first, which would make an empty one that stays where the power goes */
    bool good = keeper->how->replace(keeper, bytes_string(text), text->length, fault);
    keeper_close(keeper);
    return good;
}

void verb_notes(struct bytes *notes) {
    if (notes->length) fprintf(stderr, "askwell: %s", bytes_string(notes));
    bytes_free(notes);
}

static int print(struct bytes *text) {
    size_t written = fwrite(bytes_string(text), 1, text->length, stdout);
    bool good = written == text->length && fflush(stdout) == 0;
    bytes_free(text);
    if (good) return EX_OK;
    fputs("askwell: could not write all of it; is there room where it goes?\n", stderr);
    return EX_IOERR;
}

int verb_print_value(struct value *value) {
    struct bytes out = {0};
    json_write(value, JSON_PRETTY, &out);
    bytes_char(&out, '\n');
    value_free(value);
    return print(&out);
}

int verb_print(const struct verb_call *call, struct bytes *text, struct value *value) {
    if (!call->json) {
        value_free(value);
        return print(text);
    }
    bytes_free(text);
    return verb_print_value(value);
}

size_t verb_width(void) {
    enum { widest = 80 };
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
    return known && size.ws_col < widest ? size.ws_col : widest;
}

int verb_show(const struct verb_call *call, struct bytes *text, struct value *value) {
    if (call->json || !isatty(STDOUT_FILENO)) return verb_print(call, text, value);
    struct bytes wrapped = {0};
    text_use_locale();
    text_wrap(bytes_string(text), verb_width() - 1, 0, &wrapped);
    bytes_free(text);
    return verb_print(call, &wrapped, value);
}

int verb_excerpt(const struct verb_call *call, const struct fold *fold, struct journal *journal,
                 char day[day_size], struct excerpt *excerpt) {
    struct fault fault = {0};
    const char *session = verb_given(call, "session");
    const char *since = verb_given(call, "since");
    const char *goal = verb_given(call, "goal");
    if (since && !day_read(since, clock_now(&call->clock), day))
        return verb_misused(call, "“%s” is no day; write it as in 2026-11-24", since);
    excerpt->since = since ? day : NULL;
    const struct session *found = session ? excerpt_find_session(fold, session, &fault) : NULL;
    if (session && !found) return fault_report(&fault);
    excerpt->session = found ? found->id : NULL;
    const struct item *item = goal ? hand_find(fold, goal, &fault) : NULL;
    if (goal && !item) return fault_report(&fault);
    if (item && strcmp(item->kind, "goal") != 0) return verb_misused(call, "“%s” is no goal", goal);
    if (item) excerpt_goal(excerpt, fold, journal, item);
    return EX_OK;
}

/* Asks, and gives the length of the line that was typed, without blanks at its end; 0 or less where
 * there is none. The caller frees the line. */
static ssize_t ask_line(const char *question, char **line) {
    size_t room = 0;
    fprintf(stderr, "%s ", question);
    fflush(stderr);
    ssize_t length = getline(line, &room, stdin);
    if (length <= 0) fputc('\n', stderr);
    while (length > 0 && strchr(" \t\r\n", (*line)[length - 1]))
        (*line)[--length] = '\0';
    return length;
}

bool verb_confirm(const struct verb_call *call, const char *question) {
    if (verb_given(call, "yes")) return true;
    struct bytes asked = {0};
    char *line = NULL;
    bytes_format(&asked, "%s (yes or no)", question);
    ssize_t length = ask_line(bytes_string(&asked), &line);
    bool agreed = length > 0 && (strcasecmp(line, "yes") == 0 || strcasecmp(line, "y") == 0);
    bytes_free(&asked);
    free(line);
    return agreed;
}

bool verb_ask(const struct verb_call *call, const char *question, struct bytes *words) {
    char *line = NULL;
    if (call->json || !isatty(STDIN_FILENO)) return false;
    ssize_t length = ask_line(question, &line);
    if (length > 0) text_repair(line, (size_t)length, words);
    free(line);
    return length > 0;
}
