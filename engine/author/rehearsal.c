/* SPDX-License-Identifier: GPL-3.0-or-later
 * The agenda of a rehearsal is a real file, so that a crash or a pause in a transcript is one.
 */
#include "author/rehearsal.h"

#include "base/fault.h"
#include "base/shelf.h"
#include "talk/draw.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

bool rehearsal_begin(struct rehearsal *rehearsal, struct fault *fault) {
    const char *place = getenv("TMPDIR");
    *rehearsal = (struct rehearsal){0};
    bytes_format(&rehearsal->folder, "%s/askwell-play-XXXXXX", place && *place ? place : "/tmp");
    if (!mkdtemp(rehearsal->folder.data)) {
        bytes_free(&rehearsal->folder);
        return fault_say(fault, EX_IOERR, "check $TMPDIR", "no temporary folder can be made");
    }
    bytes_format(&rehearsal->agenda, "%s/rehearsal.agenda.yaml", rehearsal->folder.data);
    bytes_format(&rehearsal->second, "%s/second.agenda.yaml", rehearsal->folder.data);
    bytes_format(&rehearsal->notebook, "%s/coach.notebook.yaml", rehearsal->folder.data);
    return true;
}

/* Agendas, records apart, a notebook, what was cut off, and the lock of each. */
static void remove_all(const char *path) {
    DIR *folder = opendir(path);
    for (const struct dirent *file; folder && (file = readdir(folder));)
        unlinkat(dirfd(folder), file->d_name, 0);
    if (folder) closedir(folder);
    rmdir(path);
}

void rehearsal_end(struct rehearsal *rehearsal) {
    rehearsal_leave(rehearsal);
    if (rehearsal->folder.length) remove_all(rehearsal->folder.data);
    bytes_free(&rehearsal->folder);
    bytes_free(&rehearsal->agenda);
    bytes_free(&rehearsal->second);
    bytes_free(&rehearsal->notebook);
}

static bool open_agendas(struct rehearsal *rehearsal, struct fault *fault) {
    struct bytes notes = {0};
    const char *paths[] = {bytes_string(&rehearsal->agenda), bytes_string(&rehearsal->second)};
    struct journal **journals = rehearsal->journals;
    if (rehearsal->with)
        journal_open_both(paths, &rehearsal->clock, journals, &notes, fault);
    else
        journals[0] = journal_open(paths[0], JOURNAL_CREATE, &rehearsal->clock, &notes, fault);
    bytes_free(&notes);
    return journals[0] != NULL;
}

bool rehearsal_enter(struct rehearsal *rehearsal, const char *flow, struct flow *jail,
                     struct fault *fault) {
    struct bytes path = {0};
    fault_at(fault, NULL, 0, 0); /* it is about no file that was opened before */
    rehearsal_leave(rehearsal);
    bool good = shelf_find(SHELF_FLOWS, flow, NULL, &path, fault) &&
                flow_load(jail, bytes_string(&path), fault) && open_agendas(rehearsal, fault);
    rehearsal->name = shelf_name(SHELF_FLOWS, flow);
    bytes_free(&path);
    return good;
}

enum talk_end rehearsal_hold(struct rehearsal *rehearsal, struct flow *jail, struct front *front,
                             bool fresh, struct fault *fault) {
    struct talk_setup setup = {
        .flow = jail,
        .name = rehearsal->name,
        .journal = rehearsal->journals[0],
        .second = rehearsal->journals[1],
        .front = front,
        .clock = &rehearsal->clock,
        .owner = rehearsal->owner,
        .with = rehearsal->with,
        .notebook = bytes_string(&rehearsal->notebook),
        .seed = rehearsal->seed,
        .fresh = fresh,
        .reload = rehearsal->reload,
    };
    return talk_hold(&setup, fault);
}

void rehearsal_leave(struct rehearsal *rehearsal) {
    for (size_t i = 0; i < 2; i++) {
        journal_close(rehearsal->journals[i]);
        rehearsal->journals[i] = NULL;
    }
    free(rehearsal->name);
    rehearsal->name = NULL;
}

/* Plays session after session until the transcript is at its end. */
static bool play_sessions(struct rehearsal *rehearsal, struct player *player, struct flow *jail,
                          struct fault *fault) {
    const char *flow = value_get_text(&player->transcript->head, "flow");
    bool fresh = false;
    bool good = true;
    bool more = true;
    while (good && more) {
        if (!rehearsal_enter(rehearsal, flow, jail, fault)) return false;
        memcpy(player->journals, rehearsal->journals, sizeof player->journals);
        enum talk_end end = rehearsal_hold(rehearsal, jail, &player->front, fresh, fault);
        bool crashed = player->event && strcmp(player->event, "crash") == 0;
        bool paused = player->event && strcmp(player->event, "pause") == 0;
        good = end != TALK_FAILED || crashed;
        const char *next = player_between(player);
        if (next) flow = next;
        fresh = next != NULL;
        more = next || crashed || paused;
        if (!more && good) player_between(player);
        rehearsal_leave(rehearsal);
    }
    return good;
}

static bool set_clock(struct rehearsal *rehearsal, const struct transcript *transcript,
                      struct fault *fault) {
    const char *at = value_get_text(&transcript->head, "at");
    rehearsal->clock.fixed = clock_read_stamp(at ? at : "2026-01-05T09:00:00Z");
    if (rehearsal->clock.fixed > 0) return true;
    fault_at(fault, transcript->path, 1, 1);
    return fault_say(fault, EX_DATAERR, "write it as 2026-11-21T09:00:00Z", "`at: %s` is no time",
                     at);
}

bool rehearse(const struct transcript *transcript, struct flow *jail, struct value *happened,
              struct fault *fault) {
    struct rehearsal rehearsal;
    struct player player;
    const char *seed = value_get_text(&transcript->head, "seed");
    const char *owner = value_get_text(&transcript->head, "owner");
    *happened = value_list();
    if (!rehearsal_begin(&rehearsal, fault)) return false;
    rehearsal.owner = owner ? owner : "rehearsal";
    rehearsal.with = value_get_text(&transcript->head, "with");
    bool good = set_clock(&rehearsal, transcript, fault) &&
                draw_seed(seed ? seed : "1", &rehearsal.seed, fault);
    if (good) {
        player_begin(&player, transcript, &rehearsal.clock);
        good = play_sessions(&rehearsal, &player, jail, fault);
        value_free(happened);
        *happened = player_end(&player);
    }
    rehearsal_end(&rehearsal);
    return good;
}

/* What belongs to the line above or below it. */
static bool is_tied(const char *line) {
    return strcmp(line, "! clear") == 0;
}

void rehearsal_text(const struct transcript *transcript, const struct value *happened,
                    struct bytes *out) {
    bytes_text(out, bytes_string(&transcript->opening));
    while (out->length && out->data[out->length - 1] == '\n')
        out->data[--out->length] = '\0';
    bytes_char(out, '\n');
    char before = '\0';
    for (size_t i = 0; i < happened->count; i++) {
        const char *line = happened->items[i].text;
        bool goes_on = before == *line || (before == '|' && *line == '?') || is_tied(line);
        if (*line == '=' || (strchr("?|\"![-", *line) && !goes_on)) bytes_char(out, '\n');
        bytes_format(out, "%s\n", line);
        before = *line;
    }
}
