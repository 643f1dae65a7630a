/* SPDX-License-Identifier: GPL-3.0-or-later
 * askwell agenda check: is the file whole, and what can be saved where it is not.
 */
#include "commands/verb.h"

#include "agenda/age.h"
#include "agenda/beside.h"
#include "agenda/sealed.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/text.h"
#include "base/value.h"
#include "care/health.h"
#include "care/leftovers.h"

#include <string.h>
#include <sysexits.h>

static const char help[] =
    "askwell agenda check (--for NAME | --agenda FILE) [--repair [--output FILE]]\n"
    "             [--key FILE] [--json]\n"
    "\n"
    "Says whether an agenda is whole, which entries were edited by hand, and what is damaged\n"
    "at which line; also which entries name others that are not there, and what lies beside\n"
    "it. It ends with 0 where all of it is whole, and with 65 where something is damaged.\n"
    "\n"
    "  --repair       keeps all that can be read, in order, and puts the damaged pieces aside\n"
    "                 in a file that ends in .damaged\n"
    "  -o, --output FILE\n"
    "                 writes what can be saved to this new file instead\n"
    "  --key FILE     the key of a sealed agenda\n"
    "  --for NAME     whose agenda, in the data folder ($XDG_DATA_HOME/askwell)\n"
    "  --agenda FILE  an agenda anywhere\n"
    "  --json         the same as data\n";

static const struct verb_option options[] = {{"repair", false}, {"output", true}, {NULL, false}};

/* What was found. */
struct finding {
    struct keeper *keeper;
    struct health health;
    struct faults spoilt;    /* sealed pieces that cannot be opened */
    struct bytes lost;       /* the same, as they are */
    struct leftovers beside; /* what lies beside it */
};

/* Adds the words of a sealed agenda that can be opened. */
static bool read_sealed(struct verb_call *call, struct finding *finding, struct bytes *text,
                        struct fault *fault) {
    enum { largest = 1 << 30 };
    struct bytes file = {0};
    struct bytes keys = {0};
    bool good = keyring_read(&call->keyring, fault) &&
                file_read(finding->keeper->path, largest, &file, fault) &&
                sealed_salvage(finding->keeper->path, &file, &call->keyring.secret, text, &keys,
                               &finding->lost, &finding->spoilt, fault) &&
                (keys.length || age_public_keys(&call->keyring.secret, &keys, fault));
    if (good) sealed_set_keys(finding->keeper, bytes_string(&keys));
    bytes_free(&file);
    bytes_free(&keys);
    return good;
}

static bool look(struct verb_call *call, struct finding *finding, struct fault *fault) {
    struct bytes path = {0};
    struct bytes text = {0};
    bool here = verb_given(call, "repair") && !verb_given(call, "output");
    if (verb_path(call, &path, fault))
        finding->keeper =
            keyring_keeper(&call->keyring, &path, here ? JOURNAL_APPEND : JOURNAL_READ, fault);
    bool good = finding->keeper && keeper_open(finding->keeper, fault);
    if (good && beside_is_sealed(finding->keeper->path))
        good = read_sealed(call, finding, &text, fault);
    else if (good)
        good = finding->keeper->how->read(finding->keeper, &text, NULL, fault);
    if (good) {
        finding->health = health_of(&text, finding->keeper->path);
        finding->beside = leftovers_of(finding->keeper->path);
    }
    age_forget(&text);
    bytes_free(&path);
    return good;
}

static bool is_whole(const struct finding *finding) {
    return finding->spoilt.count == 0 && health_is_whole(&finding->health);
}

static const char *about_leftover(const char *path) {
    if (text_ends_with(path, ".lock")) return "held while a session is open; it is empty and stays";
    if (text_ends_with(path, ".new"))
        return "a copy that was being written when askwell stopped; it can be deleted";
    if (text_ends_with(path, ".cut")) return "an entry that was cut off, put aside";
    if (text_ends_with(path, ".edit")) return "what was written in `askwell agenda edit`";
    if (text_ends_with(path, ".damaged")) return "damaged pieces, put aside";
    if (text_ends_with(path, ".before")) return "what was here before a copy was put back";
    return NULL;
}

