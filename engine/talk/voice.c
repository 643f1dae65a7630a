/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whose words are said: the conversation's own bank, or that of the part which speaks now. Both are
 * opened before anybody talks, so that what is wrong in one of them is said then; talk->bank is the
 * one whose turn it is.
 */
#include "talk/inside.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/shelf.h"
#include "base/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

void voice_watch(struct talk *talk, const char *path) {
    if (talk->setup->reload) watch_file(talk->setup->reload->watch, path);
}

void voice_watch_parts(struct talk *talk, const struct flow *flow) {
    const char *part = NULL;
    for (size_t i = 0; (part = flow_part(flow, i)) != NULL; i++)
        voice_watch(talk, flow_path(flow, part));
}

/* Where a bank is named: by the conversation, or by a part. */
struct naming {
    const struct flow *flow;
    const char *part; /* or NULL */
    const char *name; /* or NULL */
    int line;
};

/* A bank that is not there yet is most likely to be written beside the script. */
static void watch_missing_bank(struct talk *talk, const struct naming *naming) {
    struct bytes path = {0};
    file_folder(flow_path(naming->flow, naming->part), &path);
    bytes_format(&path, "/../questionbanks/%s.yaml", naming->name);
    voice_watch(talk, bytes_string(&path));
    bytes_free(&path);
}

static struct bank *open_bank(struct talk *talk, const struct naming *naming, struct fault *fault) {
    const char *name = naming->name;
    const char *beside = flow_path(naming->flow, naming->part);
    struct bytes path = {0};
    struct bank *bank = NULL;
    if (name && shelf_find(SHELF_BANKS, name, beside, &path, fault)) {
        voice_watch(talk, bytes_string(&path));
        bank = bank_open(bytes_string(&path), fault);
    } else {
        flow_fault_at(naming->flow, naming->part, naming->line, name, fault);
        if (name) watch_missing_bank(talk, naming);
    }
    bytes_free(&path);
    if (!bank || strcmp(bank_name(bank), name) == 0) return bank;
    fault_at(fault, bank_path(bank), 1, 1);
    fault_say(fault, EX_DATAERR, "let `bank:` be the name of its file",
              "this bank calls itself %s, and the conversation asks for %s", bank_name(bank), name);
    bank_free(bank);
    return NULL;
}

static struct voice *find(const struct voices *voices, const char *part) {
    for (size_t i = 0; i < voices->count; i++)
        if (strcmp(voices->items[i].part, part ? part : "") == 0) return &voices->items[i];
    return NULL;
}

/* Opens the bank, where this part does not have it already. */
static bool take_bank(struct talk *talk, struct voices *voices, const struct naming *naming,
                      struct fault *fault) {
    const char *part = naming->part ? naming->part : "";
    struct voice *voice = find(voices, part);
    bool same = voice && strcmp(bank_name(voice->bank), naming->name ? naming->name : "") == 0;
    if (same) voice_watch(talk, bank_path(voice->bank));
    if (same) return true;
    struct bank *bank = open_bank(talk, naming, fault);
    if (!bank) return false;
    if (!voice) {
        voices->items = memory_resize(voices->items, voices->count + 1, sizeof *voices->items);
        voice = &voices->items[voices->count++];
        *voice = (struct voice){.part = memory_text(part, strlen(part))};
    }
    if (voice->bank && talk->bank == voice->bank) talk->bank = bank;
    bank_free(voice->bank);
    voice->bank = bank;
    return true;
}

/* What the jail tells of the parts is taken where it is as it should be. */
static bool take_parts(struct talk *talk, struct voices *voices, const struct flow *flow,
                       const struct value *fill, struct fault *fault) {
    const struct value *parts = value_get(fill, "parts");
    const struct value *banks = value_get(fill, "banks");
    const struct value *lines = value_get(fill, "lines");
    if (!parts || !banks || !lines) return true;
    for (size_t i = 0; i < parts->count && i < banks->count && i < lines->count; i++) {
        struct naming naming = {flow, parts->items[i].text, banks->items[i].text,
                                (int)lines->items[i].number};
        bool known = naming.part && naming.name && flow_source(flow, naming.part);
        if (known && !take_bank(talk, voices, &naming, fault)) return false;
    }
    return true;
}

