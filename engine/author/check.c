/* SPDX-License-Identifier: GPL-3.0-or-later
 * A flow is read, seen, walked and held against its framework; its bank is looked at once, with all
 * the flows that use it in mind.
 */
#include "author/check.h"

#include "author/about.h"
#include "author/allowance.h"
#include "author/anew.h"
#include "author/banks.h"
#include "author/kinds.h"
#include "author/persona_check.h"
#include "author/reached.h"
#include "author/replay.h"
#include "author/script.h"
#include "author/walks.h"
#include "author/wordings.h"
#include "bank/persona_bank.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/text.h"
#include "flow/chapters.h"
#include "flow/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *copy(const char *text) {
    return memory_text(text ? text : "", text ? strlen(text) : 0);
}

/* Gives the finding of a fault; `rule` is the kind of file that it is in. */
static void find(struct check *check, const char *rule, const struct fault *fault) {
    findings_add(&check->findings, SEVERITY_ERROR, rule, fault);
}

static bool add_once(struct value *list, const char *text) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].text, text) == 0) return false;
    value_add(list, value_string(text));
    return true;
}

/* One flow on its way through the checks. */
struct checking {
    struct check *check;
    const char *name;
    struct script script;
    struct flow *jail;
    struct bank *bank;
    struct banks *banks; /* of it and of the parts */
    struct framework *framework;
    struct walks walks;
    struct value parts; /* list: the paths of those that it takes in */
    struct check_flow *result;
};

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
        find(check, "bank", &fault);
    } else if (add_once(&check->banks, bytes_string(&path))) {
        struct faults faults = {0};
        bank = bank_open_all(bytes_string(&path), &faults);
        for (size_t i = 0; i < faults.count; i++)
            find(check, "bank", &faults.items[i]);
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
    if (name && !checking->framework) find(checking->check, "framework", &fault);
    free(name);
    bytes_free(&path);
}

/* Without a bank nothing can be walked, but what is wrong with the script itself can be said. */
static void run_alone(struct checking *checking) {
    struct fault fault = {0};
    struct wish wish = {0};
    if (!flow_run(checking->jail, &fault) || !flow_next(checking->jail, &wish, &fault))
        find(checking->check, "script", &fault);
    wish_free(&wish);
}

static void tell_progress(void *context, unsigned walks) {
    struct checking *checking = context;
    struct check *check = checking->check;
    if (check->progress) check->progress(check->context, checking->name, walks);
}

/* Is it an answer that is worth telling: not the ordinary one, and not the same once more? */
static bool is_turn(const struct value *path, size_t at) {
    const char *answer = value_get_text(&path->items[at], "answer");
    const char *id = value_get_text(&path->items[at], "id");
    bool plain = strcmp(answer, "given") == 0 || strcmp(answer, "many") == 0;
    bool again = at && strcmp(value_get_text(&path->items[at - 1], "id"), id) == 0;
    return !plain && !again;
}

/* Says which answers lead to where something went wrong: the last ones that are not the ordinary
 * ones. */
static void describe_path(const struct value *path, struct bytes *out) {
    enum { most_said = 3 };
    size_t turns = 0;
    size_t said = 0;
    for (size_t i = 0; i < path->count; i++)
        turns += is_turn(path, i);
    for (size_t i = 0; i < path->count; i++) {
        const char *answer = value_get_text(&path->items[i], "answer");
        if (!is_turn(path, i) || turns-- > most_said) continue;
        bytes_format(out, "%s `%s` %s %s", said ? " and" : ", when",
                     value_get_text(&path->items[i], "id"),
                     strcmp(answer, "left") == 0 ? "is" : "is answered", answer);
        said++;
    }
}

/* The jail's name for a part is NULL where it is none. */
static const char *part_of(const char *part) {
    return *part ? part : NULL;
}

static struct finding *find_issue(struct checking *checking, const struct walks_issue *issue,
                                  enum severity severity, const char *rule, const char *remedy,
                                  const char *sentence) {
    struct fault fault = {0};
    struct bytes way = {0};
    describe_path(&issue->path, &way);
    flow_fault_at(checking->jail, part_of(issue->part), issue->line, issue->id, &fault);
    if (!issue->line) fault_at(&fault, checking->script.path, 1, 1);
    fault_say(&fault, 0, remedy, "%s%s", sentence, bytes_string(&way));
    bytes_free(&way);
    if (issue->line && findings_say(&checking->check->findings, rule, &fault, sentence))
        return NULL; /* another conversation that takes in the same part has shown it */
    return findings_add(&checking->check->findings, severity, rule, &fault);
}

