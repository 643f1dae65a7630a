/* SPDX-License-Identifier: GPL-3.0-or-later
 * Everything is read first; only then it is known which groups are large enough.
 */
#include "report/gather.h"

#include "agenda/journal.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/memory.h"
#include "report/guard.h"
#include "report/tally.h"
#include "report/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#define uthash_fatal(message) memory_none()
#include <uthash.h>

/* Whose agenda has this opening or this session. */
struct known {
    uint64_t key;
    size_t person;
    UT_hash_handle hh;
};

struct gathering {
    struct vocabulary *vocabulary;
    struct gather_time time;
    struct tally *people; /* one for each agenda, whatever its copies */
    size_t count;
    struct known *known;
    unsigned long given;
    unsigned long unread;
    size_t *group; /* of each programme: which it is counted with, or VOCABULARY_NONE */
    bool *exact;   /* of each group: how many mentees it has may be known exactly */
    struct guard_unit *units;
    size_t unit_count;
};

struct gathering *gather_open(struct vocabulary *vocabulary, const struct gather_time *time) {
    struct gathering *gathering = memory_new(sizeof *gathering);
    *gathering = (struct gathering){.vocabulary = vocabulary, .time = *time};
    size_t programmes = vocabulary_programmes(vocabulary);
    gathering->group = memory_new(programmes * sizeof *gathering->group);
    gathering->exact = memory_new(programmes * sizeof *gathering->exact);
    return gathering;
}

void gather_close(struct gathering *gathering) {
    struct known *known = gathering->known;
    HASH_CLEAR(hh, gathering->known);
    while (known) {
        struct known *next = known->hh.next;
        free(known);
        known = next;
    }
    for (size_t i = 0; i < gathering->count; i++)
        tally_free(&gathering->people[i]);
    free(gathering->people);
    free(gathering->group);
    free(gathering->exact);
    free(gathering->units);
    free(gathering);
}

static struct known *find(const struct gathering *gathering, uint64_t key) {
    struct known *known = NULL;
    HASH_FIND(hh, gathering->known, &key, sizeof key, known);
    return known;
}

static void know(struct gathering *gathering, uint64_t key, size_t person) {
    struct known *known = find(gathering, key);
    if (!known) {
        known = memory_new(sizeof *known);
        known->key = key;
        HASH_ADD(hh, gathering->known, key, sizeof known->key, known);
    }
    known->person = person;
}

/* Gives who it is a copy of, or the count of people. */
static size_t person_of(const struct gathering *gathering, const struct tally *tally) {
    struct known *known = find(gathering, tally->key);
    for (size_t i = 0; !known && i < tally->session_count; i++)
        known = find(gathering, tally->sessions[i].key);
    return known ? known->person : gathering->count;
}

/* Takes the tally over. */
static void take(struct gathering *gathering, struct tally *tally) {
    size_t person = person_of(gathering, tally);
    know(gathering, tally->key, person);
    for (size_t i = 0; i < tally->session_count; i++)
        know(gathering, tally->sessions[i].key, person);
    if (person == gathering->count) {
        gathering->people =
            memory_room(gathering->people, gathering->count, sizeof *gathering->people);
        gathering->people[gathering->count++] = *tally;
        return;
    }
    struct tally *kept = &gathering->people[person];
    struct tally older = kept->at < tally->at ? *kept : *tally;
    if (kept->at < tally->at) *kept = *tally;
    tally_free(&older);
}

bool gather_add(struct gathering *gathering, const char *path, struct fault *fault) {
    struct bytes notes = {0};
    gathering->given++;
    fault_at(fault, path, 0, 0);
    struct journal *journal =
        journal_open(path, JOURNAL_READ, gathering->time.clock, &notes, fault);
    bytes_free(&notes);
    struct tally tally = {0};
    if (journal)
        tally =
            tally_of(journal, gathering->vocabulary, gathering->time.from, gathering->time.until);
    bool good = journal && !tally.apart;
    if (journal && tally.apart)
        fault_say(fault, EX_DATAERR, NULL, "this is no agenda but a record of its own");
    journal_close(journal);
    if (good)
        take(gathering, &tally);
    else
        tally_free(&tally);
    gathering->unread += !good;
    return good;
}

/* The units that are counted next. */
static void add_unit(struct gathering *gathering, size_t person, uint64_t facets) {
    gathering->units =
        memory_room(gathering->units, gathering->unit_count, sizeof *gathering->units);
    gathering->units[gathering->unit_count++] = (struct guard_unit){person, facets};
}

