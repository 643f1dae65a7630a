/* SPDX-License-Identifier: GPL-3.0-or-later
 * Conversations that nobody holds: run inside the jail next to Lua, answered from nothing, against
 * least.c outside of it. The jail has no clock, so that the time is taken here, between an order
 * of one byte and its reply; a job takes a thousand times longer than those.
 */
#include "stage.h"

#include "bank/bank.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/value.h"
#include "flow/jail.h"
#include "flow/run.h"
#include "least.h"
#include "measure.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    talks = 3000, /* in one sample */
    choices = 10,
    paths = 1 << choices,
    path_rounds = 4, /* all paths so many times in one sample */
};

static const char ten_choices[] = "local yes = 0\n"
                                  "if ask \"choice-1\" then yes = yes + 1 end\n"
                                  "if ask \"choice-2\" then yes = yes + 1 end\n"
                                  "if ask \"choice-3\" then yes = yes + 1 end\n"
                                  "if ask \"choice-4\" then yes = yes + 1 end\n"
                                  "if ask \"choice-5\" then yes = yes + 1 end\n"
                                  "if ask \"choice-6\" then yes = yes + 1 end\n"
                                  "if ask \"choice-7\" then yes = yes + 1 end\n"
                                  "if ask \"choice-8\" then yes = yes + 1 end\n"
                                  "if ask \"choice-9\" then yes = yes + 1 end\n"
                                  "if ask \"choice-10\" then yes = yes + 1 end\n";

/* What one process walks with. */
struct walker {
    struct run *run; /* askwell's; or NULL */
    struct least *least;
    const struct bank *bank;
    struct value text;
    struct value key;
    struct value truths[2];
    struct bytes prompt;
    struct bytes log; /* where answers are stored */
    long turns;
};

/* In the jail there is nobody to tell: the parent sees that no reply comes. */
static void stop(void *context, const char *sentence, const char *part, int line) {
    (void)part;
    (void)context;
    (void)sentence;
    (void)line;
    _exit(1);
}

static void fill_prompt(struct walker *walker) {
    struct wish wish = {0};
    char missing[64];
    run_wish(walker->run, &wish);
    const struct question *question = bank_question(walker->bank, wish.id.text);
    bytes_clear(&walker->prompt);
    if (!question || !bank_render(walker->bank, question->wordings[0].text, &wish.fill,
                                  &walker->prompt, NULL, missing))
        _exit(1);
    wish_free(&wish);
}

static void talk_askwell(struct walker *walker, bool fills) {
    const struct value *reply = NULL;
    enum wish_kind kind = WISH_END;
    run_start(walker->run);
    bytes_clear(&walker->log);
    while ((kind = run_step(walker->run, reply)) != WISH_END) {
        reply = NULL;
        if (kind == WISH_FLOW) continue;
        if (kind != WISH_ASK) _exit(1);
        if (fills) fill_prompt(walker);
        reply = run_id(walker->run)[0] == 'o' ? &walker->text : &walker->key;
        bytes_add(&walker->log, reply->text, reply->length);
        walker->turns++;
    }
}

static void path_askwell(struct walker *walker, unsigned path) {
    const struct value *reply = NULL;
    enum wish_kind kind = WISH_END;
    run_start(walker->run);
    bytes_clear(&walker->log);
    while ((kind = run_step(walker->run, reply)) != WISH_END) {
        reply = NULL;
        if (kind == WISH_FLOW) continue;
        if (kind != WISH_ASK) _exit(1);
        reply = &walker->truths[path & 1];
        bytes_char(&walker->log, run_id(walker->run)[0]);
        path >>= 1;
        walker->turns++;
    }
}

static void load(struct walker *walker, const char *conversation) {
    struct bytes source = {0};
    if (walker->least) {
        if (!least_load(walker->least, conversation)) _exit(1);
        return;
    }
    bytes_format(&source, "%s%s", stage_opening, conversation);
    if (run_load(walker->run, source.data, source.length) != WISH_END) _exit(1);
    bytes_free(&source);
}

/* Orders: 't' conversations, 'f' with their prompts filled, 'p' all paths. */
static void obey(struct walker *walker, char order) {
    bool path = order == 'p';
    load(walker, path ? ten_choices : stage_conversation);
    int count = path ? path_rounds * paths : talks;
    for (int i = 0; i < count; i++) {
        if (walker->least && path)
            walker->turns += least_path(walker->least, (unsigned)i % paths);
        else if (walker->least)
            walker->turns += least_talk(walker->least, stage_answer, order == 'f');
        else if (path)
            path_askwell(walker, (unsigned)i % paths);
        else
            talk_askwell(walker, order == 'f');
    }
    long expected = path ? (long)path_rounds * paths * choices : (long)talks * stage_turns;
    if (walker->turns != expected) _exit(1);
    walker->turns = 0;
}

