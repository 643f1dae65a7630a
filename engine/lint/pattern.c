/* SPDX-License-Identifier: GPL-3.0-or-later
 * Patterns compiled to a small program each, which tries its ways one after another. How many ways
 * there are is counted when the pattern is read and bounded, so no text can make it take long.
 */
#include "lint/pattern.h"

#include "base/fault.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

enum { short_gap = 3, long_gap = 12, most_ways = 50000, most_ops = 1000, deepest = 8 };

enum op_kind {
    OP_WORD,     /* argument: its number */
    OP_SET,      /* argument: its number */
    OP_CHOICE,   /* argument: its number; one of several words and sets */
    OP_NOT_WORD, /* these four take no word */
    OP_NOT_SET,
    OP_SENTENCE,
    OP_CLAUSE,
    OP_END,
    OP_PAUSE,
    OP_ASKS,
    OP_NOT_ASKS,
    OP_ANY,
    OP_TAIL,   /* argument: the ending's number */
    OP_GAP,    /* argument: how many at most */
    OP_EITHER, /* the next, or else the one `argument` on */
    OP_JUMP,   /* on by `argument` */
    OP_DONE,
};

struct pattern_op {
    enum op_kind kind;
    uint32_t argument;
};

/* A choice of single words is looked up at once, however long it is. */
struct pattern_choice {
    struct pattern_op *ops; /* OP_WORD and OP_SET */
    size_t count;
    uint64_t *words; /* a bit for each word's number */
};

struct compiling {
    struct patterns *patterns;
    struct pattern_names *names;
    const struct node *node;
    const char *at;
    struct fault *fault;
    size_t ways; /* in which what is being read can be gone through */
    int depth;
};

static bool refuse(const struct compiling *compiling, const char *remedy, const char *what) {
    long offset = 0;
    for (const char *at = compiling->node->text; at < compiling->at; at++)
        offset += (*at & 0xC0) != 0x80;
    fault_at(compiling->fault, compiling->names->path, compiling->node->line,
             compiling->node->column + offset);
    return fault_say(compiling->fault, EX_DATAERR, remedy, "%s", what);
}

static size_t add_op(struct compiling *compiling, enum op_kind kind, uint32_t argument) {
    struct patterns *patterns = compiling->patterns;
    if ((patterns->op_count & (patterns->op_count - 1)) == 0)
        patterns->ops = memory_resize(
            patterns->ops, patterns->op_count ? 2 * patterns->op_count : 1, sizeof *patterns->ops);
    patterns->ops[patterns->op_count] = (struct pattern_op){kind, argument};
    return patterns->op_count++;
}

/* Makes room for one op at `place`, so that what was compiled comes behind it. */
static void insert_op(struct compiling *compiling, size_t place, enum op_kind kind) {
    struct patterns *patterns = compiling->patterns;
    add_op(compiling, OP_DONE, 0);
    memmove(patterns->ops + place + 1, patterns->ops + place,
            (patterns->op_count - 1 - place) * sizeof *patterns->ops);
    patterns->ops[place] = (struct pattern_op){kind, (uint32_t)(patterns->op_count - place)};
}

static bool take_set(struct compiling *compiling, bool is_not) {
    char name[word_longest];
    const char *close = strchr(compiling->at, '>');
    size_t length = close ? (size_t)(close - compiling->at) - 1 : 0;
    if (!length || length >= sizeof name)
        return refuse(compiling, "write the name of a set as <name>", "this set has no name");
    memcpy(name, compiling->at + 1, length);
    name[length] = '\0';
    for (uint32_t i = 0; i < compiling->names->set_count; i++) {
        if (strcmp(compiling->names->sets[i], name) != 0) continue;
        add_op(compiling, is_not ? OP_NOT_SET : OP_SET, i);
        compiling->at = close + 1;
        return true;
    }
    char what[word_longest + 32];
    char remedy[2 * word_longest];
    const char *nearest = text_nearest(name, compiling->names->sets, compiling->names->set_count);
    snprintf(what, sizeof what, "there is no set <%s>", name);
    snprintf(remedy, sizeof remedy, "did you mean <%s>?", nearest ? nearest : "");
    return refuse(compiling, nearest ? remedy : "list its words under `words:`", what);
}

static const char special[] = " ()[]|<>^$?,!_*";

