/* SPDX-License-Identifier: GPL-3.0-or-later
 * A person at a terminal. The page is printed here; readline has only the line that is typed,
 * through its callback interface, so that signals are answered at once and nothing moves while
 * somebody thinks. This is the only file that knows readline.
 */
#include "base/bytes.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "front/editor.h"
#include "front/fronts.h"
#include "front/keys.h"
#include "front/page.h"
#include "front/signals.h"
#include "talk/commands.h"

#include <stdio.h> /* readline's header needs it */

#include <readline/readline.h>

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Words that were half typed when a reload took their question away, until it is put again. */
struct held {
    struct bytes id; /* of the question */
    struct bytes text;
    int cursor;
};

struct terminal {
    struct front front;
    const struct bytes *scratch; /* the caller's */
    struct bytes said;           /* since the last question, as it looks */
    struct bytes page;           /* what stands above the line that is typed */
    bool marks;
    char ahead; /* the key that ended a page or a silence, where it begins a word; or NUL */
    /* the line in hand */
    const struct prompt *prompt;
    struct bytes lead;
    struct bytes line;
    bool finished;
    bool ended;
    struct held held;
};

/* readline's callbacks are given no context. */
static struct terminal *current;

static struct page_style style_now(const struct terminal *terminal) {
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
    return (struct page_style){known ? size.ws_col : 80, terminal->marks};
}

static size_t height_now(void) {
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row;
    return known ? size.ws_row : 24;
}

static void clear_screen(void) {
    fputs("\033[H\033[2J", stdout);
}

/* Shows a text that may be longer than the window, a windowful at a time, until a key is pressed.
 */
static void show_page(struct terminal *terminal, const struct bytes *page) {
    const char *at = bytes_string(page);
    size_t room = height_now() > 4 ? height_now() - 3 : 1;
    enum waited_for event = WAITED_INPUT;
    while (*at && event == WAITED_INPUT) {
        clear_screen();
        for (size_t row = 0; row < room && *at; row++) {
            size_t length = strcspn(at, "\n");
            fwrite(at, 1, length, stdout);
            fputc('\n', stdout);
            at += length + (at[length] == '\n');
        }
        const char *hint = *at ? "more: press a key" : "press a key to go on";
        printf(terminal->marks ? "\n \033[2m%s\033[0m" : "\n %s", hint);
        fflush(stdout);
        event = keys_wait(&terminal->ahead);
    }
    clear_screen();
    fflush(stdout);
}

static void say(struct front *front, enum saying how, const char *text, const struct place *place) {
    struct terminal *terminal = (struct terminal *)front;
    struct page_style style = style_now(terminal);
    if (how != SAY_PAGE) {
        page_said(how, text, &style, &terminal->said);
        return;
    }
    struct bytes page = {0};
    (void)place;
    bytes_add(&page, bytes_string(&terminal->said), terminal->said.length);
    bytes_clear(&terminal->said);
    page_said(how, text, &style, &page);
    show_page(terminal, &page);
    bytes_free(&page);
}

static void show_question(const struct terminal *terminal) {
    clear_screen();
    fwrite(bytes_string(&terminal->page), 1, terminal->page.length, stdout);
    fflush(stdout);
}

static void paint(struct terminal *terminal) {
    struct page_style style = style_now(terminal);
    bytes_clear(&terminal->page);
    page_header(&terminal->prompt->place, &style, &terminal->page);
    bytes_add(&terminal->page, bytes_string(&terminal->said), terminal->said.length);
    page_question(terminal->prompt, &style, &terminal->page);
    show_question(terminal);
}

static char *next_command(const char *text, int state) {
    static size_t index;
    const struct prompt *prompt = current->prompt;
    const struct command_row *rows = prompt->commands ? prompt->commands : commands;
    size_t count = prompt->commands ? prompt->command_count : COMMAND_COUNT;
    size_t length = strlen(text) - 1; /* without the slash */
    if (state == 0) index = 0;
    for (; index < count; index++) {
        if (strncmp(rows[index].name, text + 1, length) != 0) continue;
        struct bytes whole = {0};
        bytes_format(&whole, "/%s", rows[index++].name);
        return whole.data;
    }
    return NULL;
}

