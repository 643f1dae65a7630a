/* SPDX-License-Identifier: GPL-3.0-or-later
 * Codes with their titles; what else stands in the file is for its readers.
 */
#include "bank/standard.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/tree.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

static char *joined(const char *a, const char *between, const char *b) {
    struct bytes text = {0};
    bytes_format(&text, "%s%s%s", a, between, b);
    char *copy = memory_text(bytes_string(&text), text.length);
    bytes_free(&text);
    return copy;
}

static bool take(struct standard *standard, const char *path, struct fault *fault) {
    const struct node *top = tree_top(standard->tree);
    const char *name = tree_text(top, "standard");
    const struct node *codes = tree_get(top, "codes");
    standard->title = tree_text(top, "title");
    bool good = name && standard->title && codes && codes->kind == NODE_MAP && codes->count;
    for (const struct node *code = good ? codes->first : NULL; good && code; code = code->next)
        good = code->kind == NODE_TEXT && code->length;
    if (!good) {
        fault_at(fault, path, top->line, top->column);
        return fault_say(fault, EX_DATAERR, "write `standard:`, `title:` and `codes:`",
                         "this is not a standard");
    }
    standard->codes = memory_new(codes->count * sizeof *standard->codes);
    standard->labels = memory_new(codes->count * sizeof *standard->labels);
    for (const struct node *code = codes->first; code; code = code->next) {
        standard->codes[standard->count] = joined(name, ":", code->key);
        struct bytes label = {0};
        bytes_format(&label, "%s (%s)", code->text, standard->codes[standard->count]);
        standard->labels[standard->count++] = memory_text(bytes_string(&label), label.length);
        bytes_free(&label);
    }
    return true;
}

struct standard *standard_open(const char *path, struct fault *fault) {
    enum { largest = 1 << 20 };
    struct bytes text = {0};
    struct standard *standard = memory_new(sizeof *standard);
    if (file_read(path, largest, &text, fault))
        standard->tree = tree_read(path, bytes_string(&text), text.length, fault);
    bytes_free(&text);
    if (standard->tree && take(standard, path, fault)) return standard;
    standard_free(standard);
    return NULL;
}

void standard_free(struct standard *standard) {
    if (!standard) return;
    for (size_t i = 0; i < standard->count; i++) {
        free(standard->codes[i]);
        free(standard->labels[i]);
    }
    free(standard->codes);
    free(standard->labels);
    tree_free(standard->tree);
    free(standard);
}