/* Takes a word as the engine would read it from an utterance, so that both always agree. */
static bool take_word(struct compiling *compiling, bool is_not) {
    struct spelling *spelling = compiling->names->spelling;
    size_t length = strcspn(compiling->at, special);
    uint32_t numbers[word_becomes + 2];
    size_t count =
        spelling_words(spelling, compiling->at, length, numbers, sizeof numbers / sizeof *numbers);
    if (!count)
        return refuse(compiling, "see the head of engine/lint/pattern.h for what a pattern holds",
                      "this is no word that could be heard");
    if (is_not && count > 1)
        return refuse(compiling, "name one word behind !", "this stands for more than one word");
    for (size_t i = 0; i < count; i++)
        add_op(compiling, is_not ? OP_NOT_WORD : OP_WORD, numbers[i]);
    compiling->at += length;
    return true;
}

static bool take_sequence(struct compiling *compiling, const char *ends);

/* Counts that what follows can be gone through in `more` ways, each with each way so far. */
static bool multiply_ways(struct compiling *compiling, size_t more) {
    compiling->ways *= more;
    if (compiling->ways <= most_ways) return true;
    return refuse(compiling, "write several patterns", "this pattern can be read in too many ways");
}

/* Turns what was compiled from `begin` on into one choice, where it is one of single words. */
static bool fold_choice(struct compiling *compiling, size_t begin) {
    struct patterns *patterns = compiling->patterns;
    const struct pattern_op *ops = patterns->ops + begin;
    size_t length = patterns->op_count - begin;
    struct pattern_choice choice = {.count = (length + 2) / 3};
    bool fits = length > 1 && length % 3 == 1;
    for (size_t i = 0; i < length && fits; i++) {
        bool is_word = ops[i].kind == OP_WORD || ops[i].kind == OP_SET;
        bool is_last = i + 1 == length;
        fits = i % 3 == 2   ? ops[i].kind == OP_JUMP
               : i % 3 == 1 ? is_word
                            : (is_last ? is_word : ops[i].kind == OP_EITHER);
    }
    if (!fits) return false;
    choice.ops = memory_new(choice.count * sizeof *choice.ops);
    for (size_t i = 0; i < choice.count; i++)
        choice.ops[i] = ops[i + 1 < choice.count ? 3 * i + 1 : length - 1];
    patterns->op_count = begin;
    patterns->choices =
        memory_resize(patterns->choices, patterns->choice_count + 1, sizeof *patterns->choices);
    patterns->choices[patterns->choice_count] = choice;
    add_op(compiling, OP_CHOICE, patterns->choice_count++);
    return true;
}

/* Alternatives: each is tried in turn, and each jumps behind the last. */
static bool take_group(struct compiling *compiling, char close, bool is_optional) {
    struct patterns *patterns = compiling->patterns;
    const char ends[] = {'|', close, '\0'};
    size_t begin = patterns->op_count;
    size_t before = compiling->ways;
    size_t ways = is_optional;
    if (++compiling->depth > deepest)
        return refuse(compiling, "write several patterns", "these brackets are nested too deeply");
    const char *open = compiling->at++;
    for (;;) {
        size_t start = patterns->op_count;
        compiling->ways = 1;
        if (!take_sequence(compiling, ends)) return false;
        ways += compiling->ways;
        if (*compiling->at == '|') {
            insert_op(compiling, start, OP_EITHER);
            add_op(compiling, OP_JUMP, 0); /* told where to when the end is known */
            patterns->ops[start].argument = (uint32_t)(patterns->op_count - start);
            compiling->at++;
            continue;
        }
        if (*compiling->at == close) break;
        compiling->at = open;
        return refuse(compiling, "close what is opened here", "this bracket is never closed");
    }
    compiling->at++;
    compiling->depth--;
    for (size_t at = begin; at < patterns->op_count; at++)
        if (patterns->ops[at].kind == OP_JUMP && patterns->ops[at].argument == 0)
            patterns->ops[at].argument = (uint32_t)(patterns->op_count - at);
    if (fold_choice(compiling, begin)) ways = 1 + (size_t)is_optional;
    if (is_optional) insert_op(compiling, begin, OP_EITHER);
    compiling->ways = before;
    return multiply_ways(compiling, ways);
}