static void no_units(struct gathering *gathering) {
    free(gathering->units);
    gathering->units = NULL;
    gathering->unit_count = 0;
}

static size_t people_in(const struct gathering *gathering, uint64_t with) {
    return guard_people(gathering->units, gathering->unit_count, with, 0);
}

/* Adds a unit for each thing that is counted with this group: the sessions, and of what was put
 * there between them the items. */
static void take_group(struct gathering *gathering, size_t group) {
    no_units(gathering);
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        for (size_t i = 0; i < tally->session_count; i++)
            if (tally->sessions[i].counted &&
                gathering->group[tally->sessions[i].programme] == group)
                add_unit(gathering, person, 1);
        bool between = group == vocabulary_between(gathering->vocabulary);
        for (size_t i = 0; between && i < tally->item_count; i++)
            if (gathering->group[tally->items[i].programme] == group)
                add_unit(gathering, person, 1);
    }
}

/* How many mentees have held each conversation, in one pass. */
static size_t *people_by_programme(const struct gathering *gathering) {
    size_t programmes = vocabulary_programmes(gathering->vocabulary);
    size_t *people = memory_new(programmes * sizeof *people);
    size_t *last = memory_new(programmes * sizeof *last);
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        for (size_t i = 0; i < tally->session_count; i++) {
            size_t programme = tally->sessions[i].programme;
            if (!tally->sessions[i].counted || last[programme] == person + 1) continue;
            last[programme] = person + 1;
            people[programme]++;
        }
    }
    free(last);
    return people;
}

/* Is anything of this agenda in a row? */
static bool is_counted(const struct gathering *gathering, const struct tally *tally) {
    for (size_t i = 0; i < tally->session_count; i++)
        if (tally->sessions[i].counted &&
            gathering->group[tally->sessions[i].programme] != VOCABULARY_NONE)
            return true;
    for (size_t i = 0; i < tally->item_count; i++)
        if (gathering->group[tally->items[i].programme] != VOCABULARY_NONE) return true;
    return false;
}

/* Gives the groups that a mentee has sessions in, a bit each, by their place in `groups`. */
static uint64_t groups_of(const struct gathering *gathering, const struct tally *tally,
                          const size_t *groups, size_t count) {
    uint64_t facets = 0;
    for (size_t i = 0; i < tally->session_count; i++)
        for (size_t k = 0; tally->sessions[i].counted && k < count; k++)
            if (gathering->group[tally->sessions[i].programme] == groups[k])
                facets |= UINT64_C(1) << k;
    return facets;
}

/* Mentees can have been in two programmes; where the numbers of both, and of all, would tell that a
 * few have, a number is said in fives. */
static void find_exact(struct gathering *gathering) {
    enum { most_groups = 64 };
    size_t groups[most_groups];
    size_t count = 0;
    no_units(gathering);
    for (size_t i = 0; i < vocabulary_programmes(gathering->vocabulary); i++)
        if (gathering->group[i] == i && count < most_groups) groups[count++] = i;
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        if (is_counted(gathering, tally))
            add_unit(gathering, person, groups_of(gathering, tally, groups, count));
    }
    uint64_t shown = guard_shown(gathering->units, gathering->unit_count, count);
    for (size_t k = 0; k < count; k++)
        gathering->exact[groups[k]] = (shown >> k) & 1;
}

/* Says which programme is counted where. */
static void form_groups(struct gathering *gathering) {
    size_t other = vocabulary_other(gathering->vocabulary);
    size_t between = vocabulary_between(gathering->vocabulary);
    size_t *people = people_by_programme(gathering);
    for (size_t i = 0; i < between; i++)
        gathering->group[i] = people[i] >= guard_fewest ? i : other;
    gathering->group[between] = between;
    free(people);
    take_group(gathering, other);
    bool too_few = people_in(gathering, 0) < guard_fewest;
    for (size_t i = 0; too_few && i < between; i++)
        if (gathering->group[i] == other) gathering->group[i] = VOCABULARY_NONE;
    take_group(gathering, between);
    if (people_in(gathering, 0) < guard_fewest) gathering->group[between] = VOCABULARY_NONE;
    find_exact(gathering);
}

/* Adds the row, where enough people are in it. */
static void add_row(struct census *census, struct census_row row, size_t people, bool rounded) {
    if (people < guard_fewest) return;
    row.mentees = rounded ? guard_rounded(people) : people;
    census_add(census, row);
}

