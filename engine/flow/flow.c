/* SPDX-License-Identifier: GPL-3.0-or-later
 * The parent's side of the jail. It takes nothing from it on trust, and never waits for it longer
 * than its clock allows.
 */
#include "flow/flow.h"

#include "base/bytes.h"
#include "base/digest.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "flow/explain.h"
#include "flow/frame.h"
#include "flow/inmate.h"
#include "flow/parts.h"
#include "flow/run.h"
#include "flow/source.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

static const double step_seconds = 1.5;
enum { patience = 7 }; /* steps that the fences may take to stand, on a machine that is busy */

struct flow {
    pid_t process;
    struct frames frames;
    volatile struct run_now *now; /* shared with the process, so not to be trusted */
    struct jail jail;
    bool jail_known;
    char *path;
    struct bytes source;
    struct parts parts;
    unsigned long digest;
    int last_line;
    bool waits; /* the process waits for an order, and nothing is on its way from it */
};

static bool is_gone(struct fault *fault) {
    return fault_say(fault, EX_OSERR, "start again to go on where you were",
                     "the conversation's process is gone");
}

/* Forks onto the core that runs this: waking another one that idles takes longer than all that the
 * new process has to do before the first question. Afterwards both may run anywhere again. */
static pid_t fork_here(void) {
    cpu_set_t allowed;
    cpu_set_t here;
    int core = sched_getcpu();
    bool known = core >= 0 && sched_getaffinity(0, sizeof allowed, &allowed) == 0;
    CPU_ZERO(&here);
    if (known) CPU_SET(core, &here);
    known = known && sched_setaffinity(0, sizeof here, &here) == 0;
    pid_t process = fork();
    if (known) sched_setaffinity(0, sizeof allowed, &allowed);
    return process;
}