static bool take_gap(struct compiling *compiling) {
    size_t dots = strspn(compiling->at, ".");
    if (dots < 2 || dots > 3) return refuse(compiling, "write .. or ...", "this is no gap");
    uint32_t most = dots == 2 ? short_gap : long_gap;
    if (!multiply_ways(compiling, most + 1)) return false;
    add_op(compiling, OP_GAP, most);
    compiling->at += dots;
    return true;
}

static bool take_tail(struct compiling *compiling) {
    struct patterns *patterns = compiling->patterns;
    const char *tail = compiling->at + 1;
    size_t length = strcspn(tail, special);
    if (!length || strspn(tail, "abcdefghijklmnopqrstuvwxyz") < length)
        return refuse(compiling, "write an ending in small letters behind *", "this is no ending");
    patterns->tails =
        memory_resize(patterns->tails, patterns->tail_count + 1, sizeof *patterns->tails);
    patterns->tails[patterns->tail_count] = memory_text(tail, length);
    add_op(compiling, OP_TAIL, patterns->tail_count++);
    compiling->at = tail + length;
    return true;
}

static bool take_one(struct compiling *compiling) {
    static const struct {
        char sign;
        enum op_kind kind;
    } signs[] = {
        {'^', OP_CLAUSE}, {'$', OP_END}, {',', OP_PAUSE}, {'?', OP_ASKS}, {'_', OP_ANY},
    };
    char c = *compiling->at;
    if (c == '^' && compiling->at[1] == '^') {
        add_op(compiling, OP_SENTENCE, 0);
        compiling->at += 2;
        return true;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (c != signs[i].sign) continue;
        add_op(compiling, signs[i].kind, 0);
        compiling->at++;
        return true;
    }
    if (c == '(') return take_group(compiling, ')', false);
    if (c == '[') return take_group(compiling, ']', true);
    if (c == '<') return take_set(compiling, false);
    if (c == '*') return take_tail(compiling);
    if (c == '.') return take_gap(compiling);
    if (c != '!') return take_word(compiling, false);
    compiling->at++;
    if (*compiling->at == '?') {
        add_op(compiling, OP_NOT_ASKS, 0);
        compiling->at++;
        return true;
    }
    return *compiling->at == '<' ? take_set(compiling, true) : take_word(compiling, true);
}

static bool take_sequence(struct compiling *compiling, const char *ends) {
    for (;;) {
        compiling->at += strspn(compiling->at, " ");
        if (!*compiling->at || strchr(ends, *compiling->at)) return true;
        if (!take_one(compiling)) return false;
    }
}

/* Some of the words, a bit for each number; and those of every set. */
struct word_bits {
    size_t width; /* of one row */
    uint64_t *sets;
};

static void add_bits(uint64_t *to, const uint64_t *from, size_t width) {
    for (size_t i = 0; i < width; i++)
        to[i] |= from[i];
}

static void mark_op(const struct patterns *patterns, const struct pattern_op *op,
                    const struct word_bits *bits, uint64_t *marked) {
    if (op->kind == OP_WORD)
        marked[op->argument / 64] |= UINT64_C(1) << (op->argument % 64);
    else if (op->kind == OP_SET)
        add_bits(marked, bits->sets + bits->width * op->argument, bits->width);
    else
        add_bits(marked, patterns->choices[op->argument].words, bits->width);
}

static bool takes_known(enum op_kind kind) {
    return kind == OP_WORD || kind == OP_SET || kind == OP_CHOICE;
}

/* Gives false where any word may come next, or none; else marks those that may, where `bits` are
 * given. */
static bool find_next(const struct patterns *patterns, size_t at, const struct word_bits *bits,
                      uint64_t *marked) {
    for (;; at++) {
        const struct pattern_op *op = &patterns->ops[at];
        switch (op->kind) {
        case OP_WORD:
        case OP_SET:
        case OP_CHOICE:
            if (bits) mark_op(patterns, op, bits, marked);
            return true;
        case OP_EITHER:
            if (!find_next(patterns, at + 1, bits, marked)) return false;
            at += op->argument - 1;
            break;
        case OP_JUMP:
            at += op->argument - 1;
            break;
        case OP_ANY:
        case OP_TAIL:
        case OP_GAP:
        case OP_END:
        case OP_DONE:
            return false;
        default:
            break;
        }
    }
}