/* The rows for those of `facets` that may be shown; facet i is `what` + i, or where `indexed` all
 * are `what` with that index. */
static void add_facets(struct gathering *gathering, struct census *census, struct census_row row,
                       size_t facets, bool indexed) {
    uint64_t shown = guard_shown(gathering->units, gathering->unit_count, facets);
    enum census_what what = row.what;
    for (size_t i = 0; i < facets; i++) {
        uint64_t facet = UINT64_C(1) << i;
        if (!(shown & facet)) continue;
        row.what = indexed ? what : (enum census_what)(what + i);
        row.index = indexed ? i : 0;
        row.value = guard_count(gathering->units, gathering->unit_count, facet, 0);
        bool of_people = what == CENSUS_BELOW;
        add_row(census, row, people_in(gathering, facet), !of_people);
    }
}

typedef uint64_t facets_of(const struct tally_session *session);

static uint64_t finished_of(const struct tally_session *session) {
    return session->finished;
}

static uint64_t stages_of(const struct tally_session *session) {
    return session->stages;
}

static bool is_in(const struct gathering *gathering, const struct tally_session *session,
                  size_t group) {
    return session->counted && gathering->group[session->programme] == group;
}

static void take_sessions(struct gathering *gathering, size_t group, facets_of *facets) {
    no_units(gathering);
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        for (size_t i = 0; i < tally->session_count; i++)
            if (is_in(gathering, &tally->sessions[i], group))
                add_unit(gathering, person, facets(&tally->sessions[i]));
    }
}

/* Minutes, of the sessions that have any. */
static void add_minutes(struct gathering *gathering, struct census *census, size_t group,
                        enum census_what what) {
    struct census_row row = {.what = what, .programme = group};
    no_units(gathering);
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        for (size_t i = 0; i < tally->session_count; i++) {
            const struct tally_session *session = &tally->sessions[i];
            long minutes = what == CENSUS_PLANNED ? session->planned : session->held;
            if (!is_in(gathering, session, group) || minutes <= 0) continue;
            row.value += (unsigned long)minutes;
            add_unit(gathering, person, 1);
        }
    }
    add_row(census, row, people_in(gathering, 0), true);
}

static long month_of(const char *day) {
    return strtol(day, NULL, 10) * 12 + strtol(day + 5, NULL, 10) - 1;
}

/* Gives how many months the mentee has been in the programme, within the time reported on. */
static long months_in(const struct gathering *gathering, const struct tally *tally, size_t group) {
    char today[clock_stamp_size];
    long first = 0;
    clock_stamp(clock_now(gathering->time.clock), today);
    for (size_t i = 0; i < tally->session_count; i++) {
        const struct tally_session *session = &tally->sessions[i];
        bool earlier = !first || session->month < first;
        if (gathering->group[session->programme] == group && earlier) first = session->month;
    }
    const struct terms *terms = vocabulary_terms(gathering->vocabulary, group);
    if (gathering->time.from && month_of(gathering->time.from) > first)
        first = month_of(gathering->time.from);
    long last = month_of(gathering->time.until ? gathering->time.until : today);
    long months = last - first + 1;
    return months < 1 ? 1 : months > terms->months ? terms->months : months;
}

/* How many mentees were below, within and above the programme's hours. */
static void add_hours(struct gathering *gathering, struct census *census, size_t group) {
    enum { minutes_of_an_hour = 60 };
    const struct terms *terms = vocabulary_terms(gathering->vocabulary, group);
    if (!terms) return;
    no_units(gathering);
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        long minutes = 0;
        bool in = false;
        for (size_t i = 0; i < tally->session_count; i++) {
            if (!is_in(gathering, &tally->sessions[i], group)) continue;
            in = true;
            minutes += tally->sessions[i].held;
        }
        if (!in) continue;
        long months = minutes_of_an_hour * months_in(gathering, tally, group);
        size_t facet = minutes < terms->low * months ? 0 : minutes > terms->high * months ? 2 : 1;
        add_unit(gathering, person, UINT64_C(1) << facet);
    }
    add_facets(gathering, census, (struct census_row){.what = CENSUS_BELOW, .programme = group}, 3,
               false);
}

static void take_items(struct gathering *gathering, size_t group, bool actions) {
    no_units(gathering);
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        for (size_t i = 0; i < tally->item_count; i++) {
            const struct tally_item *item = &tally->items[i];
            bool wanted = actions ? item->is_action : item->is_goal;
            if (!wanted || gathering->group[item->programme] != group) continue;
            uint64_t state = item->state == TALLY_OPEN ? 0 : UINT64_C(1) << (item->state - 1);
            add_unit(gathering, person, state);
        }
    }
}

