/* SPDX-License-Identifier: GPL-3.0-or-later
 * Who is who among the names of a transcript, and their turns.
 */
#include "practice/reading.h"

#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

enum { most_names = 64, most_told = 8, nobody = most_names };

/* Somebody who may speak. */
struct person {
    const char *name; /* belongs to the speeches */
    size_t count;     /* of speeches */
    bool sure;        /* some name of theirs stood in a tag or with a time */
};

struct joining {
    const char *file;
    const struct speeches *speeches;
    struct person people[most_names];
    size_t count;
    size_t coach; /* numbers of people, or nobody */
    size_t mentee;
    struct reading *reading;
    size_t left_out;
    size_t now;        /* who speaks */
    double start;      /* when the conversation began; these are negative where not known */
    double began;      /* the turn in hand */
    double end;        /* what was said last */
    struct bytes text; /* of the turn in hand */
};

static size_t find(const struct joining *joining, const char *name) {
    for (size_t i = 0; name && i < joining->count; i++)
        if (strcasecmp(joining->people[i].name, name) == 0) return i;
    return nobody;
}

static void gather(struct joining *joining) {
    for (size_t i = 0; i < joining->speeches->count; i++) {
        const struct speech *speech = &joining->speeches->items[i];
        if (!speech->name) continue;
        size_t who = find(joining, speech->name);
        if (who == nobody) {
            if (joining->count == most_names) continue;
            who = joining->count++;
            joining->people[who] = (struct person){.name = speech->name};
        }
        joining->people[who].count++;
        joining->people[who].sure = joining->people[who].sure || !speech->loose;
    }
}

static bool looks_like_name(const struct person *person, size_t least) {
    return !islower((unsigned char)*person->name) && person->count >= least;
}

/* Lets only those stand that are surely people, or wanted, or look it: a capital, and more than
 * once; of a conversation so short that there are not two, the first that have a capital. */
static void keep_people(struct joining *joining) {
    bool stands[most_names];
    size_t count = 0;
    size_t kept = 0;
    size_t coach = nobody;
    size_t mentee = nobody;
    for (size_t i = 0; i < joining->count; i++) {
        const struct person *person = &joining->people[i];
        stands[i] = person->sure || i == joining->coach || i == joining->mentee ||
                    looks_like_name(person, 2);
        count += stands[i];
    }
    for (size_t i = 0; i < joining->count && count < 2; i++) {
        if (stands[i] || !looks_like_name(&joining->people[i], 1)) continue;
        stands[i] = true;
        count++;
    }
    for (size_t i = 0; i < joining->count; i++) {
        if (!stands[i]) continue;
        if (i == joining->coach) coach = kept;
        if (i == joining->mentee) mentee = kept;
        joining->people[kept++] = joining->people[i];
    }
    joining->count = kept;
    joining->coach = coach;
    joining->mentee = mentee;
}

/* Of two the other one is the mentee, or the coach. */
static void take_other(struct joining *joining, const struct reading_wish *wish) {
    if (joining->count != 2) return;
    if (joining->coach != nobody && joining->mentee == nobody && !wish->mentee)
        joining->mentee = 1 - joining->coach;
    else if (joining->mentee != nobody && joining->coach == nobody && !wish->coach)
        joining->coach = 1 - joining->mentee;
}

static void tell_people(const struct joining *joining, struct bytes *out) {
    for (size_t i = 0; i < joining->count && i < most_told; i++) {
        bytes_text(out, i == 0 ? "" : i + 1 == joining->count ? " and " : ", ");
        text_show(joining->people[i].name, strlen(joining->people[i].name), TEXT_ONE_LINE, out);
    }
    if (joining->count > most_told) bytes_text(out, " and others");
}

static bool refuse(const struct joining *joining, const struct reading_wish *wish,
                   struct fault *fault) {
    struct bytes people = {0};
    struct bytes remedy = {0};
    const char *missing = joining->coach == nobody && wish->coach     ? wish->coach
                          : joining->mentee == nobody && wish->mentee ? wish->mentee
                                                                      : NULL;
    const char *option = joining->coach == nobody ? "coach" : "mentee";
    tell_people(joining, &people);
    fault_at(fault, joining->file, 0, 0);
    if (!joining->count) {
        fault_say(fault, EX_DATAERR, "begin each turn with `coach:` or `mentee:`, or with a name",
                  "it does not say who speaks");
    } else if (missing) {
        bytes_format(&remedy, "the names in it are %s", bytes_string(&people));
        fault_say(fault, EX_DATAERR, bytes_string(&remedy), "nobody in it is called “%s”", missing);
    } else {
        bytes_format(&remedy, "say so, as in --%s \"%.60s\"", option, joining->people[0].name);
        fault_say(fault, EX_DATAERR, bytes_string(&remedy),
                  "the names in it are %s, and it does not say who is the %s",
                  bytes_string(&people), option);
    }
    bytes_free(&people);
    bytes_free(&remedy);
    return false;
}