static bool check_first(struct compiling *compiling, size_t first) {
    bool good = find_next(compiling->patterns, first, NULL, NULL);
    compiling->at = compiling->node->text;
    return good || refuse(compiling, "let it begin with a word, a <set> or a choice of these",
                          "this pattern could begin with any word");
}

bool patterns_add(struct patterns *patterns, struct pattern_names *names, const struct node *node,
                  uint32_t owner, struct fault *fault) {
    struct compiling compiling = {.patterns = patterns,
                                  .names = names,
                                  .node = node,
                                  .fault = fault,
                                  .at = node->text,
                                  .ways = 1};
    size_t first = patterns->op_count;
    if (node->kind != NODE_TEXT || strlen(node->text) != node->length)
        return refuse(&compiling, "write it as one text", "a pattern is one line of words");
    if (!take_sequence(&compiling, ")]>|")) return false;
    if (*compiling.at)
        return refuse(&compiling, "take it out, or open it before", "nothing is open here");
    if (patterns->op_count - first > most_ops)
        return refuse(&compiling, "write several patterns", "this pattern is too long");
    add_op(&compiling, OP_DONE, 0);
    if (!check_first(&compiling, first)) return false;
    patterns->list = memory_resize(patterns->list, patterns->count + 1, sizeof *patterns->list);
    patterns->list[patterns->count++] =
        (struct pattern_start){.first = (uint32_t)first,
                               .owner = (uint16_t)owner,
                               .at_clause = patterns->ops[first].kind == OP_CLAUSE ||
                                            patterns->ops[first].kind == OP_SENTENCE};
    return true;
}

/* Gives the words that may come next, each as its bit of 64; all bits where any may, or none. */
static uint64_t next_bits(const struct patterns *patterns, size_t at, const struct word_bits *bits,
                          uint64_t *marked) {
    uint64_t all = 0;
    memset(marked, 0, bits->width * sizeof *marked);
    if (!find_next(patterns, at, bits, marked)) return UINT64_MAX;
    for (size_t i = 0; i < bits->width; i++)
        all |= marked[i];
    return all;
}

/* Gives which words may come behind the first one, in the same way. */
static uint64_t find_second(const struct patterns *patterns, size_t at,
                            const struct word_bits *bits, uint64_t *marked) {
    uint64_t all = 0;
    for (;; at++) {
        const struct pattern_op *op = &patterns->ops[at];
        if (takes_known(op->kind)) return all | next_bits(patterns, at + 1, bits, marked);
        if (op->kind == OP_EITHER) all |= find_second(patterns, at + 1, bits, marked);
        if (op->kind == OP_EITHER || op->kind == OP_JUMP) at += op->argument - 1;
    }
}

/* Gives where the alternatives that begin at `at` end, or what may be left out. */
static size_t behind_group(const struct patterns *patterns, size_t at) {
    size_t other = at + patterns->ops[at].argument;
    const struct pattern_op *last = &patterns->ops[other - 1];
    return last->kind == OP_JUMP ? other - 1 + last->argument : other;
}

/* Gives whether no word need be taken between `at` and `end`. */
static bool may_be_empty(const struct patterns *patterns, size_t at, size_t end) {
    while (at < end) {
        const struct pattern_op *op = &patterns->ops[at];
        if (takes_known(op->kind) || op->kind == OP_ANY || op->kind == OP_TAIL) return false;
        if (op->kind == OP_EITHER && may_be_empty(patterns, at + 1, end)) return true;
        at += op->kind == OP_EITHER || op->kind == OP_JUMP ? op->argument : 1;
    }
    return true;
}

/* Keeps the rarest: what has the fewest bits. */
static void keep_need(struct pattern_start *start, uint64_t bits) {
    for (size_t i = 0; i < pattern_needs; i++) {
        uint64_t kept = start->needs[i];
        if (__builtin_popcountll(bits) >= __builtin_popcountll(kept)) continue;
        start->needs[i] = bits;
        bits = kept;
    }
}

