/* SPDX-License-Identifier: GPL-3.0-or-later
 * The places of a script, held against where the walks of it came.
 */
#include "author/reached.h"

#include "author/row.h"

#include <string.h>

/* A word that goes over several lines happens at any of them. */
static bool happens_at(const struct row *row, const struct walks_site *site,
                       const struct use *use) {
    int first = row->tokens[use->at].line;
    int last = row->tokens[use->end - 1].line;
    return !*site->part && site->line >= first && site->line <= last && site->kind == use->kind &&
           strcmp(site->id, use->id) == 0;
}

static bool is_reached(const struct row *row, const struct walks *walks, const struct use *use) {
    for (size_t i = 0; i < walks->site_count; i++)
        if (happens_at(row, &walks->sites[i], use)) return true;
    return false;
}

/* The first question that a walk comes to while no section has begun; where in the file it stands
 * does not matter, since a function may be written above the section that calls it. */
static const struct walks_site *site_without_section(const struct walks *walks) {
    for (size_t i = 0; i < walks->site_count; i++) {
        const struct walks_site *site = &walks->sites[i];
        bool asks = site->kind == WISH_ASK || site->kind == WISH_DRAW;
        if (asks && !*site->part && !*site->section) return site;
    }
    return NULL;
}

/* What is only a part stands under the heading of the conversation around it. */
static bool is_only_a_part(const struct row *row) {
    for (size_t at = 0; at < row->count; at++)
        if (row_is(row, at, "listed") && row_is(row, at + 2, "false")) return true;
    return false;
}

void reached_sections(const struct script *script, const struct walks *walks,
                      struct findings *findings) {
    const struct walks_site *site = site_without_section(walks);
    if (!site) return;
    struct row row = row_of(script);
    for (size_t at = 0; at < row.count && !is_only_a_part(&row); at++) {
        struct use use;
        if (!row_use(&row, at, &use) || !happens_at(&row, site, &use)) continue;
        row_find(findings, script, SEVERITY_WARNING, "no-section", &row.tokens[at],
                 "write section \"…\" before it, so that a coach sees where the conversation is",
                 "a question is asked before any section has begun");
        break;
    }
    row_free(&row);
}

size_t reached_places(const struct script *script, const struct walks *walks, size_t *reached) {
    struct row row = row_of(script);
    size_t places = 0;
    *reached = 0;
    for (size_t at = 0; at < row.count; at++) {
        struct use use;
        if (!row_use(&row, at, &use)) continue;
        places++;
        *reached += is_reached(&row, walks, &use);
    }
    row_free(&row);
    return places;
}

void reached_check(const struct script *script, const struct walks *walks,
                   struct findings *findings) {
    struct row row = row_of(script);
    bool is_part = script_names(script, "given");
    for (size_t at = 0; at < row.count; at++) {
        struct use use;
        long line = row.tokens[at].line;
        if (!row_use(&row, at, &use) || is_reached(&row, walks, &use)) continue;
        if (findings_have(findings, "kind", script->path, line) ||
            findings_have(findings, "unknown-id", script->path, line))
            continue;
        row_find(findings, script, walks->all && !is_part ? SEVERITY_ERROR : SEVERITY_WARNING,
                 "unreached", &row.tokens[at],
                 is_part ? "check it with a conversation that gives it what leads here, or write "
                           "`-- allow unreached: why` above it"
                         : "look at the conditions above it: no answer leads here; or take it out",
                 "no path comes to `%s` (%s %u walked)", use.id,
                 walks->all ? "all of them," : "of many,", walks->walks);
    }
    row_free(&row);
}