struct flow *flow_fork(struct fault *fault) {
    int pair[2] = {-1, -1};
    void *shared = mmap(NULL, sizeof(struct run_now), PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    json_prepare();
    bool good =
        shared != MAP_FAILED && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0;
    pid_t process = good ? fork_here() : -1;
    if (process == 0) {
        signal(SIGINT, SIG_IGN); /* Ctrl-C at the terminal is the parent's to answer */
        inmate_live(pair[1], shared);
    }
    if (pair[1] >= 0) close(pair[1]);
    if (process < 0) {
        fault_say(fault, EX_OSERR, "close other programs and try again",
                  "no process could be made for the conversation: %s", strerror(errno));
        if (pair[0] >= 0) close(pair[0]);
        return NULL;
    }
    signal(SIGPIPE, SIG_IGN); /* a jail that is gone is a fault, not the end of askwell */
    struct flow *flow = memory_new(sizeof *flow);
    *flow = (struct flow){.process = process,
                          .frames = frames_on(pair[0], step_seconds),
                          .now = shared,
                          .waits = true};
    return flow;
}

static void kill_process(struct flow *flow) {
    if (flow->process <= 0) return;
    kill(flow->process, SIGKILL);
    while (waitpid(flow->process, NULL, 0) < 0 && errno == EINTR)
        continue;
    flow->process = 0;
}

void flow_close(struct flow *flow) {
    if (!flow) return;
    close(flow->frames.socket);
    frames_free(&flow->frames);
    kill_process(flow);
    munmap((void *)flow->now, sizeof(struct run_now));
    free(flow->path);
    bytes_free(&flow->source);
    parts_clear(&flow->parts);
    free(flow);
}

static bool send_order(struct flow *flow, char order, const void *data, size_t length,
                       struct fault *fault) {
    struct bytes text = {0};
    struct bytes frame = {0};
    bytes_char(&text, order);
    bytes_add(&text, data, length);
    frame_add(&frame, text.data, text.length);
    bool good = flow->process && frame_send(&flow->frames, &frame);
    bytes_free(&text);
    bytes_free(&frame);
    return good ? true : is_gone(fault);
}

bool flow_load(struct flow *flow, const char *path, struct fault *fault) {
    bytes_clear(&flow->source);
    parts_clear(&flow->parts);
    free(flow->path);
    flow->path = memory_text(path, strlen(path));
    if (!file_read(path, source_most, &flow->source, fault)) return false;
    flow->digest = digest_crc32(0, bytes_string(&flow->source), flow->source.length);
    return send_order(flow, 'L', flow->source.data, flow->source.length, fault);
}

bool flow_answer(struct flow *flow, const struct value *reply, struct fault *fault) {
    struct bytes json = {0};
    json_write(reply, JSON_LINE, &json);
    bool good = send_order(flow, 'A', json.data, json.length, fault);
    bytes_free(&json);
    return good;
}

static bool receive_jail(struct flow *flow) {
    struct bytes frame = {0};
    enum frame_result result = FRAME_LATE;
    for (int i = 0; i < patience && result == FRAME_LATE; i++)
        result = frame_receive(&flow->frames, 3, &frame);
    bool good = result == FRAME_GOOD && frame.length == 3;
    if (good)
        flow->jail = (struct jail){frame.data[0] == 1, frame.data[1] == 1, frame.data[2] == 1};
    bytes_free(&frame);
    flow->jail_known = good;
    return good;
}

const struct jail *flow_jail(struct flow *flow) {
    if (!flow->jail_known) receive_jail(flow);
    return &flow->jail;
}

/* Gives the column of `word` in line `line`, or of the line's first letter. */
static long column_of(const struct bytes *source, int line, const char *word) {
    const char *at = bytes_string(source);
    for (int i = 1; i < line && at; i++) {
        at = strchr(at, '\n');
        if (at) at++;
    }
    if (!at) return 1;
    size_t length = strcspn(at, "\n");
    const char *found = word && *word ? memmem(at, length, word, strlen(word)) : NULL;
    return (found ? found - at : (long)strspn(at, " \t")) + 1;
}

void flow_fault_at(const struct flow *flow, const char *part, int line, const char *word,
                   struct fault *fault) {
    const struct bytes *source = flow_source(flow, part);
    long column = source && line ? column_of(source, line, word) : 0;
    fault_at(fault, flow_path(flow, part), line, column);
}

static bool stopped(struct flow *flow, struct fault *fault, const char *what) {
    int line = flow->now->line;
    int number = flow->now->part;
    bool plausible = line > 0 && line < (int)source_most;
    const struct part *part = number > 0 ? parts_read(&flow->parts, (size_t)number - 1) : NULL;
    kill_process(flow);
    if (plausible)
        flow_fault_at(flow, part ? part->name : NULL, line, NULL, fault);
    else
        flow_fault_at(flow, NULL, flow->last_line, NULL, fault);
    return fault_say(fault, EX_DATAERR, "everything answered is kept; mend the script, then go on",
                     "%s", what);
}

void flow_explain(const struct flow *flow, const char *part, int line, const char *message,
                  struct fault *fault) {
    char word[64];
    explain_word(message, word);
    flow_fault_at(flow, part, line, word, fault);
    fault_say(fault, EX_DATAERR, explain_remedy(message), "%.*s", (int)explain_length(message),
              message);
}

static bool refuse(struct flow *flow, const struct wish *wish, struct fault *fault) {
    const char *message = wish->id.text;
    flow_explain(flow, wish_part(wish), wish->line, message, fault);
    if (wish->kind == WISH_LIMIT)
        return fault_say(fault, EX_DATAERR,
                         "everything answered is kept; mend the script, then go on", "limit: %s",
                         message);
    return false;
}

static bool receive(struct flow *flow, struct bytes *frame, struct fault *fault) {
    if (!flow->process || (!flow->jail_known && !receive_jail(flow))) return is_gone(fault);
    switch (frame_receive(&flow->frames, frame_from_jail, frame)) {
    case FRAME_GOOD:
        return true;
    case FRAME_LATE:
        return stopped(flow, fault,
                       "limit: the conversation does not come to its next question (1.5 seconds)");
    case FRAME_TOO_LONG:
        return stopped(flow, fault,
                       "limit: the conversation wants to say more than 64 KiB at once");
    case FRAME_GONE:
        return stopped(flow, fault, "limit: the conversation's process was ended by the jail");
    }
    return false;
}

/* Finds a part, beside the script first; where there is none, it is missed at `line`. */
static const struct part *fetch(struct flow *flow, const char *name, const char *from, int line,
                                struct fault *fault) {
    struct fault own = {0};
    const struct part *part = parts_fetch(&flow->parts, name, flow->path, &own);
    if (part) return part;
    if (!own.file[0]) flow_fault_at(flow, from, line, name, &own);
    *fault = own;
    return NULL;
}

static bool send_part(struct flow *flow, const struct part *part, struct fault *fault) {
    return send_order(flow, 'P', bytes_string(&part->source), part->source.length, fault);
}

/* A wish says of which part it is; one that was never handed over has none. */
static bool is_of_part(const struct flow *flow, const struct wish *wish, struct fault *fault) {
    const char *part = wish_part(wish);
    if (!part || parts_find(&flow->parts, part)) return true;
    return fault_say(fault, EX_DATAERR, "do not use this script",
                     "the conversation's process speaks of a part that it does not have");
}

static bool hear(struct flow *flow, struct value *message, struct fault *fault) {
    struct bytes frame = {0};
    struct wish wish = {0};
    struct fault unread = {0};
    *message = (struct value){0};
    bool good = receive(flow, &frame, fault);
    if (good && wish_read(frame.data, frame.length, &wish, &unread)) {
        kill_process(flow); /* a walk sends no wish but its last */
        *message = wish.fill;
        wish.fill = (struct value){0};
        good = is_of_part(flow, &wish, fault) && refuse(flow, &wish, fault);
    } else if (good) {
        good = json_read(frame.data, frame.length, message, fault) && message->kind == VALUE_MAP &&
               value_get_text(message, "walk");
        if (!good)
            fault_say(fault, EX_DATAERR, "do not use this script",
                      "the conversation's process sent something that no walk can send");
    }
    wish_free(&wish);
    bytes_free(&frame);
    return good;
}

/* A walk asks for sources too; one that nobody has is the walk's to tell of. */
static bool answer_walk(struct flow *flow, const struct value *message, struct fault *fault) {
    static const struct value nothing = {0};
    struct fault ignored = {0};
    const char *name = value_get_text(message, "id");
    const struct part *part = name ? parts_fetch(&flow->parts, name, flow->path, &ignored) : NULL;
    return part ? send_part(flow, part, fault) : flow_answer(flow, &nothing, fault);
}

bool flow_hear(struct flow *flow, struct value *message, struct fault *fault) {
    for (;;) {
        if (!hear(flow, message, fault)) return false;
        if (strcmp(value_get_text(message, "walk"), "source") != 0) return true;
        bool good = answer_walk(flow, message, fault);
        value_free(message);
        if (!good) return false;
    }
}

static bool receive_wish(struct flow *flow, struct wish *wish, struct fault *fault) {
    struct bytes frame = {0};
    *wish = (struct wish){0};
    bool good = receive(flow, &frame, fault) && wish_read(frame.data, frame.length, wish, fault);
    bytes_free(&frame);
    if (!good) return false;
    if (wish->line && !wish_part(wish)) flow->last_line = wish->line;
    flow->waits = wish_waits(wish->kind) || wish->kind == WISH_END || wish->kind == WISH_FAULT;
    return is_of_part(flow, wish, fault);
}

/* Gives the part that is wished for to the jail, which then goes on. */
static bool hand_over(struct flow *flow, const struct wish *wish, struct fault *fault) {
    const struct part *part = fetch(flow, wish->id.text, wish_part(wish), wish->line, fault);
    if (!part || !send_part(flow, part, fault)) return false;
    flow->waits = false;
    return true;
}

bool flow_next(struct flow *flow, struct wish *wish, struct fault *fault) {
    bool good = receive_wish(flow, wish, fault);
    for (size_t i = 0; good && wish->kind == WISH_PART; i++) {
        enum { most = 100 }; /* more than there can be parts */
        good = i < most ? hand_over(flow, wish, fault)
                        : fault_say(fault, EX_DATAERR, "do not use this script",
                                    "the conversation's process asks for parts without an end");
        wish_free(wish);
        *wish = (struct wish){0};
        if (good) good = receive_wish(flow, wish, fault);
    }
    if (good && wish->kind != WISH_FAULT && wish->kind != WISH_LIMIT) return true;
    if (good && wish->kind == WISH_LIMIT) kill_process(flow);
    if (good) refuse(flow, wish, fault);
    wish_free(wish);
    *wish = (struct wish){0};
    return false;
}

static bool rest(struct flow *flow, struct fault *fault) {
    while (!flow->waits) {
        struct wish stale = {0};
        if (!flow_next(flow, &stale, fault) && !flow->waits) return false;
        wish_free(&stale);
    }
    return flow->process > 0;
}

bool flow_rest(struct flow *flow) {
    struct fault ignored = {0};
    return rest(flow, &ignored);
}

bool flow_walk(struct flow *flow, const struct value *setup, struct fault *fault) {
    struct bytes json = {0};
    if (!rest(flow, fault)) return fault->exit_code ? false : is_gone(fault);
    json_write(setup, JSON_LINE, &json);
    bool good = send_order(flow, 'W', json.data, json.length, fault);
    bytes_free(&json);
    return good;
}

bool flow_run(struct flow *flow, struct fault *fault) {
    if (!rest(flow, fault)) return fault->exit_code ? false : is_gone(fault);
    flow->last_line = 0;
    flow->waits = false;
    return send_order(flow, 'R', NULL, 0, fault);
}

const char *flow_path(const struct flow *flow, const char *part) {
    for (size_t i = 0; part && i < flow->parts.count; i++)
        if (strcmp(flow->parts.items[i].name, part) == 0) return flow->parts.items[i].path;
    return flow->path;
}

const struct bytes *flow_source(const struct flow *flow, const char *part) {
    const struct part *found = part ? parts_find(&flow->parts, part) : NULL;
    if (part) return found ? &found->source : NULL;
    return &flow->source;
}

const char *flow_part(const struct flow *flow, size_t number) {
    return number < flow->parts.count ? flow->parts.items[number].name : NULL;
}

unsigned long flow_digest(const struct flow *flow) {
    unsigned long digest = flow->digest;
    for (size_t i = 0; i < flow->parts.count; i++) {
        const struct bytes *source = &flow->parts.items[i].source;
        digest = digest_crc32((uint32_t)digest, bytes_string(source), source->length);
    }
    return digest;
}