static bool find_people(struct joining *joining, const struct reading_wish *wish,
                        struct fault *fault) {
    gather(joining);
    joining->coach = find(joining, text_or(wish->coach, "coach"));
    joining->mentee = find(joining, text_or(wish->mentee, "mentee"));
    keep_people(joining);
    take_other(joining, wish);
    if (joining->coach == nobody || joining->mentee == nobody || joining->coach == joining->mentee)
        return refuse(joining, wish, fault);
    const char *coach = joining->people[joining->coach].name;
    const char *mentee = joining->people[joining->mentee].name;
    if (strcasecmp(coach, "coach") != 0) bytes_text(&joining->reading->coach, coach);
    if (strcasecmp(mentee, "mentee") != 0) bytes_text(&joining->reading->mentee, mentee);
    return true;
}

/* Gives the text of the turn in hand to its moment. */
static void close_turn(struct joining *joining) {
    struct encounter *encounter = &joining->reading->encounter;
    if (!encounter->count) return;
    struct moment *moment = &encounter->moments[encounter->count - 1];
    free(moment->text);
    moment->text = memory_text(bytes_string(&joining->text), joining->text.length);
    bytes_clear(&joining->text);
}

/* Begins a turn with a speech. */
static void open_turn(struct joining *joining, enum speaker speaker, const struct speech *speech) {
    close_turn(joining);
    struct moment *moment = encounter_add(&joining->reading->encounter, speaker, "");
    moment->line = speech->line;
    joining->began = speech->from;
    if (joining->start < 0) joining->start = speech->from;
    if (speech->from < 0) return;
    moment->began = speech->from > joining->start ? speech->from - joining->start : 0;
    if (joining->end < 0) return;
    moment->waited = speech->from > joining->end ? speech->from - joining->end : 0;
}

static void add_text(struct joining *joining, const struct speech *speech, bool with_name) {
    if (joining->text.length && *speech->text) bytes_char(&joining->text, ' ');
    if (with_name) bytes_format(&joining->text, "%s: ", speech->name);
    bytes_text(&joining->text, speech->text);
}

static bool refuse_length(const struct joining *joining, const struct speech *speech,
                          struct fault *fault) {
    fault_at(fault, joining->file, (long)speech->line, 0);
    return fault_say(fault, EX_DATAERR, "cut it into conversations",
                     "this is longer than any conversation, more than %d turns",
                     reading_most_turns);
}

/* Adds a speech of the coach or the mentee. */
static bool add_speech(struct joining *joining, const struct speech *speech, bool is_words,
                       struct fault *fault) {
    struct encounter *encounter = &joining->reading->encounter;
    enum speaker speaker = joining->now == joining->coach ? SPEAKER_COACH : SPEAKER_MENTEE;
    bool goes_on = encounter->count && encounter->moments[encounter->count - 1].speaker == speaker;
    if (!goes_on && encounter->count == reading_most_turns)
        return refuse_length(joining, speech, fault);
    if (!goes_on) open_turn(joining, speaker, speech);
    add_text(joining, speech, is_words && speech->name);
    if (speech->to >= 0 || speech->from >= 0) joining->end = speech->to;
    bool known = joining->began >= 0 && joining->end >= joining->began;
    encounter->moments[encounter->count - 1].lasted = known ? joining->end - joining->began : -1;
    return true;
}

static bool join(struct joining *joining, struct fault *fault) {
    bool good = true;
    for (size_t i = 0; good && i < joining->speeches->count; i++) {
        const struct speech *speech = &joining->speeches->items[i];
        size_t who = speech->name ? find(joining, speech->name) : nobody;
        if (who != nobody) joining->now = who;
        if (speech->loose && who == nobody && !*speech->text) continue; /* `Meeting ended 0:20` */
        if (joining->now == joining->coach || joining->now == joining->mentee) {
            good = add_speech(joining, speech, who == nobody, fault);
            continue;
        }
        joining->left_out += joining->now != nobody;
        joining->end = -1; /* somebody else has spoken into the silence */
    }
    close_turn(joining);
    return good;
}

bool reading_join(const char *name, const struct speeches *speeches,
                  const struct reading_wish *wish, struct reading *reading, struct fault *fault) {
    struct joining joining = {.file = name,
                              .speeches = speeches,
                              .reading = reading,
                              .now = nobody,
                              .start = -1,
                              .began = -1,
                              .end = -1};
    bool good = find_people(&joining, wish, fault) && join(&joining, fault);
    if (good && joining.left_out)
        bytes_format(&reading->notes, "%zu line%s of others than the two %s left out\n",
                     joining.left_out, joining.left_out == 1 ? "" : "s",
                     joining.left_out == 1 ? "is" : "are");
    bytes_free(&joining.text);
    return good;
}
