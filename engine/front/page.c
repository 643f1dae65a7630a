/* SPDX-License-Identifier: GPL-3.0-or-later
 * Wrapped at 72 columns, because longer lines are hard to come back from for eyes that look away.
 */
#include "front/page.h"

#include "base/bytes.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { widest = 72, margin = 1 };

static const char dim[] = "\033[2m";
static const char bold[] = "\033[1m";
static const char plain[] = "\033[0m";

static size_t text_width(const struct page_style *style) {
    size_t inner = style->width > 2 * margin + 1 ? style->width - 2 * margin : 1;
    return inner < widest ? inner : widest;
}

static void add_wrapped(const char *text, const char *mark, size_t indent,
                        const struct page_style *style, struct bytes *out) {
    struct bytes shown = {0};
    size_t width = text_width(style);
    text_show(text, strlen(text), TEXT_KEEP_LINES, &shown);
    if (style->marks) bytes_text(out, mark);
    text_wrap(bytes_string(&shown), width > indent ? width - indent : 1, margin + indent, out);
    if (style->marks && *mark) bytes_text(out, plain);
    bytes_free(&shown);
}

static void add_clean(struct bytes *out, const char *text) {
    text_show(text, strlen(text), TEXT_ONE_LINE, out);
}

/* “15 of 45 min”, and of two who take turns “Ada 12 min · Ben 3 min”. */
static void add_minutes(const struct place *place, struct bytes *out) {
    if (place->minutes_planned)
        bytes_format(out, "%s%ld of %ld min", out->length ? " · " : "", place->minutes_used,
                     place->minutes_planned);
    for (size_t i = 0; place->people && i < 2; i++) {
        bytes_text(out, out->length ? " · " : "");
        add_clean(out, place->people[i].name);
        bytes_format(out, " %ld min", place->people[i].minutes);
    }
}

/* Too long for one line, it is broken between its pieces, so that “Ben 3 min” stays whole. */
static void add_pieces(const char *text, const struct page_style *style, struct bytes *out) {
    static const char between[] = " · ";
    struct bytes lines = {0};
    size_t width = text_width(style);
    size_t used = 0;
    while (*text) {
        const char *end = strstr(text, between);
        size_t length = end ? (size_t)(end - text) : strlen(text);
        size_t columns = text_columns(text, length);
        bool fits = used + 3 + columns <= width;
        if (used) bytes_text(&lines, fits ? between : "\n");
        bytes_add(&lines, text, length);
        used = used && fits ? used + 3 + columns : columns;
        text += end ? length + sizeof between - 1 : length;
    }
    add_wrapped(bytes_string(&lines), dim, 0, style, out);
    bytes_free(&lines);
}

void page_header(const struct place *place, const struct page_style *style, struct bytes *out) {
    struct bytes left = {0};
    struct bytes right = {0};
    add_clean(&left, place->title ? place->title : "askwell");
    if (*place->owner) {
        bytes_text(&left, " · ");
        add_clean(&left, place->owner);
    }
    if (place->people) {
        bytes_text(&left, " learns, ");
        add_clean(&left, place->people[!place->learner].name);
        bytes_text(&left, " coaches");
    }
    add_clean(&right, place->section);
    if (place->section_number)
        bytes_format(&right, ", %zu of %zu", place->section_number, place->section_count);
    add_minutes(place, &right);
    size_t taken = text_columns(bytes_string(&left), left.length) +
                   text_columns(bytes_string(&right), right.length);
    size_t width = style->width > 2 * margin ? style->width - 2 * margin : 0;
    if (taken + 2 <= width) {
        if (style->marks) bytes_text(out, dim);
        bytes_format(out, "%*s%s%*s%s\n", margin, "", bytes_string(&left), (int)(width - taken), "",
                     bytes_string(&right));
        if (style->marks) bytes_text(out, plain);
    } else {
        add_pieces(bytes_string(&left), style, out);
        if (right.length) add_pieces(bytes_string(&right), style, out);
    }
    bytes_free(&left);
    bytes_free(&right);
}

void page_said(enum saying how, const char *text, const struct page_style *style,
               struct bytes *out) {
    bytes_char(out, '\n');
    bool quiet = how == SAY_KEPT || how == SAY_NOTICE;
    add_wrapped(text, quiet ? dim : "", how == SAY_QUOTE ? 2 : 0, style, out);
}

static void add_numbered(size_t number, const char *text, const struct page_style *style,
                         struct bytes *out) {
    struct bytes item = {0};
    size_t start = out->length;
    add_wrapped(text, "", 4, style, out);
    bytes_format(&item, "%*s%2zu", margin, "", number);
    if (out->length - start > item.length) memcpy(out->data + start, item.data, item.length);
    bytes_free(&item);
}

void page_question(const struct prompt *prompt, const struct page_style *style, struct bytes *out) {
    bytes_char(out, '\n');
    if (prompt->quote) {
        add_wrapped(prompt->quote, "", 0, style, out);
        bytes_char(out, '\n');
    }
    add_wrapped(prompt->asked, bold, 0, style, out);
    if (prompt->help) add_wrapped(prompt->help, dim, 0, style, out);
    size_t options = prompt->options ? prompt->options->count : 0;
    if (options) bytes_char(out, '\n');
    for (size_t i = 0; i < options; i++)
        add_numbered(i + 1, prompt->options->labels[i], style, out);
    size_t lines = prompt->lines ? prompt->lines->count : 0;
    if (lines) bytes_char(out, '\n');
    for (size_t i = 0; i < lines; i++)
        add_numbered(i + 1, prompt->lines->items[i].text, style, out);
    if (prompt->before) {
        struct bytes before = {0};
        bytes_format(&before, "Before: %s. Enter keeps it.", prompt->before);
        bytes_char(out, '\n');
        add_wrapped(bytes_string(&before), dim, 0, style, out);
        bytes_free(&before);
    }
    if (*prompt->hint) {
        struct bytes hint = {0};
        bytes_format(&hint, "(%s)", prompt->hint);
        bytes_char(out, '\n');
        add_wrapped(bytes_string(&hint), dim, 0, style, out);
        bytes_free(&hint);
    }
    bytes_char(out, '\n');
}

void page_prompt(const struct prompt *prompt, struct bytes *out) {
    const struct place *place = &prompt->place;
    bool coach = strcmp(prompt->by, "coach") == 0;
    if (place->people) {
        bytes_char(out, ' ');
        add_clean(out, place->people[coach ? !place->learner : place->learner].name);
    }
    if (prompt->lines) {
        bytes_format(out, " %2zu › ", prompt->lines->count + 1);
        return;
    }
    if (coach && !place->people) {
        bytes_char(out, ' ');
        add_clean(out, place->coach ? place->coach : "coach");
    }
    bytes_text(out, " › ");
}
