/* SPDX-License-Identifier: GPL-3.0-or-later
 * Two pipes and a process group of its own, which is ended with the session. What comes from it is
 * bounded and cleaned before anybody sees it.
 */
#include "practice/program.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

struct program {
    struct mentee mentee;
    pid_t process;
    int to;
    int from;
    double patience;
    struct bytes ahead; /* read, but not yet taken */
};

static const char kept[] = "everything said is kept; mend the program, or practise with a persona";

static bool is_gone(struct fault *fault) {
    return fault_say(fault, EX_OSERR, kept, "the mentee's program has ended");
}

static bool is_late(const struct program *program, struct fault *fault) {
    return fault_say(fault, EX_OSERR, "give it more with --patience; everything said is kept",
                     "the mentee's program has not answered within %g seconds", program->patience);
}

/* Waits until something can be read or written; false when the time is over. */
static bool wait_for(int descriptor, short events, double until) {
    struct pollfd file = {.fd = descriptor, .events = events};
    for (;;) {
        double left = until - clock_seconds();
        int got = left > 0 ? poll(&file, 1, (int)(left * 1000) + 1) : 0;
        if (got > 0) return true;
        if (got == 0 || errno != EINTR) return false;
    }
}

static bool send_line(struct program *program, const struct bytes *line, double until,
                      struct fault *fault) {
    size_t sent = 0;
    while (sent < line->length) {
        if (!wait_for(program->to, POLLOUT, until)) return is_late(program, fault);
        ssize_t wrote = write(program->to, line->data + sent, line->length - sent);
        if (wrote > 0) sent += (size_t)wrote;
        if (wrote < 0 && errno != EINTR && errno != EAGAIN) return is_gone(fault);
    }
    return true;
}

/* Takes one line without its end. */
static bool take_line(struct program *program, struct bytes *line, double until,
                      struct fault *fault) {
    bytes_clear(line);
    for (;;) {
        const char *start = bytes_string(&program->ahead);
        const char *end = memchr(start, '\n', program->ahead.length);
        if (end) {
            size_t length = (size_t)(end - start);
            struct bytes rest = {0};
            bytes_add(line, start, length);
            bytes_add(&rest, end + 1, program->ahead.length - length - 1);
            bytes_free(&program->ahead);
            program->ahead = rest;
            return true;
        }
        char block[4096];
        if (program->ahead.length > program_line_most)
            return fault_say(fault, EX_DATAERR, kept,
                             "the mentee's program says more than %d KiB on one line",
                             program_line_most >> 10);
        if (!wait_for(program->from, POLLIN, until)) return is_late(program, fault);
        ssize_t got = read(program->from, block, sizeof block);
        if (got > 0) bytes_add(&program->ahead, block, (size_t)got);
        if (got == 0) return is_gone(fault);
        if (got < 0 && errno != EINTR && errno != EAGAIN) return is_gone(fault);
    }
}

/* What was said until this turn, each of the coach with the answer to it. */
static struct value before_of(const struct encounter *encounter, size_t count) {
    struct value list = value_list();
    const char *coach = "";
    for (size_t i = 0; i < count; i++) {
        const struct moment *moment = &encounter->moments[i];
        if (moment->speaker == SPEAKER_COACH) {
            coach = moment->text;
            continue;
        }
        struct value pair = value_map();
        value_set(&pair, "coach", value_string(coach));
        value_set(&pair, "mentee", value_string(moment->text));
        value_add(&list, pair);
    }
    return list;
}

/* Adds what the mentee says; false where it is no answer to this turn and the next line may be. */
static bool is_answer(const struct value *map, unsigned long turn, struct bytes *said,
                      struct response *response) {
    const struct value *text = value_get(map, "mentee");
    const struct value *left = value_get(map, "left");
    bool fits = map->kind == VALUE_MAP && value_get_number(map, "turn", -1) == (double)turn;
    if (!fits || !text || text->kind != VALUE_TEXT) return false;
    size_t length = text->length < program_says_most ? text->length : program_says_most;
    while (length && length < text->length && ((unsigned char)text->text[length] & 0xC0) == 0x80)
        length--;
    text_show(text->text, length, TEXT_ONE_LINE, said);
    response->left = left && left->kind == VALUE_BOOL && left->truth;
    return true;
}

