/* SPDX-License-Identifier: GPL-3.0-or-later
 * What the walker chose is typed into a rehearsal, so that what is shown is what happens.
 */
#include "author/replay.h"

#include "author/about.h"
#include "author/rehearsal.h"
#include "base/bytes.h"
#include "base/fault.h"

#include <string.h>

/* Do two take turns in this conversation? */
static bool has_turns(const struct walks *walks) {
    for (size_t i = 0; i < walks->site_count; i++)
        if (walks->sites[i].kind == WISH_TURN) return true;
    return false;
}

static void begin_transcript(const char *name, const char *what, bool two, struct bytes *out) {
    if (what) bytes_format(out, "# %s\n", what);
    bytes_format(out, "flow: %s\nowner: Maya\n%sseed: 1\n\n", name, two ? "with: Ben\n" : "");
}

static bool hold(const char *text, const char *name, struct flow *jail, struct value *happened,
                 struct bytes *out, struct fault *fault) {
    struct transcript transcript;
    *happened = value_list();
    if (!transcript_parse(text, name, &transcript, fault)) return false;
    bool good = rehearse(&transcript, jail, happened, fault);
    if (good && out) rehearsal_text(&transcript, happened, out);
    transcript_free(&transcript);
    return good;
}

bool replay_path(const char *name, struct banks *banks, const struct walks *walks,
                 const struct value *path, const char *what, struct flow *jail, struct bytes *out,
                 struct fault *fault) {
    struct bytes typed = {0};
    struct value happened = {0};
    begin_transcript(name, what, has_turns(walks), &typed);
    for (size_t i = 0; i < path->count; i++)
        about_typed(banks, &path->items[i], &typed);
    bool good = hold(bytes_string(&typed), name, jail, &happened, out, fault);
    if (!good) bytes_text(out, bytes_string(&typed));
    value_free(&happened);
    bytes_free(&typed);
    return good;
}

/* The answers that are opened again: a handful, spread over the whole. */
enum { most_opened = 6 };

static size_t opened_at(size_t count, size_t number) {
    return 1 + number * (count - 1) / most_opened;
}

static void report(const char *script, const char *opened, const char *question,
                   struct findings *findings) {
    struct fault fault = {0};
    fault_at(&fault, script, 1, 1);
    fault_say(&fault, 0, "a conversation must ask the same when it is answered the same",
              "typing “%s” and keeping that answer does not lead back: “%.200s” comes next", opened,
              question);
    findings_add(findings, SEVERITY_ERROR, "home", &fault);
}

/* Types what keeps the answer of a step that was opened again: Enter, and for a list Enter on each
 * of its lines and on the one behind them. */
static void keep(struct banks *banks, const struct value *step, struct bytes *out) {
    const struct value *value = value_get(step, "value");
    const char *answer = value_get_text(step, "answer");
    bool is_left = !value || strcmp(answer, "left") == 0;
    if (is_left) about_typed(banks, step, out);
    for (size_t i = 0; !is_left && value->kind == VALUE_LIST && i < value->count; i++)
        bytes_text(out, ">\n");
    if (!is_left) bytes_text(out, ">\n");
}

/* Whenever an answer is opened, and at the end, the question that waits must be the same. */
static void compare(const char *script, const struct value *happened, struct findings *findings) {
    const char *home = NULL;
    const char *asked = "";
    const char *opened = NULL;
    for (size_t i = 0; i <= happened->count; i++) {
        const char *line = i < happened->count ? happened->items[i].text : NULL;
        bool opens = line && (strncmp(line, "> /edit", 7) == 0 || strcmp(line, "> /back") == 0);
        if (line && *line == '?') asked = line + 2;
        if (!opens && line) continue;
        if (home && strcmp(home, asked) != 0) {
            report(script, opened, asked, findings);
            return;
        }
        home = asked;
        if (opens) opened = line + 2;
    }
}

void replay_home(const char *name, const char *script, struct banks *banks,
                 const struct walks *walks, struct flow *jail, struct findings *findings) {
    const struct value *path = &walks->ordinary;
    struct bytes typed = {0};
    struct value happened = {0};
    struct fault ignored = {0};
    if (path->count < 3) return;
    size_t last = path->count - 1;
    begin_transcript(name, NULL, has_turns(walks), &typed);
    for (size_t i = 0; i < last; i++)
        about_typed(banks, &path->items[i], &typed);
    for (size_t i = 0; i < most_opened; i++) {
        bytes_format(&typed, "> /edit %zu\n", opened_at(last, i));
        keep(banks, &path->items[opened_at(last, i) - 1], &typed);
    }
    bytes_text(&typed, "> /back\n");
    keep(banks, &path->items[last - 1], &typed);
    if (hold(bytes_string(&typed), name, jail, &happened, NULL, &ignored))
        compare(script, &happened, findings);
    value_free(&happened);
    bytes_free(&typed);
}