static char *next_section(const char *text, int state) {
    static size_t index;
    const struct value *sections = current->prompt->place.sections;
    if (state == 0) index = 0;
    for (; sections && index < sections->count; index++) {
        struct bytes whole = {0};
        bytes_format(&whole, "/go %s", sections->items[index].text);
        if (strncasecmp(bytes_string(&whole), text, strlen(text)) == 0) {
            index++;
            return whole.data;
        }
        bytes_free(&whole);
    }
    return NULL;
}

/* Only commands complete: an answer is the mentee's own. */
static char **complete(const char *text, int start, int end) {
    (void)start;
    (void)end;
    rl_attempted_completion_over = 1;
    if (text[0] != '/') return NULL;
    bool section = strncmp(text, "/go ", 4) == 0;
    return rl_completion_matches(text, section ? next_section : next_command);
}

/* A slash typed at words that were only offered begins a command; the words come back after it. */
static int begin_command(int count, int key) {
    const char *draft = current->prompt->draft;
    if (draft && strcmp(rl_line_buffer, draft) == 0) rl_replace_line("", 0);
    return rl_insert(count, key);
}

static void take_line(char *line) {
    rl_callback_handler_remove();
    current->finished = true;
    current->ended = line == NULL;
    if (line) bytes_text(&current->line, line);
    free(line);
}

/* The line is taken away and its question put again, which is not to cost a word. A draft that
 * nobody touched is offered anew by the question itself. */
static void hold_line(struct terminal *terminal) {
    const char *draft = terminal->prompt->draft;
    if (strcmp(rl_line_buffer, draft ? draft : "") != 0) {
        bytes_clear(&terminal->held.id);
        bytes_clear(&terminal->held.text);
        bytes_text(&terminal->held.id, terminal->prompt->id);
        bytes_text(&terminal->held.text, rl_line_buffer);
        terminal->held.cursor = rl_point;
    }
    rl_callback_handler_remove();
}

static bool give_back(struct terminal *terminal) {
    struct held *held = &terminal->held;
    if (!held->text.length || strcmp(bytes_string(&held->id), terminal->prompt->id) != 0)
        return false;
    rl_insert_text(held->text.data);
    rl_point = held->cursor;
    rl_redisplay();
    bytes_clear(&held->text);
    return true;
}

static void begin_line(struct terminal *terminal) {
    const struct prompt *prompt = terminal->prompt;
    bytes_clear(&terminal->lead);
    page_prompt(prompt, &terminal->lead);
    bytes_clear(&terminal->line);
    terminal->finished = false;
    terminal->ended = false;
    rl_callback_handler_install(bytes_string(&terminal->lead), take_line);
    if (!give_back(terminal) && prompt->draft) {
        rl_insert_text(prompt->draft);
        rl_redisplay();
    }
    if (terminal->ahead) {
        rl_stuff_char((unsigned char)terminal->ahead);
        rl_callback_read_char();
        terminal->ahead = '\0';
    }
}

/* Ctrl-C leaves the line as it is; the prompt says what a second one does. */
static void warn(struct terminal *terminal, bool warned) {
    struct bytes lead = {0};
    if (warned) bytes_text(&lead, " Ctrl-C again pauses");
    bytes_text(&lead, bytes_string(&terminal->lead));
    rl_clear_visible_line();
    rl_set_prompt(bytes_string(&lead));
    rl_on_new_line();
    rl_redisplay();
    bytes_free(&lead);
}

static void repaint(struct terminal *terminal) {
    rl_resize_terminal();
    paint(terminal);
    rl_on_new_line();
    rl_redisplay();
}

/* Ctrl-L: the question must not be cleared away with the screen. */
static int paint_again(int count, int key) {
    (void)count;
    (void)key;
    repaint(current);
    return 0;
}

static void stop_line(struct terminal *terminal) {
    bytes_text(&terminal->line, rl_line_buffer);
    rl_callback_handler_remove();
    fputc('\n', stdout);
}

