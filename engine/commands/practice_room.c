/* SPDX-License-Identifier: GPL-3.0-or-later
 * A session is begun with what was wished, and gone on with as it was begun: its persona, its seed,
 * its protocol.
 */
#include "commands/practice_room.h"

#include "base/fault.h"
#include "base/shelf.h"
#include "base/text.h"
#include "commands/choose.h"
#include "flow/flow.h"
#include "practice/persona.h"
#include "practice/program.h"
#include "practice/progress.h"
#include "practice/protocol.h"
#include "talk/draw.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

/* A persona is kept by its name. */
static char *name_of_persona(const struct practice_wish *wish) {
    return shelf_name(SHELF_PERSONAS, wish->persona ? wish->persona : "program");
}

/* Another program may be called anything. */
static bool open_program(struct practice_room *room, const char *title, struct fault *fault) {
    enum { usual_patience = 60 };
    const struct practice_wish *wish = &room->wish;
    room->setup.title = title;
    room->setup.language = "en";
    room->setup.mentee = mentee_of_program(
        wish->program, wish->patience > 0 ? wish->patience : usual_patience, fault);
    return room->setup.mentee != NULL;
}

static bool open_persona(struct practice_room *room, const char *name, uint64_t seed,
                         struct fault *fault) {
    room->persona = persona_open(room->jail, name, seed, fault);
    if (!room->persona) return false;
    const struct persona_bank *bank = persona_bank(room->persona);
    room->setup.title = persona_title(room->persona);
    room->setup.language = bank->language;
    room->setup.about = bank->about;
    if (!room->protocol.length && bank->protocol) bytes_text(&room->protocol, bank->protocol);
    room->setup.mentee = mentee_of_persona(room->persona);
    return true;
}

static bool open_protocol(struct practice_room *room, struct fault *fault) {
    if (!yardstick_open(room->setup.language, &room->yardstick, fault)) return false;
    if (!room->protocol.length) return true;
    room->setup.protocol =
        protocol_open(bytes_string(&room->protocol), room->yardstick.lexicon, fault);
    return room->setup.protocol != NULL;
}

/* What fades with practice is how much /where tells unasked: less for each session of this protocol
 * that was finished with hardly a look at it. */
static unsigned fading_of(const struct practice_room *room) {
    struct progress progress = {0};
    struct fault ignored = {0};
    enum { hardly = 1, short_session = 5 };
    unsigned fading = 0;
    if (!room->protocol.length || !progress_read(false, &progress, &ignored)) return 0;
    for (size_t i = 0; i < progress.count; i++) {
        const struct diary_session *session = &progress.items[i].session;
        bool same =
            session->protocol && strcmp(session->protocol, bytes_string(&room->protocol)) == 0;
        fading +=
            same && session->ended && session->turns > short_session && session->wheres <= hardly;
    }
    progress_free(&progress);
    return fading;
}

static bool begin(struct practice_room *room, const struct clock *clock, struct fault *fault) {
    const struct practice_wish *wish = &room->wish;
    uint64_t seed = draw_any_seed();
    struct bytes folder = {0};
    if (wish->seed && !draw_seed(wish->seed, &seed, fault)) return false;
    bool opened = wish->program
                      ? open_program(room, text_or(wish->persona, "Another program"), fault)
                      : open_persona(room, wish->persona, seed, fault);
    if (!opened || !open_protocol(room, fault)) return false;
    char *name = name_of_persona(wish);
    struct diary_begin begin = {
        .persona = name,
        .title = room->setup.title,
        .mentee = room->setup.mentee->name,
        .language = room->setup.language,
        .protocol = room->protocol.length ? bytes_string(&room->protocol) : NULL,
        .sum = room->persona ? persona_bank(room->persona)->digest : 0,
        .seed = seed,
    };
    if (diary_folder(&folder, fault))
        room->setup.diary = diary_open(bytes_string(&folder), clock, &begin, fault);
    bytes_free(&folder);
    free(name);
    return room->setup.diary != NULL;
}

/* Gives the path of the latest session that was left. */
static bool find_left(const struct practice_wish *wish, struct bytes *path, struct fault *fault) {
    struct progress progress = {0};
    char *name = wish->persona || wish->program ? name_of_persona(wish) : NULL;
    bool good = progress_read(false, &progress, fault);
    const struct progress_item *left = good ? progress_left(&progress, name) : NULL;
    if (left) bytes_text(path, journal_path(left->journal));
    if (good && !left)
        fault_say(fault, EX_NOINPUT, "begin one without --resume",
                  name ? "no session with %s was left" : "no practice session was left",
                  text_or(name, ""));
    progress_free(&progress);
    free(name);
    return left != NULL;
}

/* Who answered then answers again. */
static bool open_again(struct practice_room *room, const struct diary_session *session,
                       struct fault *fault) {
    const struct practice_wish *wish = &room->wish;
    uint64_t seed = 0;
    if (wish->program) return open_program(room, session->title, fault);
    if (!session->sum)
        return fault_say(fault, EX_USAGE, "name it again with --mentee-command",
                         "another program answered in this session");
    if (!draw_seed(session->seed, &seed, fault)) return false;
    if (!open_persona(room, wish->persona ? wish->persona : session->persona, seed, fault))
        return false;
    if (persona_bank(room->persona)->digest != session->sum)
        choose_say(room->setup.front, SAY_NOTICE,
                   "What this person may say was edited since; what was said stands.");
    return true;
}

static bool resume(struct practice_room *room, const struct clock *clock, struct fault *fault) {
    struct bytes path = {0};
    struct diary_session session = {0};
    if (find_left(&room->wish, &path, fault))
        room->setup.diary = diary_resume(bytes_string(&path), clock, fault);
    bytes_free(&path);
    if (!room->setup.diary) return false;
    diary_read(diary_journal(room->setup.diary), &session, &room->encounter, &room->aside);
    room->setup.aside = &room->aside;
    room->setup.forked = session.forked;
    if (!room->protocol.length && session.protocol) bytes_text(&room->protocol, session.protocol);
    return open_again(room, &session, fault) && open_protocol(room, fault);
}

bool practice_room_open(struct practice_room *room, const struct clock *clock,
                        struct fault *fault) {
    const struct practice_wish *wish = &room->wish;
    if (wish->protocol) bytes_text(&room->protocol, wish->protocol);
    bool good = wish->resume ? resume(room, clock, fault) : begin(room, clock, fault);
    if (!good) return false;
    room->setup.yardstick = &room->yardstick;
    room->setup.live = wish->live;
    room->setup.fading = fading_of(room);
    return true;
}

void practice_room_close(struct practice_room *room) {
    if (room->setup.mentee) room->setup.mentee->close(room->setup.mentee);
    diary_close(room->setup.diary);
    protocol_free(room->setup.protocol);
    yardstick_close(&room->yardstick);
    persona_free(room->persona);
    encounter_free(&room->encounter);
    encounter_free(&room->aside);
    bytes_free(&room->protocol);
}