static _Noreturn void live(struct walker *walker, int socket, bool jailed) {
    int home = jailed ? STDIN_FILENO : socket;
    char fences = jailed ? 0 : 1;
    if (jailed) {
        struct jail jail = jail_enter(socket);
        fences = (char)jail_is_whole(&jail);
        walker->run = run_new(stop, NULL, NULL);
    } else {
        walker->least = least_new();
    }
    walker->text = value_string(stage_answer);
    walker->key = value_string("work");
    walker->truths[0] = value_bool(false);
    walker->truths[1] = value_bool(true);
    char order = fences;
    while (write(home, &order, 1) == 1 && read(home, &order, 1) == 1)
        obey(walker, order);
    _exit(0);
}

struct child {
    pid_t process;
    int socket;
};

static char await(const struct child *child) {
    char reply = 0;
    if (read(child->socket, &reply, 1) != 1) measure_failed("a walk ended before its time");
    return reply;
}

static struct child start(const struct bank *bank, bool jailed) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        measure_failed("no socket for the walks");
    pid_t process = fork();
    if (process < 0) measure_failed("no process for the walks");
    if (process == 0) {
        struct walker walker = {.bank = bank};
        close(pair[0]);
        live(&walker, pair[1], jailed);
    }
    close(pair[1]);
    struct child child = {process, pair[0]};
    if (!await(&child)) measure_note("the jail is not whole here: walks run in what there is");
    return child;
}

static void end(const struct child *child) {
    close(child->socket);
    waitpid(child->process, NULL, 0);
}

static double time_order(const struct child *child, char order) {
    double begin = clock_seconds();
    if (write(child->socket, &order, 1) != 1) measure_failed("a walk does not listen");
    await(child);
    return clock_seconds() - begin;
}

static void measure(const struct child *askwell, const struct child *least, char order,
                    struct samples *ours, struct samples *theirs) {
    enum { rounds = 25, warm_up = 2 };
    for (int i = -warm_up; i < rounds; i++) {
        double limit = time_order(least, order);
        double walk = time_order(askwell, order);
        if (i < 0) continue;
        samples_add(theirs, limit);
        samples_add(ours, walk);
    }
}

static struct bank *open_bank(const struct stage *stage) {
    struct bytes path = {0};
    struct fault fault = {0};
    stage_path(stage, "questionbanks/twelve.yaml", &path);
    struct bank *bank = bank_open(bytes_string(&path), &fault);
    if (!bank) measure_failed("%s:%ld: %s", fault.file, fault.line, fault.what);
    bytes_free(&path);
    return bank;
}

static void scale(struct samples *samples, double by) {
    for (size_t i = 0; i < samples->count; i++)
        samples->seconds[i] *= by;
}

void walk_measure(const struct stage *stage) {
    struct samples ours[3] = {0};
    struct samples theirs[3] = {0};
    struct bank *bank = open_bank(stage);
    struct child askwell = start(bank, true);
    struct child least = start(bank, false);
    measure(&askwell, &least, 't', &ours[0], &theirs[0]);
    measure(&askwell, &least, 'f', &ours[1], &theirs[1]);
    measure(&askwell, &least, 'p', &ours[2], &theirs[2]);
    double turns = (double)talks * stage_turns;
    measure_rates("turns a second in walks, in the jail", turns, &ours[0], &theirs[0], "≥ 0.33");
    measure_rates("turns a second, prompts filled in as well", turns, &ours[1], &theirs[1],
                  "≥ 0.33");
    measure_note("limit: yield and resume in C and Lua, answer stored, outside any jail");
    scale(&ours[2], 1.0 / path_rounds);
    scale(&theirs[2], 1.0 / path_rounds);
    measure_times("all 1,024 paths of ten choices, in the jail", &ours[2], &theirs[2], "≤ 2.3");
    for (int i = 0; i < 3; i++) {
        samples_free(&ours[i]);
        samples_free(&theirs[i]);
    }
    end(&least); /* first, because it holds a copy of the other's socket */
    end(&askwell);
    bank_free(bank);
}