static void add_path(struct bytes *out, const char *path) {
    text_show(path, strlen(path), TEXT_ONE_LINE, out);
}

static void add_damage(const struct faults *faults, const char *what, struct bytes *out) {
    for (size_t i = 0; i < faults->count; i++) {
        bytes_format(out, "- line %ld: ", faults->items[i].line);
        text_show(faults->items[i].what, strlen(faults->items[i].what), TEXT_ONE_LINE, out);
        bytes_text(out, what);
    }
}

static void add_by_hand(const struct health *health, struct bytes *out) {
    if (!health->by_hand_count) return;
    bytes_format(out, "Edited by hand, which counts as it stands: %s",
                 health->by_hand_count == 1 ? "entry" : "entries");
    for (size_t i = 0; i < health->by_hand_count; i++)
        bytes_format(out, "%s %lu", i ? "," : "", health->by_hand[i]);
    bytes_text(out, ".\n");
}

static void tell(const struct finding *finding, bool repaired, struct bytes *out) {
    const struct health *health = &finding->health;
    bool whole = is_whole(finding);
    add_path(out, file_name(finding->keeper->path));
    if (health->newer) {
        bytes_text(out, " was written by a newer askwell; use that one for it.\n");
        return;
    }
    bytes_format(out, whole ? " is whole: %zu %s.\n" : " is damaged; %zu %s of it can be read.\n",
                 health->entries, health->entries == 1 ? "entry" : "entries");
    add_damage(&finding->spoilt, "\n", out);
    add_damage(&health->damage, "\n", out);
    add_by_hand(health, out);
    for (size_t i = 0; i < health->astray_count; i++)
        bytes_format(out, "Entry %lu names entry %lu, which is not there.\n",
                     health->astray[i].entry, health->astray[i].names);
    for (size_t i = 0; i < finding->beside.count; i++) {
        const char *about = about_leftover(finding->beside.paths[i]);
        if (!about) continue;
        bytes_text(out, "Beside it: ");
        add_path(out, file_name(finding->beside.paths[i]));
        bytes_format(out, " (%s)\n", about);
    }
    if (!whole && !repaired)
        bytes_text(out, "`askwell agenda check --repair` keeps all that can be read, and puts the "
                        "rest aside.\n");
}

static void add_damage_values(const struct faults *faults, struct value *list) {
    for (size_t i = 0; i < faults->count; i++) {
        struct value one = value_map();
        value_set(&one, "line", value_number((double)faults->items[i].line));
        value_set(&one, "what", value_string(faults->items[i].what));
        value_add(list, one);
    }
}

static struct value data_of(const struct finding *finding, const struct bytes *repaired) {
    const struct health *health = &finding->health;
    struct value map = value_map();
    struct value by_hand = value_list();
    struct value damage = value_list();
    struct value astray = value_list();
    struct value beside = value_list();
    for (size_t i = 0; i < health->by_hand_count; i++)
        value_add(&by_hand, value_number((double)health->by_hand[i]));
    add_damage_values(&finding->spoilt, &damage);
    add_damage_values(&health->damage, &damage);
    for (size_t i = 0; i < health->astray_count; i++) {
        struct value one = value_map();
        value_set(&one, "entry", value_number((double)health->astray[i].entry));
        value_set(&one, "names", value_number((double)health->astray[i].names));
        value_add(&astray, one);
    }
    for (size_t i = 0; i < finding->beside.count; i++)
        if (about_leftover(finding->beside.paths[i]))
            value_add(&beside, value_string(finding->beside.paths[i]));
    value_set(&map, "file", value_string(finding->keeper->path));
    value_set(&map, "sealed", value_bool(beside_is_sealed(finding->keeper->path)));
    value_set(&map, "whole", value_bool(is_whole(finding)));
    value_set(&map, "newer", value_bool(health->newer));
    value_set(&map, "entries", value_number((double)health->entries));
    value_set(&map, "by-hand", by_hand);
    value_set(&map, "damage", damage);
    value_set(&map, "astray", astray);
    value_set(&map, "beside", beside);
    if (repaired->length) value_set(&map, "repaired", value_string(bytes_string(repaired)));
    return map;
}