/* A Lua error is worded by explain.c already; what its question's kind has to do with it is not. */
static void find_error(struct checking *checking, const struct walks_issue *issue) {
    struct fault fault = {0};
    struct findings *findings = &checking->check->findings;
    struct script script = banks_script(checking->banks, issue->part);
    static const char *const rules[] = {"kind", "unknown-id", "unknown-part"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (findings_have(findings, rules[i], script.path, issue->line)) return;
    flow_explain(checking->jail, part_of(issue->part), issue->line, issue->text, &fault);
    if (findings_say(findings, "stops", &fault, fault.what)) return; /* of another conversation */
    char *kinds = script.text && script.bank ? kinds_at(&script, issue->line) : NULL;
    struct bytes way = {0};
    describe_path(&issue->path, &way);
    struct fault whole = fault;
    bool of_kind = (strstr(issue->text, "compare") || strstr(issue->text, "arithmetic")) &&
                   !strstr(issue->text, "nil");
    fault_say(&whole, 0, kinds && of_kind ? kinds : fault.remedy, "%s%s", fault.what,
              bytes_string(&way));
    findings_add(findings, SEVERITY_ERROR, "stops", &whole);
    bytes_free(&way);
    free(kinds);
}

static void find_unfilled(struct checking *checking, const struct walks_issue *issue) {
    struct bytes what = {0};
    struct bytes remedy = {0};
    bytes_format(&what, "the wording of `%s` needs {%s}, which is not filled here", issue->id,
                 issue->text);
    bytes_format(&remedy, "add { %s = … } behind it", issue->text);
    find_issue(checking, issue, SEVERITY_ERROR, "unfilled", bytes_string(&remedy),
               bytes_string(&what));
    bytes_free(&what);
    bytes_free(&remedy);
}

static void find_broken_rule(struct checking *checking, const struct walks_issue *issue) {
    size_t number = strtoul(issue->id, NULL, 10);
    if (!checking->framework || number >= framework_count(checking->framework)) return;
    struct framework_rule rule = framework_rule(checking->framework, number);
    struct bytes what = {0};
    struct bytes name = {0};
    struct bytes shown = {0};
    struct bytes comment = {0};
    struct fault fault = {0};
    struct walks_issue here = *issue;
    bytes_format(&name, "%s/%s", framework_name(checking->framework), rule.name);
    framework_explain(checking->framework, number, &what);
    bytes_format(&what, " (“%s”, %s)", rule.says, rule.source);
    here.id = "framework";
    struct finding *finding = find_issue(
        checking, &here, SEVERITY_ERROR, bytes_string(&name),
        "change the conversation, or the framework that it declares", bytes_string(&what));
    bytes_format(&comment, "This breaks %s: %s", bytes_string(&name), rule.says);
    replay_path(checking->name, checking->banks, &checking->walks, &issue->path,
                bytes_string(&comment), checking->jail, &shown, &fault);
    finding->transcript = copy(bytes_string(&shown));
    bytes_free(&what);
    bytes_free(&name);
    bytes_free(&shown);
    bytes_free(&comment);
}

static void find_no_action(struct checking *checking, const struct walks_issue *issue) {
    char sentence[160];
    if (issue->times >= checking->walks.walks)
        snprintf(sentence, sizeof sentence, "every path ends without an action");
    else
        snprintf(sentence, sizeof sentence, "%u of %s%u paths end without an action", issue->times,
                 checking->walks.all ? "all " : "", checking->walks.walks);
    find_issue(checking, issue, SEVERITY_WARNING, "no-action",
               "write action { … } before it ends, or `-- allow no-action: why` at the top",
               sentence);
}

/* A part without a bank is told of already. */
static bool is_unknown(struct checking *checking, const struct walks_issue *issue) {
    const char *path = flow_path(checking->jail, part_of(issue->part));
    return strcmp(issue->what, "unknown") == 0 && banks_of(checking->banks, issue->part) &&
           !findings_have(&checking->check->findings, "unknown-id", path, issue->line);
}

static void find_issues(struct checking *checking) {
    static const struct {
        const char *what;
        const char *sentence;
        const char *remedy;
    } plain[] = {
        {"nothing", "this choice has nothing to choose from",
         "add { from = … } behind it, or options to the bank"},
        {"endless", "the conversation asks this two hundred times and does not go on",
         "let one of its answers end the loop around it"},
        {"alone", "a ground rule is changed here, and not both have said yes to it",
         "ask each first, by questions with `agrees: mentee` and `agrees: coach` in the bank"},
        {"silent", "the conversation speaks a thousand times and asks nothing",
         "let the loop around it ask something, or end"},
    };
    const struct walks *walks = &checking->walks;
    for (size_t i = 0; i < walks->issue_count; i++) {
        const struct walks_issue *issue = &walks->issues[i];
        if (strcmp(issue->what, "error") == 0) find_error(checking, issue);
        if (strcmp(issue->what, "unfilled") == 0) find_unfilled(checking, issue);
        if (strcmp(issue->what, "no-action") == 0) find_no_action(checking, issue);
        if (is_unknown(checking, issue))
            find_issue(checking, issue, SEVERITY_ERROR, "unknown-id",
                       "add it to the bank, or correct how its id is put together",
                       "the bank does not have this id");
        for (size_t k = 0; k < sizeof plain / sizeof *plain; k++)
            if (strcmp(issue->what, plain[k].what) == 0)
                find_issue(checking, issue, SEVERITY_ERROR, plain[k].what, plain[k].remedy,
                           plain[k].sentence);
    }
    /* last, because a path that is shown loads the script anew */
    for (size_t i = 0; i < walks->issue_count; i++)
        if (strcmp(walks->issues[i].what, "rule") == 0)
            find_broken_rule(checking, &walks->issues[i]);
}

/* What fills a wording that has no such placeholder was meant for another name. */
static void find_idle_fills(struct checking *checking) {
    const struct walks *walks = &checking->walks;
    struct value none = value_list();
    for (size_t i = 0; i < walks->site_count; i++) {
        const struct walks_site *site = &walks->sites[i];
        struct bank_id id;
        bool anew = *site->part && banks_wording(checking->banks, site->part, site->kind, site->id,
                                                 &id) == checking->bank;
        /* who words a part's question anew need not take up all that the part offers */
        bool worded = (site->kind == WISH_ASK || site->kind == WISH_SAY) && !anew;
        struct value about = {0};
        if (worded)
            about = about_wish(checking->banks, site->part, NULL, site->kind, site->id, &none);
        const struct value *needs = value_get(&about, "needs");
        for (size_t k = 0; needs && k < site->fills.count; k++) {
            const char *name = site->fills.items[k].text;
            const char *names[64];
            size_t count = 0;
            bool used = strcmp(name, "from") == 0;
            for (size_t n = 0; n < needs->count && n < 64; n++) {
                names[count++] = needs->items[n].text;
                used = used || strcmp(name, needs->items[n].text) == 0;
            }
            if (used) continue;
            const char *nearest = text_nearest(name, names, count);
            struct fault fault = {0};
            struct bytes remedy = {0};
            bytes_format(&remedy,
                         nearest ? "did you mean {%s}?"
                                 : "put {%s} into its words, or leave it out",
                         nearest ? nearest : name);
            flow_fault_at(checking->jail, part_of(site->part), site->line, name, &fault);
            fault_say(&fault, 0, bytes_string(&remedy), "`%s` fills nothing in the words of `%s`",
                      name, site->id);
            findings_add(&checking->check->findings, SEVERITY_WARNING, "unused-fill", &fault);
            bytes_free(&remedy);
        }
        value_free(&about);
    }
    value_free(&none);
}

static void find_limit(struct checking *checking) {
    const struct walks *walks = &checking->walks;
    struct fault fault = walks->limit;
    struct bytes way = {0};
    for (size_t i = walks->limit_way.count; i-- > 0 && walks->limit_way.count - i <= 3;)
        bytes_format(&way, "%s%s", way.length ? ", " : "; on the way there ",
                     walks->limit_way.items[i].text);
    fault_say(&fault, 0, "let the loop ask something, or end", "%s%s", walks->limit.what,
              bytes_string(&way));
    find(checking->check, "limit", &fault);
    bytes_free(&way);
}

static bool stops(const struct walks *walks) {
    bool found = false;
    for (size_t i = 0; i < walks->issue_count; i++)
        found = found || strcmp(walks->issues[i].what, "error") == 0;
    return found;
}

static void measure(struct checking *checking) {
    struct check_flow *result = checking->result;
    const struct walks *walks = &checking->walks;
    result->walks = walks->walks;
    result->all = walks->all;
    result->places = reached_places(&checking->script, walks, &result->reached);
    struct anew anew = {checking->bank, checking->banks, walks, &checking->check->findings, 0, 0};
    anew_check(&anew, !stops(walks));
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
        add_once(&checking->parts, script.path);
        if (!add_once(&check->parts, script.path)) continue;
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
        find(checking->check, "script", &fault);
        return;
    }
    check_parts(checking);
    keep_led_to(checking);
    if (checking->walks.limit.exit_code) {
        find_limit(checking);
        return;
    }
    measure(checking);
    find_idle_fills(checking);
    find_issues(checking);
    reached_sections(&checking->script, &checking->walks, &checking->check->findings);
    /* behind a mistake that stops it, nothing is reached anyway */
    if (!stops(&checking->walks))
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
        find(check, "script", &fault);
        bytes_free(&source);
        return;
    }
    size_t before = check->findings.count;
    checking.script = (struct script){path, bytes_string(&source), source.length, NULL};
    checking.result = new_result(check, path, name);
    checking.jail = flow_fork(&fault);
    bool loaded = checking.jail && flow_load(checking.jail, path, &fault);
    if (!loaded) find(check, "script", &fault);
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
    if (!bank) find(check, "bank", &fault);
    persona_bank_free(bank);
}

