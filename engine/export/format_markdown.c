/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda in Markdown (CommonMark, as pandoc reads it): headings, lists, what was asked and
 * said.
 *
 * Words stay words: every ASCII sign of punctuation may stand behind a backslash (CommonMark 0.31,
 * 2.4), so all of those that could mean something do; a line end is a hard one, behind a backslash
 * too, and blanks that would be taken away are written as entities.
 */
#include "export/format.h"

#include "agenda/hours.h"
#include "agenda/view.h"
#include "bank/standards.h"
#include "base/bytes.h"
#include "base/day.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>

/* What it takes to write it. */
struct sheet {
    const struct export *export;
    struct excerpt excerpt;
    struct standards *standards;
    struct bytes *out;
};

static bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

static bool needs_backslash(char c) {
    return strchr("\\*_{}[]()<>#+-.!|~^$&\"'@:=%", c) != NULL;
}

/* Adds words inside a line that begins with `indent` blanks where they have several. A blank line
 * would end the paragraph, so there stands a blank that is kept. */
static void add_words(const struct sheet *sheet, const char *words, size_t indent) {
    struct bytes shown = {0};
    struct bytes *out = sheet->out;
    text_show(words, strlen(words), TEXT_KEEP_LINES, &shown);
    const char *start = bytes_string(&shown);
    for (const char *at = start; *at; at++) {
        bool edge = at == start || at[1] == '\0' || is_blank(at[1]) || is_blank(at[-1]);
        if (*at == '\n' && at[1] && at != start) {
            bytes_format(out, "%s\\\n%*s", at[-1] == '\n' ? "&nbsp;" : "", (int)indent, "");
        } else if (*at == '\n') {
            bytes_text(out, "&nbsp;");
        } else if (*at == ' ' && edge) {
            bytes_text(out, "&#32;");
        } else if (*at == '`') {
            bytes_text(out, "&#96;"); /* pandoc looks for fences before it looks for backslashes */
        } else {
            if (needs_backslash(*at)) bytes_char(out, '\\');
            bytes_char(out, *at);
        }
    }
    bytes_free(&shown);
}

static void add_heading(const struct sheet *sheet, const char *heading) {
    bytes_text(sheet->out, "\n## ");
    add_words(sheet, heading, 0);
    bytes_text(sheet->out, "\n\n");
}

static void add_day(const struct sheet *sheet, const char *at) {
    char day[day_size] = "";
    memcpy(day, at, strnlen(at, day_size - 1));
    if (!day_plain(day, sheet->out)) add_words(sheet, day, 0);
}

static void add_point(const struct sheet *sheet, const char *label) {
    bytes_format(sheet->out, "    - *%s*: ", label);
}

static void add_details(const struct sheet *sheet, const struct item *item) {
    const char *label = NULL;
    const char *text = NULL;
    for (size_t i = 0; view_detail(item, i, &label, &text); i++) {
        if (!text || !*text) continue;
        if (strcmp(label, "standard") == 0) text = standards_label(sheet->standards, text);
        add_point(sheet, label);
        if (!day_long(text, sheet->out)) add_words(sheet, text, 6);
        bytes_char(sheet->out, '\n');
    }
}

static void add_change(const struct sheet *sheet, const struct item *item) {
    const struct entry *change = item->change;
    if (!change) return;
    if (item->before) {
        add_point(sheet, "until");
        add_day(sheet, change->at);
        bytes_text(sheet->out, "\\: ");
        add_words(sheet, item->before, 6);
        bytes_char(sheet->out, '\n');
    }
    const char *why = entry_text(change, "why");
    if (!item->state || strcmp(item->state, "revised") == 0) return;
    bytes_text(sheet->out, "    - ");
    add_words(sheet, item->state, 6);
    bytes_text(sheet->out, ", ");
    add_day(sheet, text_or(entry_text(change, "day"), change->at));
    if (why && *why) bytes_text(sheet->out, "\\: ");
    if (why && *why) add_words(sheet, why, 6);
    bytes_char(sheet->out, '\n');
}