static bool converse(struct program *program, const struct value *turn, unsigned long number,
                     struct bytes *said, struct response *response, struct fault *fault) {
    enum { most_lines = 1000 };
    struct bytes line = {0};
    double until = clock_seconds() + program->patience;
    fault_at(fault, NULL, 0, 0); /* it is about no file that was opened before */
    json_write(turn, JSON_LINE, &line);
    bytes_char(&line, '\n');
    bool good = send_line(program, &line, until, fault);
    bool answered = false;
    for (size_t i = 0; good && !answered && i < most_lines; i++) {
        struct value map = {0};
        struct fault unread = {0};
        good = take_line(program, &line, until, fault);
        if (good && json_read(bytes_string(&line), line.length, &map, &unread))
            answered = is_answer(&map, number, said, response);
        else if (good)
            good = fault_say(fault, EX_DATAERR,
                             "let it say one JSON object a line: {\"turn\":1,\"mentee\":\"…\"}",
                             "the mentee's program said a line that is no JSON");
        value_free(&map);
    }
    bytes_free(&line);
    if (good && !answered)
        return fault_say(fault, EX_DATAERR,
                         "let it answer with the turn's number: {\"turn\":1,\"mentee\":\"…\"}",
                         "the mentee's program talks, and does not answer");
    return good;
}

static bool answer(struct mentee *mentee, const struct encounter *so_far, bool ends,
                   struct bytes *said, struct response *response, struct fault *fault) {
    struct program *program = (struct program *)mentee;
    bool of_coach = so_far->count && !ends;
    size_t count = so_far->count - of_coach;
    unsigned long number = so_far->count ? so_far->moments[so_far->count - 1].line + ends : ends;
    struct value turn = value_map();
    *response = (struct response){0};
    value_set(&turn, "turn", value_number((double)number));
    value_set(&turn, "coach", value_string(of_coach ? so_far->moments[count].text : ""));
    if (ends) value_set(&turn, "ends", value_bool(true));
    value_set(&turn, "before", before_of(so_far, count));
    bool good = converse(program, &turn, number, said, response, fault);
    value_free(&turn);
    return good;
}

static bool begin(struct mentee *mentee, struct bytes *said, struct fault *fault) {
    const struct encounter nothing = {0};
    struct response response;
    return answer(mentee, &nothing, false, said, &response, fault);
}

/* It is told all that was said each time. */
static bool go_back(struct mentee *mentee, const struct encounter *kept_turns,
                    struct fault *fault) {
    (void)mentee;
    (void)kept_turns;
    (void)fault;
    return true;
}

static void debrief(struct mentee *mentee, struct bytes *out) {
    (void)mentee;
    (void)out;
}

/* It is asked to go by the end of its input, then told, then made to. */
static void end_process(struct program *program) {
    static const struct timespec moment = {.tv_nsec = 10 * 1000 * 1000};
    enum { moments = 30 };
    bool gone = false;
    for (int i = 0; i < moments && !gone; i++) {
        gone = waitpid(program->process, NULL, WNOHANG) == program->process;
        if (!gone && i == moments / 3) kill(-program->process, SIGTERM);
        if (!gone) nanosleep(&moment, NULL);
    }
    kill(-program->process, SIGKILL); /* also what it has started */
    while (!gone && waitpid(program->process, NULL, 0) < 0 && errno == EINTR)
        continue;
}

static void leave(struct mentee *mentee) {
    struct program *program = (struct program *)mentee;
    close(program->to);
    end_process(program);
    close(program->from);
    bytes_free(&program->ahead);
    free(program);
}

static _Noreturn void become(const char *command, int input, int output) {
    setpgid(0, 0);
    signal(SIGPIPE, SIG_DFL);
    if (dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0)
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

struct mentee *mentee_of_program(const char *command, double patience, struct fault *fault) {
    int to[2] = {-1, -1};
    int from[2] = {-1, -1};
    bool good = pipe2(to, O_CLOEXEC) == 0 && pipe2(from, O_CLOEXEC) == 0;
    pid_t process = good ? fork() : -1;
    if (process == 0) become(command, to[0], from[1]);
    if (to[0] >= 0) close(to[0]);
    if (from[1] >= 0) close(from[1]);
    if (process < 0) {
        fault_say(fault, EX_OSERR, "close other programs and try again",
                  "the mentee's program could not be started: %s", strerror(errno));
        if (to[1] >= 0) close(to[1]);
        if (from[0] >= 0) close(from[0]);
        return NULL;
    }
    setpgid(process, process);
    signal(SIGPIPE, SIG_IGN);
    fcntl(to[1], F_SETFL, O_NONBLOCK);
    struct program *program = memory_new(sizeof *program);
    *program = (struct program){
        .mentee = {"the mentee", begin, answer, go_back, debrief, leave},
        .process = process,
        .to = to[1],
        .from = from[0],
        .patience = patience,
    };
    return &program->mentee;
}
