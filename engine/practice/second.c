/* SPDX-License-Identifier: GPL-3.0-or-later
 * Labels written, and read again from whoever changed them.
 */
#include "practice/second.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { longest_label = 64 };

void second_write(const struct encounter *encounter, const struct measures *measures,
                  struct bytes *out) {
    bytes_text(out, "# line, label, words. Labels:");
    for (size_t i = 0; remark_labels[i]; i++)
        bytes_format(out, " %s", remark_labels[i]);
    bytes_char(out, '\n');
    for (size_t i = 0; i < measures->count; i++) {
        const struct moment *moment = &encounter->moments[i];
        for (size_t j = 0; j < measures->turns[i].remarks.count; j++) {
            const struct remark *remark = &measures->turns[i].remarks.items[j];
            bytes_format(out, "%lu %-11s ", moment->line, remark->label);
            text_show(moment->text + remark->from, remark->to - remark->from, TEXT_ONE_LINE, out);
            bytes_char(out, '\n');
        }
    }
}

struct comparing {
    const struct encounter *encounter;
    const struct measures *measures;
    size_t *coded; /* for each turn, how many of its remarks were */
    size_t last;   /* the turn of the line before */
    struct agreement *agreement;
    struct fault *fault;
};

/* Gives the turn of the coach on a line of the transcript, or how many turns there are. Lines come
 * in order as a rule, so it is looked for from the last one on. */
static size_t turn_on(const struct comparing *comparing, unsigned long line) {
    size_t turn = 0;
    while (turn < comparing->measures->count && (comparing->encounter->moments[turn].line != line ||
                                                 !comparing->measures->turns[turn].remarks.count))
        turn++;
    return turn;
}

static bool refuse_label(const char *label, struct fault *fault) {
    const char *nearest = text_nearest(label, remark_labels, remark_label_count);
    struct bytes remedy = {0};
    if (nearest) bytes_format(&remedy, "did you mean %s?", nearest);
    for (size_t i = 0; !nearest && remark_labels[i]; i++)
        bytes_format(&remedy, "%s%s", i ? ", " : "use one of: ", remark_labels[i]);
    fault_say(fault, EX_DATAERR, bytes_string(&remedy), "“%s” is not a label", label);
    bytes_free(&remedy);
    return false;
}

static bool compare(struct comparing *comparing, unsigned long line, const char *label) {
    size_t turn = turn_on(comparing, line);
    if (turn == comparing->measures->count)
        return fault_say(comparing->fault, EX_DATAERR,
                         "take the lines from `askwell score FILE --labels`",
                         "the coach says nothing on line %lu of the transcript", line);
    const struct remarks *remarks = &comparing->measures->turns[turn].remarks;
    comparing->last = turn;
    if (comparing->coded[turn] == remarks->count)
        return fault_say(comparing->fault, EX_DATAERR, "leave one of them out",
                         "line %lu of the transcript has %zu remark%s, and this is one more", line,
                         remarks->count, remarks->count == 1 ? "" : "s");
    size_t theirs = remark_label(label);
    if (theirs == remark_label_count) return refuse_label(label, comparing->fault);
    size_t ours = remark_label(remarks->items[comparing->coded[turn]++].label);
    comparing->agreement->table.counts[ours][theirs]++;
    return true;
}

static bool read_line(struct comparing *comparing, const char *line, size_t length) {
    char label[longest_label];
    char *text = memory_text(line, length);
    char *at = text + strspn(text, " \t\r");
    bool good = true;
    if (*at && *at != '#') {
        char *behind = at;
        unsigned long number = strtoul(at, &behind, 10);
        behind += strspn(behind, " \t");
        size_t size = strcspn(behind, " \t\r");
        good = *at >= '0' && *at <= '9' && size > 0 && size < sizeof label;
        if (good) {
            memcpy(label, behind, size);
            label[size] = '\0';
            good = compare(comparing, number, label);
        } else {
            fault_say(comparing->fault, EX_DATAERR,
                      "write the line of the transcript and a label, as in `12 open`",
                      "this is not a line with a label");
        }
    }
    free(text);
    return good;
}

bool second_read(const char *name, const char *text, size_t length,
                 const struct encounter *encounter, const struct measures *measures,
                 struct agreement *agreement, struct fault *fault) {
    *agreement = (struct agreement){.table = {.labels = remark_label_count}};
    struct comparing comparing = {
        .encounter = encounter, .measures = measures, .agreement = agreement, .fault = fault};
    comparing.coded = memory_new((measures->count + 1) * sizeof *comparing.coded);
    bool good = true;
    long number = 1;
    for (size_t at = 0; good && at < length; number++) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t size = end ? (size_t)(end - (text + at)) : length - at;
        fault_at(fault, name, number, 0);
        good = read_line(&comparing, text + at, size);
        at += size + 1;
    }
    for (size_t i = 0; i < measures->count; i++)
        agreement->remarks += measures->turns[i].remarks.count;
    free(comparing.coded);
    return good;
}