static void add_items(struct gathering *gathering, struct census *census, size_t group) {
    enum { states = TALLY_DROPPED };
    struct census_row row = {.what = CENSUS_GOALS, .programme = group};
    take_items(gathering, group, false);
    row.value = gathering->unit_count;
    add_row(census, row, people_in(gathering, 0), true);
    take_items(gathering, group, true);
    row.what = CENSUS_PROMISED;
    row.value = gathering->unit_count;
    add_row(census, row, people_in(gathering, 0), true);
    row.what = CENSUS_DONE;
    if (people_in(gathering, 0) >= guard_fewest) add_facets(gathering, census, row, states, false);
}

static void add_group(struct gathering *gathering, struct census *census, size_t group) {
    struct census_row row = {.what = CENSUS_SESSIONS, .programme = group};
    take_sessions(gathering, group, finished_of);
    row.value = gathering->unit_count;
    if (row.value) {
        add_row(census, row, people_in(gathering, 0), !gathering->exact[group]);
        row.what = CENSUS_FINISHED;
        add_facets(gathering, census, row, 1, false);
        add_minutes(gathering, census, group, CENSUS_HELD);
        add_minutes(gathering, census, group, CENSUS_PLANNED);
        if (gathering->exact[group]) add_hours(gathering, census, group);
        take_sessions(gathering, group, stages_of);
        row.what = CENSUS_STAGE;
        add_facets(gathering, census, row, vocabulary_stages(gathering->vocabulary, group), true);
    }
    add_items(gathering, census, group);
}

/* Goals by standard stand beside no whole, so each counts by itself. */
static void add_standards(struct gathering *gathering, struct census *census) {
    size_t count = vocabulary_standards(gathering->vocabulary);
    size_t *people = memory_new((count + 1) * sizeof *people);
    size_t *last = memory_new((count + 1) * sizeof *last);
    unsigned long *goals = memory_new((count + 1) * sizeof *goals);
    for (size_t person = 0; person < gathering->count; person++) {
        const struct tally *tally = &gathering->people[person];
        for (size_t i = 0; i < tally->item_count; i++) {
            const struct tally_item *item = &tally->items[i];
            size_t standard = item->standard;
            if (standard == VOCABULARY_NONE) continue;
            if (gathering->group[item->programme] == VOCABULARY_NONE) continue;
            goals[standard]++;
            people[standard] += last[standard] != person + 1;
            last[standard] = person + 1;
        }
    }
    for (size_t i = 0; i < count; i++)
        add_row(census, (struct census_row){.what = CENSUS_STANDARD, .index = i, .value = goals[i]},
                people[i], true);
    free(people);
    free(last);
    free(goals);
}

static unsigned long day_number(const char *day) {
    unsigned long number = 0;
    return day && leaf_read_day(day, &number) ? number : 0;
}

static void fill_head(const struct gathering *gathering, struct census *census) {
    enum { day_length = 10 };
    char today[clock_stamp_size];
    clock_stamp(clock_now(gathering->time.clock), today);
    today[day_length] = '\0';
    unsigned long counted = 0;
    for (size_t i = 0; i < gathering->count; i++)
        counted += is_counted(gathering, &gathering->people[i]);
    census->head[CENSUS_REPORT] = census_format;
    census->head[CENSUS_MADE] = day_number(today);
    census->head[CENSUS_FROM] = day_number(gathering->time.from);
    census->head[CENSUS_UNTIL] = day_number(gathering->time.until);
    census->head[CENSUS_FEWEST] = guard_fewest;
    census->head[CENSUS_AGENDAS] = gathering->given;
    census->head[CENSUS_MENTEES] = counted;
    census->head[CENSUS_COPIES] = gathering->given - gathering->unread - gathering->count;
    census->head[CENSUS_UNREAD] = gathering->unread;
    census->head[CENSUS_LEFT_OUT] = gathering->count - counted;
}

struct census gather_census(struct gathering *gathering) {
    struct census census = {0};
    form_groups(gathering);
    fill_head(gathering, &census);
    for (size_t i = 0; i < vocabulary_programmes(gathering->vocabulary); i++)
        if (gathering->group[i] == i) add_group(gathering, &census, i);
    add_standards(gathering, &census);
    no_units(gathering);
    return census;
}