/* Puts what cannot be saved into a new file beside it, sealed where it was. */
static bool put_aside(struct verb_call *call, const struct finding *finding, struct fault *fault) {
    const char *path = finding->keeper->path;
    struct bytes aside = {0};
    struct bytes all = {0};
    bytes_add(&all, bytes_string(&finding->lost), finding->lost.length);
    bool good = true;
    if (finding->health.lost.length && beside_is_sealed(path))
        good = sealed_write(&call->keyring.secret, sealed_keys(finding->keeper),
                            finding->health.lost.data, finding->health.lost.length, &all, fault);
    else
        bytes_add(&all, bytes_string(&finding->health.lost), finding->health.lost.length);
    for (int i = 1; i == 1 || (i < 1000 && file_exists(bytes_string(&aside))); i++) {
        bytes_clear(&aside);
        bytes_format(&aside, "%s.%d.damaged", path, i);
    }
    good = good && file_write_new(bytes_string(&aside), bytes_string(&all), all.length, fault);
    bytes_free(&aside);
    bytes_free(&all);
    return good;
}

/* Keeps what can be saved; `where` gets the path. */
static bool repair(struct verb_call *call, struct finding *finding, struct bytes *where,
                   struct fault *fault) {
    const char *to = verb_given(call, "output");
    const struct bytes *saved = &finding->health.saved;
    struct keeper *keeper = finding->keeper;
    fault_at(fault, keeper->path, 0, 0);
    if (finding->health.entries == 0)
        return fault_say(fault, EX_DATAERR, "put a copy back with `askwell agenda restore`",
                         "nothing of it can be read, and nothing was changed");
    bytes_text(where, to ? to : keeper->path);
    if (to) return verb_write_new(keeper, to, saved, fault);
    return put_aside(call, finding, fault) &&
           keeper->how->replace(keeper, bytes_string(saved), saved->length, fault);
}

static int run(struct verb_call *call) {
    struct fault fault = {0};
    struct finding finding = {0};
    struct bytes where = {0};
    struct bytes page = {0};
    struct value data = {0};
    bool wanted = verb_given(call, "repair") != NULL;
    if (call->word_count) return verb_misused(call, "`%s` is not understood", call->words[0]);
    if (verb_given(call, "output") && !wanted)
        return verb_misused(call, "--output goes with --repair");
    bool good = look(call, &finding, &fault);
    bool whole = good && is_whole(&finding);
    bool repairs = good && wanted && !whole && !finding.health.newer;
    if (repairs) good = repair(call, &finding, &where, &fault);
    if (good) tell(&finding, repairs, &page);
    if (good && call->json) data = data_of(&finding, &where);
    if (good && repairs) {
        bytes_text(&page, "All that can be read is in ");
        add_path(&page, bytes_string(&where));
        bytes_text(&page, verb_given(call, "output") ? "; nothing else was changed.\n"
                                                     : "; the rest is put aside beside it.\n");
    }
    int code = good ? verb_print(call, &page, &data) : fault_report(&fault);
    if (good && code == EX_OK && !whole && !repairs) code = EX_DATAERR;
    keyring_forget(&call->keyring);
    keeper_close(finding.keeper);
    health_free(&finding.health);
    faults_free(&finding.spoilt);
    bytes_free(&finding.lost);
    leftovers_free(&finding.beside);
    bytes_free(&where);
    return code;
}

const struct verb agenda_check = {.name = "check",
                                  .what = "say whether the file is whole",
                                  .help = help,
                                  .options = options,
                                  .run = run};