static void add_item(const struct sheet *sheet, const struct item *item) {
    double hours = 0;
    bytes_text(sheet->out, "-   ");
    bool is_hours = strcmp(item->kind, "hours") == 0 && hours_read(item->text, &hours);
    bool is_day = strcmp(item->kind, "next") == 0 && day_long(item->text, sheet->out);
    if (is_hours) {
        hours_show(hours, sheet->out);
        bytes_text(sheet->out, ", ");
        add_day(sheet, item->session ? item->session->began : item->entry->at);
    } else if (!is_day) {
        add_words(sheet, item->text, 4);
    }
    bytes_char(sheet->out, '\n');
    if (strcmp(item->kind, "action") == 0) add_details(sheet, item);
    add_change(sheet, item);
}

static void add_items(const struct sheet *sheet, const char *kind, const char *heading) {
    const struct item **items = view_items(&sheet->export->fold, &sheet->excerpt, kind);
    if (*items) add_heading(sheet, heading);
    for (size_t i = 0; items[i]; i++)
        add_item(sheet, items[i]);
    free(items);
}

static void add_parked(const struct sheet *sheet) {
    const struct fold *fold = &sheet->export->fold;
    bool any = false;
    for (size_t i = 0; i < fold->parked_count; i++) {
        if (fold->parked[i].taken_up || !export_wants_parked(sheet->export, &fold->parked[i]))
            continue;
        if (!any) add_heading(sheet, "Put aside for another time");
        any = true;
        bytes_text(sheet->out, "-   ");
        add_words(sheet, fold->parked[i].text, 4);
        bytes_char(sheet->out, '\n');
    }
}

static void add_answer(const struct sheet *sheet, const struct entry *answer) {
    const struct node *words = entry_node(answer, "answer");
    const struct node *line = words && words->kind == NODE_LIST ? words->first : words;
    bytes_char(sheet->out, '\n');
    add_words(sheet, text_or(entry_text(answer, "asked"), ""), 0);
    bytes_text(sheet->out, "\n\n");
    if (!words) bytes_text(sheet->out, entry_text(answer, "aloud") ? "> \\(said aloud\\)\n" : "");
    for (; line; line = words->kind == NODE_LIST ? line->next : NULL) {
        struct bytes quoted = {0};
        struct sheet inner = *sheet;
        inner.out = &quoted;
        add_words(&inner, line->text, 0);
        bytes_text(sheet->out, words->kind == NODE_LIST ? "> - " : "> ");
        for (const char *at = bytes_string(&quoted); *at; at++) {
            bytes_char(sheet->out, *at);
            if (*at == '\n') bytes_text(sheet->out, words->kind == NODE_LIST ? ">   " : "> ");
        }
        bytes_char(sheet->out, '\n');
        bytes_free(&quoted);
    }
}

static void add_answers(const struct sheet *sheet) {
    const struct fold *fold = &sheet->export->fold;
    const char *session = "";
    for (size_t i = 0, at = 0; i < fold->answer_count; i++) {
        const struct entry *answer = fold->answers[i];
        if (!export_wants_answer(sheet->export, answer)) continue;
        if (strcmp(session, answer->session) != 0) {
            session = answer->session;
            for (size_t n = 0; n < fold->session_count; n++, at = (at + 1) % fold->session_count)
                if (strcmp(fold->sessions[at].id, session) == 0) break;
            bytes_text(sheet->out, "\n## ");
            add_day(sheet, answer->at);
            bytes_text(sheet->out, ", ");
            add_words(sheet, fold->session_count ? fold->sessions[at].title : "", 0);
            bytes_char(sheet->out, '\n');
        }
        add_answer(sheet, answer);
    }
}

static bool write_markdown(const struct export *export, struct bytes *out, struct fault *fault) {
    (void)fault;
    const char *kind = NULL;
    const char *heading = NULL;
    struct sheet sheet = {.export = export,
                          .excerpt = {.session = export->session, .since = export->since},
                          .standards = standards_open(),
                          .out = out};
    bytes_text(out, "# ");
    bytes_text(out, *export->fold.owner ? "The agenda of " : "An agenda");
    add_words(&sheet, export->fold.owner, 0);
    bytes_char(out, '\n');
    for (size_t i = 0; (heading = view_heading(i, &kind)) != NULL; i++)
        add_items(&sheet, kind, heading);
    add_parked(&sheet);
    add_answers(&sheet);
    standards_free(sheet.standards);
    return true;
}

const struct format format_markdown = {.name = "markdown",
                                       .ending = ".md",
                                       .what = "text with headings, for pandoc and editors",
                                       .write = write_markdown};
