/* SPDX-License-Identifier: GPL-3.0-or-later
 * todo.txt: a line for each action (https://github.com/todotxt/todo.txt, its format's rules 1 to 3
 * and key:value). The words come behind the day they were said, so nothing in them is a mark;
 * the keys come behind the words.
 */
#include "export/format.h"

#include "base/bytes.h"
#include "base/text.h"
#include "export/ticket.h"

#include <string.h>

static const char our_key[] = "askwell:";
static const char due_key[] = "due:";

static void add_action(const struct exported *thing, struct bytes *out) {
    const struct item *item = thing->item;
    char done[day_size];
    if (export_done_day(item, done)) bytes_format(out, "x %s ", done);
    bytes_format(out, "%.10s ", item->entry->at);
    export_line(item->text, out);
    if (item->when && *item->when) {
        bytes_format(out, " %s", due_key);
        export_line(item->when, out);
    }
    bool is_word = !strpbrk(thing->id, " \t\r\n");
    bytes_format(out, " %s%s\n", our_key, is_word ? thing->id : thing->uuid);
}

/* What was dropped has no place in such a list. */
static bool write_todo(const struct export *export, struct bytes *out, struct fault *fault) {
    (void)fault;
    for (size_t i = 0; i < export->count; i++) {
        const struct item *item = export->things[i].item;
        bool is_action = strcmp(item->kind, "action") == 0 && !export_is(item, "dropped");
        if (is_action && export_wants(export, item)) add_action(&export->things[i], out);
    }
    return true;
}

/* A part of a line. */
struct part {
    const char *text;
    size_t length;
};

static bool begins(const struct part *part, const char *mark) {
    size_t length = strlen(mark);
    return part->length >= length && memcmp(part->text, mark, length) == 0;
}

static void pass(struct part *part, size_t length) {
    part->text += length;
    part->length -= length;
    if (!part->length || *part->text != ' ') return;
    part->text++;
    part->length--;
}

/* Takes a day from the beginning of the line into `day`, which may be NULL. */
static void pass_day(struct part *line, char *day) {
    if (!ticket_begins_with_day(line->text, line->length)) return;
    if (line->length > 10 && line->text[10] != ' ') return;
    if (day) memcpy(day, line->text, 10);
    pass(line, 10);
}

/* Gives the last word of the line that begins with `key`; length 0 where there is none. */
static struct part last_word(struct part line, const char *key) {
    struct part found = {0};
    while (line.length) {
        const char *space = memchr(line.text, ' ', line.length);
        struct part word = {line.text, space ? (size_t)(space - line.text) : line.length};
        if (begins(&word, key) && word.length > strlen(key)) found = word;
        size_t passed = word.length + (space != NULL);
        line.text += passed;
        line.length -= passed;
    }
    return found;
}

/* Words of the agenda may look like a key, so what is known of the line is passed over. */
static void find_due(const struct export *export, const char *id, struct part line, char *when) {
    const struct exported *thing = export_find(export, id);
    struct bytes words = {0};
    if (thing) export_line(thing->item->text, &words);
    if (thing && begins(&line, bytes_string(&words))) {
        line.text += words.length;
        line.length -= words.length;
    }
    bytes_free(&words);
    struct part due = last_word(line, due_key);
    size_t key = strlen(due_key);
    if (due.length && ticket_begins_with_day(due.text + key, due.length - key))
        memcpy(when, due.text + key, 10);
}

/* One that was written there has no name yet: it is called after its words. */
static void name_new(struct part words, char id[uuid_size]) {
    struct bytes whole = {0};
    bytes_text(&whole, "todo.txt\n");
    bytes_add(&whole, words.text, words.length);
    uuid_name(whole.data, whole.length, id);
    bytes_free(&whole);
}

/* Gives the words of a line without the keys behind them. */
static struct part without_keys(struct part line) {
    const char *const keys[] = {our_key, due_key};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct part key = last_word(line, keys[i]);
        if (key.length && key.text + key.length == line.text + line.length)
            line.length -= key.length;
        while (line.length && line.text[line.length - 1] == ' ')
            line.length--;
    }
    return line;
}

static void read_line(const struct export *export, struct part line, struct tickets *tickets) {
    struct ticket ticket = {0};
    if (line.length && line.text[line.length - 1] == '\r') line.length--;
    if (begins(&line, "x ")) {
        ticket.state = TICKET_DONE;
        pass(&line, 1);
        pass_day(&line, ticket.day);
    }
    if (line.length > 3 && line.text[0] == '(' && line.text[2] == ')') pass(&line, 3);
    pass_day(&line, NULL);
    if (!line.length) return;
    struct part key = last_word(line, our_key);
    struct part words = without_keys(line);
    struct bytes id = {0};
    char uuid[uuid_size];
    if (key.length) {
        bytes_add(&id, key.text + strlen(our_key), key.length - strlen(our_key));
    } else {
        name_new(words, uuid);
        bytes_text(&id, uuid);
    }
    find_due(export, bytes_string(&id), line, ticket.when);
    struct ticket *added = tickets_add(tickets, bytes_string(&id), words.text, words.length);
    added->state = ticket.state;
    memcpy(added->when, ticket.when, sizeof ticket.when);
    memcpy(added->day, ticket.day, sizeof ticket.day);
    bytes_free(&id);
}

static bool read_todo(const struct export *export, const struct bytes *text,
                      struct tickets *tickets, struct fault *fault) {
    (void)fault;
    struct part rest = {bytes_string(text), text->length};
    while (rest.length) {
        const char *end = memchr(rest.text, '\n', rest.length);
        size_t length = end ? (size_t)(end - rest.text) : rest.length;
        read_line(export, (struct part){rest.text, length}, tickets);
        length += end != NULL;
        rest.text += length;
        rest.length -= length;
    }
    return true;
}

const struct format format_todo = {.name = "todo",
                                   .ending = ".txt",
                                   .what = "actions as todo.txt, a line each",
                                   .write = write_todo,
                                   .read = read_todo};