/* Finds what must stand somewhere behind the first word. */
static void find_needs(const struct patterns *patterns, const struct word_bits *bits,
                       uint64_t *marked, struct pattern_start *start) {
    size_t at = start->first;
    bool is_first = true;
    for (size_t i = 0; i < pattern_needs; i++)
        start->needs[i] = UINT64_MAX;
    while (patterns->ops[at].kind != OP_DONE) {
        enum op_kind kind = patterns->ops[at].kind;
        size_t next = kind == OP_EITHER ? behind_group(patterns, at) : at + 1;
        if (!is_first && (takes_known(kind) || kind == OP_EITHER))
            keep_need(start, next_bits(patterns, at, bits, marked));
        is_first &= may_be_empty(patterns, at, next);
        at = next;
    }
}

static void fill_sets(const struct words *words, struct word_bits *bits) {
    for (uint32_t number = 1; number <= words->count; number++)
        for (size_t i = 0; i < words_sets / 64; i++)
            for (uint64_t in = words->list[number].sets[i]; in; in &= in - 1) {
                size_t set = 64 * i + (size_t)__builtin_ctzll(in);
                bits->sets[bits->width * set + number / 64] |= UINT64_C(1) << (number % 64);
            }
}

static void fill_choices(struct patterns *patterns, const struct word_bits *bits) {
    for (uint32_t i = 0; i < patterns->choice_count; i++) {
        struct pattern_choice *choice = &patterns->choices[i];
        choice->words = memory_new(bits->width * sizeof *choice->words);
        for (size_t j = 0; j < choice->count; j++)
            mark_op(patterns, &choice->ops[j], bits, choice->words);
    }
}

/* Places the patterns, or counts them for that, by the words that they may begin with. */
static void place(struct patterns *patterns, const struct word_bits *bits, uint64_t *marked,
                  bool counts) {
    for (size_t i = 0; i < patterns->count; i++) {
        const struct pattern_start *start = &patterns->list[i];
        next_bits(patterns, start->first, bits, marked);
        for (size_t j = 0; j < bits->width; j++)
            for (uint64_t in = marked[j]; in; in &= in - 1) {
                size_t number = 64 * j + (size_t)__builtin_ctzll(in);
                uint32_t *begins = &patterns->begins[2 * number + start->at_clause];
                if (counts)
                    begins[1]++;
                else
                    patterns->starts[begins[0]++] = *start;
            }
    }
}

/* The patterns of one word stand in the order of the file, but for those that begin only where a
 * clause does, which come last. */
void patterns_index(struct patterns *patterns, const struct words *words) {
    size_t room = 2 * (words->count + 2);
    struct word_bits bits = {.width = words->count / 64 + 1};
    uint64_t *marked = memory_new(bits.width * sizeof *marked);
    bits.sets = memory_new(words_sets * bits.width * sizeof *bits.sets);
    fill_sets(words, &bits);
    fill_choices(patterns, &bits);
    for (size_t i = 0; i < patterns->count; i++) {
        struct pattern_start *start = &patterns->list[i];
        start->second = find_second(patterns, start->first, &bits, marked);
        find_needs(patterns, &bits, marked, start);
    }
    patterns->begins = memory_new(room * sizeof *patterns->begins);
    place(patterns, &bits, marked, true);
    for (size_t i = 1; i < room; i++)
        patterns->begins[i] += patterns->begins[i - 1];
    patterns->starts = memory_new((patterns->begins[room - 1] + 1) * sizeof *patterns->starts);
    place(patterns, &bits, marked, false);
    /* placing moved each beginning to the next one */
    memmove(patterns->begins + 1, patterns->begins, (room - 1) * sizeof *patterns->begins);
    patterns->begins[0] = 0;
    free(marked);
    free(bits.sets);
}

void patterns_free(struct patterns *patterns) {
    free(patterns->ops);
    free(patterns->list);
    free(patterns->begins);
    free(patterns->starts);
    for (uint32_t i = 0; i < patterns->choice_count; i++) {
        free(patterns->choices[i].ops);
        free(patterns->choices[i].words);
    }
    free(patterns->choices);
    for (uint32_t i = 0; i < patterns->tail_count; i++)
        free(patterns->tails[i]);
    free(patterns->tails);
    *patterns = (struct patterns){0};
}

struct matching {
    const struct patterns *patterns;
    const struct words *words;
    const struct utterance *utterance;
    const struct word *list; /* its words */
    const struct sentence *sentence;
};

