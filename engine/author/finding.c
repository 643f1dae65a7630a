/* SPDX-License-Identifier: GPL-3.0-or-later
 * A list that grows, is sorted once, and is read by people and by programs.
 */
#include "author/finding.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const severity_names[] = {"error", "warning", "waived"};

struct finding *findings_add(struct findings *findings, enum severity severity, const char *rule,
                             const struct fault *fault) {
    size_t count = findings->count;
    if ((count & (count - 1)) == 0)
        findings->items =
            memory_resize(findings->items, count ? 2 * count : 1, sizeof *findings->items);
    struct finding *finding = &findings->items[findings->count++];
    *finding = (struct finding){.severity = severity, .fault = *fault};
    snprintf(finding->rule, sizeof finding->rule, "%s", rule);
    return finding;
}

bool findings_have(const struct findings *findings, const char *rule, const char *file, long line) {
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *known = &findings->items[i];
        if (known->fault.line == line && strcmp(known->rule, rule) == 0 &&
            strcmp(known->fault.file, file) == 0)
            return true;
    }
    return false;
}

bool findings_say(const struct findings *findings, const char *rule, const struct fault *place,
                  const char *sentence) {
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *known = &findings->items[i];
        bool here = known->fault.line == place->line && known->fault.column == place->column &&
                    strcmp(known->fault.file, place->file) == 0;
        if (here && strcmp(known->rule, rule) == 0 &&
            strncmp(known->fault.what, sentence, strlen(sentence)) == 0)
            return true;
    }
    return false;
}

void finding_waive(struct finding *finding, const char *reason) {
    finding->severity = SEVERITY_WAIVED;
    finding->reason = memory_text(reason, strlen(reason));
}

static int by_place(const void *a, const void *b) {
    const struct finding *one = a;
    const struct finding *two = b;
    int files = strcmp(one->fault.file, two->fault.file);
    if (files) return files;
    if (one->fault.line != two->fault.line) return one->fault.line < two->fault.line ? -1 : 1;
    if (one->fault.column != two->fault.column)
        return one->fault.column < two->fault.column ? -1 : 1;
    int rules = strcmp(one->rule, two->rule);
    return rules ? rules : strcmp(one->fault.what, two->fault.what);
}

static void free_finding(struct finding *finding) {
    free(finding->reason);
    free(finding->transcript);
}

void findings_drop(struct findings *findings, const char *rule, const char *file, long line) {
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *known = &findings->items[i];
        bool drops = known->fault.line == line && strcmp(known->rule, rule) == 0 &&
                     strcmp(known->fault.file, file) == 0;
        if (drops)
            free_finding(known);
        else
            findings->items[kept++] = *known;
    }
    findings->count = kept;
}

void findings_sort(struct findings *findings) {
    size_t kept = 0;
    if (findings->count) qsort(findings->items, findings->count, sizeof *findings->items, by_place);
    for (size_t i = 0; i < findings->count; i++) {
        if (kept && by_place(&findings->items[kept - 1], &findings->items[i]) == 0)
            free_finding(&findings->items[i]);
        else
            findings->items[kept++] = findings->items[i];
    }
    findings->count = kept;
}

size_t findings_count(const struct findings *findings, enum severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].severity == severity;
    return count;
}

void findings_free(struct findings *findings) {
    for (size_t i = 0; i < findings->count; i++)
        free_finding(&findings->items[i]);
    free(findings->items);
    *findings = (struct findings){0};
}

void finding_write(const struct finding *finding, struct bytes *out) {
    const struct fault *fault = &finding->fault;
    struct bytes raw = {0};
    bytes_text(&raw, fault->file);
    if (fault->line) bytes_format(&raw, ":%ld", fault->line);
    if (fault->line && fault->column) bytes_format(&raw, ":%ld", fault->column);
    bytes_format(&raw, ": %s: %s", severity_names[finding->severity], fault->what);
    if (finding->reason)
        bytes_format(&raw, "; allowed: %s", finding->reason);
    else if (fault->remedy[0])
        bytes_format(&raw, "; %s", fault->remedy);
    bytes_format(&raw, " [%s]", finding->rule);
    text_show(bytes_string(&raw), raw.length, TEXT_ONE_LINE, out);
    bytes_free(&raw);
}

struct value finding_value(const struct finding *finding) {
    const struct fault *fault = &finding->fault;
    struct value map = value_map();
    value_set(&map, "file", value_string(fault->file));
    value_set(&map, "line", value_number((double)fault->line));
    value_set(&map, "column", value_number((double)fault->column));
    value_set(&map, "severity", value_string(severity_names[finding->severity]));
    value_set(&map, "rule", value_string(finding->rule));
    value_set(&map, "sentence", value_string(fault->what));
    value_set(&map, "remedy", value_string(fault->remedy));
    if (finding->reason) value_set(&map, "reason", value_string(finding->reason));
    if (finding->transcript) value_set(&map, "transcript", value_string(finding->transcript));
    return map;
}
