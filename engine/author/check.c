/* SPDX-License-Identifier: GPL-3.0-or-later
 * A flow is read, seen, walked and held against its framework; its bank is looked at once, with all
 * the flows that use it in mind.
 */
#include "author/check.h"

#include "author/allowance.h"
#include "author/anew.h"
#include "author/bank_checks.h"
#include "author/banks.h"
#include "author/checking.h"
#include "author/issues.h"
#include "author/persona_check.h"
#include "author/reached.h"
#include "author/replay.h"
#include "author/script.h"
#include "author/walks.h"
#include "bank/persona_bank.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *copy(const char *text) {
    return memory_text(text ? text : "", text ? strlen(text) : 0);
}

void checking_find(struct check *check, const char *rule, const struct fault *fault) {
    findings_add(&check->findings, SEVERITY_ERROR, rule, fault);
}

bool checking_add_once(struct value *list, const char *text) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0) return false;
    value_add(list, value_string(text));
    return true;
}

/* The bank as the script names it, so that much can be said even where the script does not run. */
static struct bank *open_bank(struct check *check, const struct script *script) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct bank *bank = NULL;
    long line = 1;
    long column = 1;
    char *name = script_says(script, "bank", &line, &column);
    if (!name) return NULL; /* running it says so */
    bool found = shelf_find(SHELF_BANKS, name, script->path, &path, &fault);
    if (!found) {
        fault_at(&fault, script->path, line, column);
        checking_find(check, "bank", &fault);
    } else if (checking_add_once(&check->banks, bytes_string(&path))) {
        struct faults faults = {0};
        bank = bank_open_all(bytes_string(&path), &faults);
        for (size_t i = 0; i < faults.count; i++)
            checking_find(check, "bank", &faults.items[i]);
        faults_free(&faults);
    } else {
        bank = bank_open(bytes_string(&path), &fault); /* what is wrong is said already */
    }
    free(name);
    bytes_free(&path);
    return bank;
}

static void open_framework(struct checking *checking) {
    struct fault fault = {0};
    struct bytes path = {0};
    long line = 0;
    long column = 0;
    char *name = script_says(&checking->script, "framework", &line, &column);
    bool found = name && shelf_find(SHELF_FRAMEWORKS, name, checking->script.path, &path, &fault);
    if (found) checking->framework = framework_open(bytes_string(&path), &fault);
    if (!found) fault_at(&fault, checking->script.path, line, column);
    if (name && !checking->framework) checking_find(checking->check, "framework", &fault);
    free(name);
    bytes_free(&path);
}

/* Without a bank nothing can be walked, but what is wrong with the script itself can be said. */
static void run_alone(struct checking *checking) {
    struct fault fault = {0};
    struct wish wish = {0};
    if (!flow_run(checking->jail, &fault) || !flow_next(checking->jail, &wish, &fault))
        checking_find(checking->check, "script", &fault);
    wish_free(&wish);
}

static void tell_progress(void *context, unsigned walks) {
    struct checking *checking = context;
    struct check *check = checking->check;
    if (check->progress) check->progress(check->context, checking->name, walks);
}
static void measure(struct checking *checking) {
    struct check_flow *result = checking->result;
    const struct walks *walks = &checking->walks;
    result->walks = walks->walks;
    result->all = walks->all;
    result->places = reached_places(&checking->script, walks, &result->reached);
    struct anew anew = {checking->bank, checking->banks, walks, &checking->check->findings, 0, 0};
    anew_check(&anew, !issues_stop(walks));
    result->places += anew.places;
    result->reached += anew.reached;
    for (size_t i = 0; i < walks->answer_count; i++) {
        result->answers++;
        result->tried += walks->answers[i].times > 0;
    }
    for (size_t i = 0; i < walks->line_count; i++) {
        result->code += walks->lines[i] >= 0;
        result->ran += walks->lines[i] > 0;
        value_add(&result->lines, value_number((double)walks->lines[i]));
    }
    if (!checking->framework) return;
    result->framework = copy(framework_name(checking->framework));
    result->rules = framework_count(checking->framework);
    for (size_t i = 0; i < result->rules; i++)
        result->rules_held += walks->rules[i].broken == 0;
}

/* What can be seen in the parts without running them, each once however many take it in. */
static void check_parts(struct checking *checking) {
    struct check *check = checking->check;
    const char *part = NULL;
    for (size_t i = 0; (part = flow_part(checking->jail, i)) != NULL; i++) {
        struct script script = banks_script(checking->banks, part);
        if (!script.text) continue;
        checking_add_once(&checking->parts, script.path);
        if (!checking_add_once(&check->parts, script.path)) continue;
        struct bank *bank = open_bank(check, &script);
        script.bank = bank;
        if (bank) script_check(&script, &check->findings);
        bank_free(bank);
    }
}