static void check_framework(struct check *check, const char *path) {
    struct fault fault = {0};
    struct framework *framework = framework_open(path, &fault);
    if (!framework) find(check, "framework", &fault);
    framework_free(framework);
}

static void check_bank_alone(struct check *check, const char *path) {
    struct faults faults = {0};
    if (!add_once(&check->banks, path)) return;
    struct bank *bank = bank_open_all(path, &faults);
    for (size_t i = 0; i < faults.count; i++)
        find(check, "bank", &faults.items[i]);
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
        find(check, "script", &fault);
    bytes_free(&path);
}

static void check_all_of(struct check *check, enum shelf_kind kind) {
    size_t count = 0;
    char **names = shelf_names(kind, &count);
    for (size_t i = 0; i < count; i++) {
        struct fault fault = {0};
        struct bytes path = {0};
        if (!shelf_find(kind, names[i], NULL, &path, &fault))
            find(check, "script", &fault);
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

static struct lexicon *lexicon_for(struct check *check, const struct bank *bank) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct lexicon *lexicon = NULL;
    bool found = shelf_find(SHELF_WORDINGS, bank_language(bank), bank_path(bank), &path, &fault);
    if (found) lexicon = lexicon_open(bytes_string(&path), &fault);
    if (found && !lexicon) find(check, "wording", &fault);
    if (!found) add_once(&check->languages, bank_language(bank));
    bytes_free(&path);
    return lexicon;
}

static void add_texts_of_part(const char *name, const char *beside, size_t depth,
                              struct value *used);

/* Adds what the parts of a script use, as the bank around them words it: part/id. */
static void add_texts_of_parts(const struct script *script, size_t depth, struct value *used) {
    struct value parts = value_list();
    script_parts(script, &parts);
    for (size_t i = 0; i < parts.count && depth < chapters_deep; i++)
        add_texts_of_part(parts.items[i].text, script->path, depth, used);
    value_free(&parts);
}

static void add_texts_of_part(const char *name, const char *beside, size_t depth,
                              struct value *used) {
    struct fault fault = {0};
    struct bytes path = {0};
    struct bytes source = {0};
    struct value texts = value_list();
    if (shelf_find(SHELF_FLOWS, name, beside, &path, &fault) &&
        file_read(bytes_string(&path), source_most, &source, &fault)) {
        struct script script = {bytes_string(&path), bytes_string(&source), source.length, NULL};
        script_texts(&script, &texts);
        add_texts_of_parts(&script, depth + 1, used);
    }
    for (size_t i = 0; i < texts.count; i++) {
        struct bytes id = {0};
        bytes_format(&id, "%s/%s", name, texts.items[i].text);
        value_add(used, value_text(id.data, id.length));
        bytes_free(&id);
    }
    value_free(&texts);
    bytes_free(&source);
    bytes_free(&path);
}

/* Adds to `used` the texts of the script at `path` where it takes its words from this bank. */
static void add_texts(const char *path, const char *bank, struct value *used, bool *found) {
    struct fault fault = {0};
    struct bytes source = {0};
    if (file_read(path, source_most, &source, &fault)) {
        struct script script = {path, bytes_string(&source), source.length, NULL};
        char *name = script_says(&script, "bank", NULL, NULL);
        if (name && strcmp(name, bank) == 0) {
            script_texts(&script, used);
            add_texts_of_parts(&script, 0, used);
            *found = true;
        }
        free(name);
    }
    bytes_free(&source);
}

/* A bank may serve several flows: those on the shelf and those that were named. */
static bool texts_that_use(const struct check *check, const struct bank *bank, struct value *used) {
    size_t count = 0;
    bool found = false;
    char **names = shelf_names(SHELF_FLOWS, &count);
    for (size_t i = 0; i < count; i++) {
        struct fault fault = {0};
        struct bytes path = {0};
        if (shelf_find(SHELF_FLOWS, names[i], NULL, &path, &fault))
            add_texts(bytes_string(&path), bank_name(bank), used, &found);
        bytes_free(&path);
    }
    for (size_t i = 0; i < check->flow_count; i++)
        add_texts(check->flows[i].path, bank_name(bank), used, &found);
    for (size_t i = 0; i < check->parts.count; i++)
        add_texts(check->parts.items[i].text, bank_name(bank), used, &found);
    shelf_free_names(names, count);
    return found;
}

/* A bank called NAME-de whose language is de words NAME anew. */
static void compare_languages(struct check *check, const struct bank *bank) {
    struct bytes ending = {0};
    struct bytes original = {0};
    struct bytes path = {0};
    struct fault fault = {0};
    bytes_format(&ending, "-%s", bank_language(bank));
    const char *name = bank_name(bank);
    if (text_ends_with(name, bytes_string(&ending))) {
        bytes_add(&original, name, strlen(name) - ending.length);
        struct bank *first =
            shelf_find(SHELF_BANKS, bytes_string(&original), bank_path(bank), &path, &fault)
                ? bank_open(bytes_string(&path), &fault)
                : NULL;
        if (first) wordings_compare(bank, first, &check->findings);
        bank_free(first);
    }
    bytes_free(&ending);
    bytes_free(&original);
    bytes_free(&path);
}

static void check_name(struct check *check, const struct bank *bank) {
    struct fault fault = {0};
    char *name = shelf_name(SHELF_BANKS, bank_path(bank));
    if (strcmp(name, bank_name(bank)) != 0) {
        fault_at(&fault, bank_path(bank), 1, 1);
        fault_say(&fault, 0, "let `bank:` be the name of its file", "this bank calls itself %s",
                  bank_name(bank));
        find(check, "bank", &fault);
    }
    free(name);
}

void check_finish(struct check *check) {
    for (size_t i = 0; i < check->led_to.count; i++) {
        const struct value *place = &check->led_to.items[i];
        findings_drop(&check->findings, "unreached", value_get_text(place, "file"),
                      (long)value_get_number(place, "line", 0));
    }
    for (size_t i = 0; i < check->banks.count; i++) {
        struct fault ignored = {0};
        struct bank *bank = bank_open(check->banks.items[i].text, &ignored);
        if (!bank) continue; /* what is wrong is said already */
        struct lexicon *lexicon = lexicon_for(check, bank);
        struct value used = value_list();
        check_name(check, bank);
        wordings_check(bank, lexicon, &check->findings);
        if (texts_that_use(check, bank, &used)) wordings_unused(bank, &used, &check->findings);
        compare_languages(check, bank);
        value_free(&used);
        lexicon_free(lexicon);
        bank_free(bank);
    }
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