bool voice_open(struct talk *talk, struct voices *voices, const struct flow *flow,
                const struct wish *wish, struct fault *fault) {
    struct naming naming = {flow, wish_part(wish), value_get_text(&wish->fill, "bank"), wish->line};
    if (!naming.part) voice_watch_parts(talk, flow);
    return take_bank(talk, voices, &naming, fault) &&
           (naming.part || take_parts(talk, voices, flow, &wish->fill, fault));
}

void voice_open_likely(struct talk *talk) {
    struct bytes path = {0};
    struct fault ignored = {0};
    struct bank *bank = NULL;
    if (shelf_find(SHELF_BANKS, talk->setup->name, flow_path(talk->flow, NULL), &path, &ignored))
        bank = bank_open(bytes_string(&path), &ignored);
    bytes_free(&path);
    if (!bank) return;
    talk->voices.items = memory_new(sizeof *talk->voices.items);
    talk->voices.items[0] = (struct voice){memory_text("", 0), bank};
    talk->voices.count = 1;
}

/* Words of the conversation's own for what a part asks go before those of the part. */
static bool take_words(struct talk *talk, const struct wish *wish, const struct voice *voice) {
    bool asks = wish->kind == WISH_ASK;
    enum bank_shelf shelf = asks ? BANK_QUESTIONS : BANK_GROUPS;
    if (wish->kind == WISH_SAY) shelf = BANK_LINES;
    talk->bank = voice->bank;
    if (wish->id.kind != VALUE_TEXT) return true;
    const struct voice *around = find(&talk->voices, NULL);
    talk->bank = bank_wording(around ? around->bank : NULL, voice->bank, wish_part(wish), shelf,
                              wish->id.text, &talk->worded);
    if (!asks || talk->bank == voice->bank) return true;
    const struct question *own = bank_question(voice->bank, wish->id.text);
    const struct question *anew = bank_question(talk->bank, talk->worded.text);
    if (!own || own->kind == anew->kind) return true;
    fault_at(talk->fault, bank_path(talk->bank), anew->traits.line, anew->traits.column);
    return fault_say(talk->fault, EX_DATAERR, "give it the kind that it has in the part",
                     "`%s` is a %s question here, and a %s question in its part", anew->id,
                     kind_name(anew->kind), kind_name(own->kind));
}

bool voice_turn(struct talk *talk, const struct wish *wish) {
    const struct voice *voice = find(&talk->voices, wish_part(wish));
    if (voice) return take_words(talk, wish, voice);
    flow_fault_at(talk->flow, wish_part(wish), wish->line, NULL, talk->fault);
    return fault_say(talk->fault, EX_DATAERR, "do not use this script",
                     "this part speaks and has not said what it is");
}

const struct bank *voice_own(const struct talk *talk) {
    return find(&talk->voices, NULL)->bank;
}

/* `id` as it is kept: a question of a part has the part's name before it. */
const struct question *voice_question(const struct talk *talk, const char *id) {
    const char *slash = strrchr(id, '/');
    char *part = memory_text(id, slash ? (size_t)(slash - id) : 0);
    const struct voice *voice = find(&talk->voices, part);
    free(part);
    if (!voice) return NULL;
    if (slash) id = slash + 1;
    const struct question *question = bank_question(voice->bank, id);
    return question ? question : bank_group(voice->bank, id);
}

/* One bank has its own sum, as it always had. */
unsigned long voice_digest(const struct talk *talk) {
    const struct voice *own = find(&talk->voices, NULL);
    unsigned long digest = bank_digest(own->bank);
    for (size_t i = 0; i < talk->voices.count; i++) {
        char more[16];
        if (&talk->voices.items[i] == own) continue;
        snprintf(more, sizeof more, "%08lx", bank_digest(talk->voices.items[i].bank));
        digest = digest_crc32((uint32_t)digest, more, strlen(more));
    }
    return digest;
}

void voices_free(struct voices *voices) {
    for (size_t i = 0; i < voices->count; i++) {
        free(voices->items[i].part);
        bank_free(voices->items[i].bank);
    }
    free(voices->items);
    *voices = (struct voices){0};
}
