/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an agenda can be written as, one file each.
 */
#ifndef ASKWELL_FORMAT_H
#define ASKWELL_FORMAT_H

#include "export/export.h"

#include <stdbool.h>

struct bytes;
struct fault;
struct tickets;

struct format {
    const char *name;
    const char *ending; /* of a file's name, with its dot */
    const char *what;   /* one line for `askwell agenda export --help` */
    /* Adds the agenda to `out`. False with a fault. */
    bool (*write)(const struct export *export, struct bytes *out, struct fault *fault);
    /* Reads tasks that came back in `text`; NULL where nothing comes back in this format. What is
     * in hand is told from what is not by `export`. False (65) where it is not of this format. */
    bool (*read)(const struct export *export, const struct bytes *text, struct tickets *tickets,
                 struct fault *fault);
};

extern const struct format format_json;
extern const struct format format_html;
extern const struct format format_markdown;
extern const struct format format_csv;
extern const struct format format_ics;
extern const struct format format_todo;
extern const struct format format_taskwarrior;

/* Every format, ended by NULL. */
extern const struct format *const formats[];

/* Gives the format called `name`, or the one whose ending, the longest, the name of `file` has; or
 * NULL. */
const struct format *format_find(const char *name);
const struct format *format_of_file(const char *file);

#endif