/* Where a part is led to from outside, it is reached, even if it is not when it is held alone. */
static void keep_led_to(struct checking *checking) {
    const struct walks *walks = &checking->walks;
    for (size_t i = 0; i < walks->site_count; i++) {
        const struct walks_site *site = &walks->sites[i];
        if (!*site->part) continue;
        struct value place = value_map();
        value_set(&place, "file", value_string(flow_path(checking->jail, site->part)));
        value_set(&place, "line", value_number(site->line));
        value_add(&checking->check->led_to, place);
    }
}

static void waive_in_parts(struct checking *checking) {
    for (size_t i = 0; i < checking->parts.count; i++) {
        struct fault ignored = {0};
        struct bytes source = {0};
        const char *path = checking->parts.items[i].text;
        bool good = file_read(path, source_most, &source, &ignored);
        struct script script = {path, bytes_string(&source), source.length, NULL};
        if (good) allowance_waive(&script, &checking->check->findings);
        bytes_free(&source);
    }
}

static void walk_flow(struct checking *checking) {
    struct fault fault = {0};
    struct walks_setup setup = {.bank = checking->bank,
                                .banks = checking->banks,
                                .framework = checking->framework,
                                .seed = checking->check->seed,
                                .most = checking->check->most,
                                .progress = tell_progress,
                                .context = checking};
    if (!walks_make(checking->jail, &setup, &checking->walks, &fault)) {
        checking_find(checking->check, "script", &fault);
        return;
    }
    check_parts(checking);
    keep_led_to(checking);
    if (checking->walks.limit.exit_code) {
        issues_limit(checking);
        return;
    }
    measure(checking);
    issues_idle_fills(checking);
    issues_find(checking);
    reached_sections(&checking->script, &checking->walks, &checking->check->findings);
    /* behind a mistake that stops it, nothing is reached anyway */
    if (!issues_stop(&checking->walks))
        reached_check(&checking->script, &checking->walks, &checking->check->findings);
    replay_home(checking->name, checking->script.path, checking->banks, &checking->walks,
                checking->jail, &checking->check->findings);
}

static struct check_flow *new_result(struct check *check, const char *path, const char *name) {
    check->flows = memory_resize(check->flows, check->flow_count + 1, sizeof *check->flows);
    struct check_flow *result = &check->flows[check->flow_count++];
    *result = (struct check_flow){.path = copy(path), .name = copy(name), .lines = value_list()};
    return result;
}

static void check_flow(struct check *check, const char *path, const char *name) {
    struct fault fault = {0};
    struct bytes source = {0};
    struct checking checking = {.check = check, .name = name, .parts = value_list()};
    if (!file_read(path, source_most, &source, &fault)) {
        checking_find(check, "script", &fault);
        bytes_free(&source);
        return;
    }
    size_t before = check->findings.count;
    checking.script = (struct script){path, bytes_string(&source), source.length, NULL};
    checking.result = new_result(check, path, name);
    checking.jail = flow_fork(&fault);
    bool loaded = checking.jail && flow_load(checking.jail, path, &fault);
    if (!loaded) checking_find(check, "script", &fault);
    checking.bank = open_bank(check, &checking.script);
    checking.script.bank = checking.bank;
    bool has_bank = checking.bank != NULL;
    if (loaded) checking.banks = banks_around(checking.jail, checking.bank);
    open_framework(&checking);
    if (has_bank) script_check(&checking.script, &check->findings);
    if (loaded && has_bank) walk_flow(&checking);
    if (loaded && !has_bank) run_alone(&checking);
    if (check->findings.count > before) allowance_waive(&checking.script, &check->findings);
    if (check->findings.count > before) waive_in_parts(&checking);
    value_free(&checking.parts);
    banks_free(checking.banks);
    walks_free(&checking.walks);
    framework_free(checking.framework);
    bank_free(checking.bank);
    flow_close(checking.jail);
    bytes_free(&source);
}

static void check_persona(struct check *check, const char *path, const char *name) {
    enum { usual = 1000 };
    struct persona_walk walk;
    struct bytes line = {0};
    persona_check(path, check->seed, check->most ? check->most : usual, &check->findings, &walk);
    if (!walk.sessions) return;
    struct check_flow *result = new_result(check, path, name);
    persona_check_tell(name, &walk, &line);
    result->persona = copy(bytes_string(&line));
    result->walks = walk.sessions;
    result->places = walk.lines;
    result->reached = walk.said;
    bytes_free(&line);
}

static void check_script(struct check *check, const char *path, const char *name) {
    if (persona_check_is(path))
        check_persona(check, path, name);
    else
        check_flow(check, path, name);
}