bool pattern_begins_clause(const struct words *words, const struct utterance *utterance,
                           const struct sentence *sentence, uint32_t at) {
    if (at == sentence->start || at == sentence->first) return true;
    if (at >= sentence->end || utterance->words[at].pause) return at < sentence->end;
    uint32_t before = utterance->words[at - 1].number;
    return before && (words->list[before].traits & WORD_JOINER);
}

/* Does the word as it was written end so, with at least two letters before it? */
static bool has_tail(const struct matching *matching, uint32_t at, uint32_t tail) {
    const char *ending = matching->patterns->tails[tail];
    const struct word *word = &matching->list[at];
    size_t length = strlen(ending);
    return word->to - word->from >= length + 2 &&
           strncasecmp(matching->utterance->text + word->to - length, ending, length) == 0;
}

/* Does the op, one that takes a known word, hold at `at`? */
static inline bool holds_known(const struct matching *matching, const struct pattern_op *op,
                               uint32_t at) {
    uint32_t number = at < matching->sentence->end ? matching->list[at].number : 0;
    if (op->kind == OP_WORD) return number == op->argument;
    if (op->kind == OP_SET) return words_is_in(matching->words, number, op->argument);
    return matching->patterns->choices[op->argument].words[number / 64] >> (number % 64) & 1;
}

/* Does another op, which takes a word or looks at one, hold at `at`? */
static bool holds(const struct matching *matching, const struct pattern_op *op, uint32_t at) {
    uint32_t end = matching->sentence->end;
    uint32_t number = at < end ? matching->list[at].number : 0;
    switch (op->kind) {
    case OP_NOT_WORD:
        return number != op->argument;
    case OP_NOT_SET:
        return !words_is_in(matching->words, number, op->argument);
    case OP_SENTENCE:
        return at == matching->sentence->start || at == matching->sentence->first;
    case OP_TAIL:
        return at < end && has_tail(matching, at, op->argument);
    case OP_CLAUSE:
        return pattern_begins_clause(matching->words, matching->utterance, matching->sentence, at);
    case OP_END:
        return at == end;
    case OP_PAUSE:
        return at == end || matching->list[at].pause;
    case OP_ASKS:
        return matching->sentence->mark;
    case OP_NOT_ASKS:
        return !matching->sentence->mark;
    default:
        return at < end;
    }
}

static uint32_t match(const struct matching *matching, const struct pattern_op *op, uint32_t at);

/* Tries what follows a gap behind as few of its words as will do; a whole sentence asks or does
 * not, so that is looked at once. */
static uint32_t match_gap(const struct matching *matching, const struct pattern_op *op,
                          uint32_t at) {
    const struct pattern_op *next = op + 1;
    uint32_t last = at + op->argument;
    bool takes_word = takes_known(next->kind);
    if (last > matching->sentence->end) last = matching->sentence->end;
    if ((next->kind == OP_ASKS || next->kind == OP_NOT_ASKS) && !holds(matching, next, at))
        return pattern_none;
    for (; at <= last; at++) {
        if (takes_word && !holds_known(matching, next, at)) continue;
        uint32_t end = match(matching, next, at);
        if (end != pattern_none) return end;
    }
    return pattern_none;
}

static uint32_t match(const struct matching *matching, const struct pattern_op *op, uint32_t at) {
    for (;; op++) {
        uint32_t end = pattern_none;
        switch (op->kind) {
        case OP_DONE:
            return at;
        case OP_JUMP:
            op += op->argument - 1;
            break;
        case OP_EITHER:
            end = match(matching, op + 1, at);
            if (end != pattern_none) return end;
            op += op->argument - 1;
            break;
        case OP_GAP:
            return match_gap(matching, op, at);
        case OP_WORD:
        case OP_SET:
        case OP_CHOICE:
            if (!holds_known(matching, op, at)) return pattern_none;
            at++;
            break;
        default:
            if (!holds(matching, op, at)) return pattern_none;
            at += op->kind == OP_ANY || op->kind == OP_TAIL;
        }
    }
}

uint32_t pattern_match(const struct patterns *patterns, const struct pattern_start *start,
                       const struct words *words, const struct utterance *utterance,
                       const struct sentence *sentence, uint32_t at) {
    struct matching matching = {patterns, words, utterance, utterance->words, sentence};
    return match(&matching, patterns->ops + start->first, at);
}
