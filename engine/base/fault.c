/* SPDX-License-Identifier: GPL-3.0-or-later
 * One shape for every error: `file:line:col: what is wrong; what to do`.
 */
#include "base/fault.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool fault_say(struct fault *fault, int exit_code, const char *remedy, const char *what, ...) {
    struct fault said = *fault; /* what was said before may be part of what is said now */
    said.exit_code = exit_code;
    va_list arguments;
    va_start(arguments, what);
    vsnprintf(said.what, sizeof said.what, what, arguments);
    va_end(arguments);
    snprintf(said.remedy, sizeof said.remedy, "%s", remedy ? remedy : "");
    *fault = said;
    return false;
}

void faults_add(struct faults *faults, const struct fault *fault) {
    faults->items = memory_resize(faults->items, faults->count + 1, sizeof *faults->items);
    faults->items[faults->count++] = *fault;
}

void faults_free(struct faults *faults) {
    free(faults->items);
    *faults = (struct faults){0};
}

void fault_at(struct fault *fault, const char *file, long line, long column) {
    snprintf(fault->file, sizeof fault->file, "%s", file ? file : "");
    fault->line = line;
    fault->column = column;
}

void fault_write(const struct fault *fault, struct bytes *out) {
    struct bytes raw = {0};
    if (fault->file[0]) {
        bytes_text(&raw, fault->file);
        if (fault->line) bytes_format(&raw, ":%ld", fault->line);
        if (fault->line && fault->column) bytes_format(&raw, ":%ld", fault->column);
        bytes_text(&raw, ": ");
    }
    bytes_text(&raw, fault->what);
    if (fault->remedy[0]) bytes_format(&raw, "; %s", fault->remedy);
    text_show(bytes_string(&raw), raw.length, TEXT_ONE_LINE, out);
    bytes_free(&raw);
}

int fault_report(const struct fault *fault) {
    struct bytes sentence = {0};
    fault_write(fault, &sentence);
    fprintf(stderr, "askwell: %s\n", bytes_string(&sentence));
    bytes_free(&sentence);
    return fault->exit_code;
}