static void check_lines(struct check *check, const char *path) {
    struct fault fault = {0};
    struct persona_bank *bank = persona_bank_open(path, &fault);
    if (!bank) checking_find(check, "bank", &fault);
    persona_bank_free(bank);
}

static void check_framework(struct check *check, const char *path) {
    struct fault fault = {0};
    struct framework *framework = framework_open(path, &fault);
    if (!framework) checking_find(check, "framework", &fault);
    framework_free(framework);
}

static void check_bank_alone(struct check *check, const char *path) {
    struct faults faults = {0};
    if (!checking_add_once(&check->banks, path)) return;
    struct bank *bank = bank_open_all(path, &faults);
    for (size_t i = 0; i < faults.count; i++)
        checking_find(check, "bank", &faults.items[i]);
    faults_free(&faults);
    bank_free(bank);
}

/* What lies below the folder that one stands in is named from there. */
static const char *from_here(const char *path) {
    char here[4096];
    size_t length = getcwd(here, sizeof here) ? strlen(here) : 0;
    bool below = length > 1 && strncmp(path, here, length) == 0 && path[length] == '/';
    return below ? path + length + 1 : path;
}

void check_named(struct check *check, const char *name) {
    struct fault fault = {0};
    struct fault ignored = {0};
    struct bytes path = {0};
    if (text_ends_with(name, ".yaml") && strstr(name, "frameworks/"))
        check_framework(check, name);
    else if (text_ends_with(name, ".yaml") && strstr(name, "personas/"))
        check_lines(check, name);
    else if (text_ends_with(name, ".yaml"))
        check_bank_alone(check, name);
    else if (shelf_find(SHELF_FLOWS, name, NULL, &path, &fault) ||
             shelf_find(SHELF_PERSONAS, name, NULL, &path, &ignored))
        check_script(check, from_here(bytes_string(&path)), name);
    else
        checking_find(check, "script", &fault);
    bytes_free(&path);
}

static void check_all_of(struct check *check, enum shelf_kind kind) {
    size_t count = 0;
    char **names = shelf_names(kind, &count);
    for (size_t i = 0; i < count; i++) {
        struct fault fault = {0};
        struct bytes path = {0};
        if (!shelf_find(kind, names[i], NULL, &path, &fault))
            checking_find(check, "script", &fault);
        else if (kind == SHELF_FLOWS || kind == SHELF_PERSONAS)
            check_script(check, from_here(bytes_string(&path)), names[i]);
        else if (kind == SHELF_BANKS)
            check_bank_alone(check, from_here(bytes_string(&path)));
        else
            check_framework(check, from_here(bytes_string(&path)));
        bytes_free(&path);
    }
    shelf_free_names(names, count);
}

void check_shelf(struct check *check) {
    check_all_of(check, SHELF_FLOWS);
    check_all_of(check, SHELF_BANKS);
    check_all_of(check, SHELF_FRAMEWORKS);
    check_all_of(check, SHELF_PERSONAS);
}
void check_finish(struct check *check) {
    for (size_t i = 0; i < check->led_to.count; i++) {
        const struct value *place = &check->led_to.items[i];
        findings_drop(&check->findings, "unreached", value_get_text(place, "file"),
                      (long)value_get_number(place, "line", 0));
    }
    bank_checks(check);
    findings_sort(&check->findings);
}

void check_free(struct check *check) {
    for (size_t i = 0; i < check->flow_count; i++) {
        free(check->flows[i].path);
        free(check->flows[i].name);
        free(check->flows[i].framework);
        free(check->flows[i].persona);
        value_free(&check->flows[i].lines);
    }
    free(check->flows);
    findings_free(&check->findings);
    value_free(&check->banks);
    value_free(&check->parts);
    value_free(&check->led_to);
    value_free(&check->languages);
}

struct value check_flow_value(const struct check_flow *flow) {
    struct value map = value_map();
    value_set(&map, "flow", value_string(flow->name));
    value_set(&map, "file", value_string(flow->path));
    value_set(&map, "paths", value_number(flow->walks));
    value_set(&map, "all_paths", value_bool(flow->all));
    value_set(&map, "places", value_number((double)flow->places));
    value_set(&map, "places_reached", value_number((double)flow->reached));
    value_set(&map, "answers", value_number((double)flow->answers));
    value_set(&map, "answers_tried", value_number((double)flow->tried));
    value_set(&map, "lines", value_number((double)flow->code));
    value_set(&map, "lines_run", value_number((double)flow->ran));
    if (flow->framework) value_set(&map, "framework", value_string(flow->framework));
    if (flow->framework) value_set(&map, "rules", value_number((double)flow->rules));
    if (flow->framework) value_set(&map, "rules_held", value_number((double)flow->rules_held));
    value_set(&map, "ran", value_copy(&flow->lines));
    return map;
}
