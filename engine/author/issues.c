/* SPDX-License-Identifier: GPL-3.0-or-later
 * The shortest way that is worth telling: only the answers that are not the ordinary ones.
 */
#include "author/issues.h"

#include "author/about.h"
#include "author/checking.h"
#include "author/kinds.h"
#include "author/replay.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    finding->transcript = memory_text(bytes_string(&shown), shown.length);
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

void issues_find(struct checking *checking) {
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
void issues_idle_fills(struct checking *checking) {
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

void issues_limit(struct checking *checking) {
    const struct walks *walks = &checking->walks;
    struct fault fault = walks->limit;
    struct bytes way = {0};
    for (size_t i = walks->limit_way.count; i-- > 0 && walks->limit_way.count - i <= 3;)
        bytes_format(&way, "%s%s", way.length ? ", " : "; on the way there ",
                     walks->limit_way.items[i].text);
    fault_say(&fault, 0, "let the loop ask something, or end", "%s%s", walks->limit.what,
              bytes_string(&way));
    checking_find(checking->check, "limit", &fault);
    bytes_free(&way);
}

bool issues_stop(const struct walks *walks) {
    bool found = false;
    for (size_t i = 0; i < walks->issue_count; i++)
        found = found || strcmp(walks->issues[i].what, "error") == 0;
    return found;
}