/* Reads the line key by key; `waited` is when the first key came. */
static enum reply_kind read_line(struct terminal *terminal, double start, double *waited) {
    bool warned = false;
    *waited = -1;
    while (!terminal->finished) {
        enum waited_for event = signals_wait(STDIN_FILENO, terminal->prompt->watch);
        if (event == WAITED_SAVED) {
            hold_line(terminal);
            return REPLY_RELOAD;
        }
        if (event == WAITED_RESIZED) {
            repaint(terminal);
            continue;
        }
        if (event == WAITED_LEAVE || (event == WAITED_CTRL_C && warned)) {
            stop_line(terminal);
            return REPLY_INTERRUPT;
        }
        if (*waited < 0) *waited = clock_seconds() - start;
        bool was_warned = warned;
        warned = event == WAITED_CTRL_C;
        if (warned != was_warned) warn(terminal, warned);
        if (event == WAITED_INPUT) rl_callback_read_char();
    }
    return terminal->ended ? REPLY_CLOSED : REPLY_LINE;
}

static bool ask_words(struct terminal *terminal, const struct prompt *prompt, struct reply *reply) {
    double start = clock_seconds();
    current = terminal;
    terminal->prompt = prompt;
    paint(terminal);
    begin_line(terminal);
    reply->kind = read_line(terminal, start, &reply->waited);
    reply->thought = clock_seconds() - start;
    reply->value = value_text(bytes_string(&terminal->line), terminal->line.length);
    if (prompt->before && reply->kind == REPLY_LINE) front_settle(prompt, &reply->value);
    bytes_clear(&terminal->said);
    return true;
}

static bool ask_long(struct terminal *terminal, const struct prompt *prompt, struct reply *reply) {
    struct bytes text = {0};
    struct fault fault = {0};
    if (editor_write(bytes_string(terminal->scratch), prompt->draft ? prompt->draft : "", &text,
                     &fault)) {
        reply->kind = REPLY_ANSWER;
        reply->value = value_text(bytes_string(&text), text.length);
    } else {
        bytes_clear(&text);
        fault_write(&fault, &text);
        say(&terminal->front, SAY_NOTICE, bytes_string(&text), &prompt->place);
    }
    bytes_free(&text);
    return true;
}

static bool ask(struct front *front, const struct prompt *prompt, struct reply *reply,
                struct fault *fault) {
    struct terminal *terminal = (struct terminal *)front;
    (void)fault;
    if (prompt->manner == MANNER_LONG) return ask_long(terminal, prompt, reply);
    if (prompt->manner == MANNER_WORDS) return ask_words(terminal, prompt, reply);
    double start = clock_seconds();
    show_question(terminal); /* the question alone: not even the command is left on the screen */
    keys_wait(&terminal->ahead);
    reply->thought = clock_seconds() - start;
    return true;
}

static void close_terminal(struct front *front) {
    struct terminal *terminal = (struct terminal *)front;
    if (terminal->said.length) {
        clear_screen();
        fwrite(terminal->said.data, 1, terminal->said.length, stdout);
        fputc('\n', stdout);
    }
    fflush(stdout);
    keys_end();
    signals_end();
    current = NULL;
    bytes_free(&terminal->said);
    bytes_free(&terminal->page);
    bytes_free(&terminal->lead);
    bytes_free(&terminal->line);
    bytes_free(&terminal->held.id);
    bytes_free(&terminal->held.text);
    free(terminal);
}

/* Keys that would send or empty the line at one touch are taken off: nothing typed is lost. */
static void spare_the_line(void) {
    Keymap maps[] = {emacs_standard_keymap, emacs_meta_keymap, emacs_ctlx_keymap,
                     vi_movement_keymap, vi_insertion_keymap};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        rl_unbind_function_in_map(rl_insert_comment, maps[i]);
        rl_unbind_function_in_map(rl_revert_line, maps[i]);
    }
}

struct front *front_terminal(const struct bytes *scratch) {
    struct terminal *terminal = memory_new(sizeof *terminal);
    terminal->front = (struct front){say, ask, close_terminal};
    terminal->scratch = scratch;
    const char *no_color = getenv("NO_COLOR");
    terminal->marks = !no_color || !*no_color;
    keys_begin();
    text_use_locale();
    rl_readline_name = "askwell";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_attempted_completion_function = complete;
    rl_completer_word_break_characters = "";
    rl_initialize();
    spare_the_line();
    rl_bind_key_in_map('/', begin_command, emacs_standard_keymap);
    rl_bind_key_in_map('/', begin_command, vi_insertion_keymap);
    rl_bind_key_in_map(CTRL('L'), paint_again, emacs_standard_keymap);
    rl_bind_key_in_map(CTRL('L'), paint_again, vi_insertion_keymap);
    signals_begin();
    return &terminal->front;
}
