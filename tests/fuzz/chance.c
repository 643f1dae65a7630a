/* SPDX-License-Identifier: GPL-3.0-or-later
 * Inputs made by chance from good ones, always the same, for `make test`: bits are flipped, lines
 * doubled, pieces swapped, cut and filled with what is hostile. `make fuzz` leaves this out and
 * lets libFuzzer do it, without end.
 *
 * A round's input depends on its number only; `PROGRAM N` writes that of round N to standard
 * output.
 */
#include "fuzz.h"

#include "base/bytes.h"

#include <glob.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { most_seeds = 64, largest = 64 << 10, seconds_for_one = 20 };

static struct bytes seeds[most_seeds];
static size_t seed_count;
static volatile unsigned round_now;
static uint64_t state;

static size_t chance(size_t below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return below ? (size_t)(state >> 16) % below : 0;
}

static void add_file(const char *path) {
    char part[4096];
    size_t got = 0;
    FILE *file = fopen(path, "rb");
    if (!file || seed_count == most_seeds) return;
    while ((got = fread(part, 1, sizeof part, file)) > 0)
        bytes_add(&seeds[seed_count], part, got);
    fclose(file);
    seed_count++;
}

static void find_seeds(void) {
    for (const char *const *seed = fuzz_seeds; *seed && seed_count < most_seeds; seed++)
        bytes_text(&seeds[seed_count++], *seed);
    for (const char *const *pattern = fuzz_files; *pattern; pattern++) {
        glob_t found = {0};
        if (glob(*pattern, 0, NULL, &found) == 0)
            for (size_t i = 0; i < found.gl_pathc; i++)
                add_file(found.gl_pathv[i]);
        globfree(&found);
    }
}

/* Gives where a line begins, chosen by chance. */
static size_t some_line(const struct bytes *input) {
    size_t at = chance(input->length);
    while (at && input->data[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_length(const struct bytes *input, size_t at) {
    size_t length = strcspn(input->data + at, "\n");
    return at + length < input->length ? length + 1 : input->length - at;
}

/* Puts `length` bytes in place of `gone` ones at `at`. */
static void splice(struct bytes *input, size_t at, size_t gone, const char *data, size_t length) {
    struct bytes out = {0};
    bytes_add(&out, input->data, at);
    bytes_add(&out, data, length);
    bytes_add(&out, input->data + at + gone, input->length - at - gone);
    bytes_free(input);
    *input = out;
}

static void splice_other(struct bytes *input) {
    const struct bytes *other = &seeds[chance(seed_count)];
    size_t from = chance(other->length);
    size_t length = chance(other->length - from);
    splice(input, chance(input->length), 0, bytes_string(other) + from, length);
}

static void splice_hostile(struct bytes *input) {
    size_t count = 0;
    while (fuzz_hostile[count])
        count++;
    const char *piece = fuzz_hostile[chance(count)];
    size_t at = chance(2) ? some_line(input) : chance(input->length + 1);
    size_t times = chance(8) ? 1 : 1 + chance(200);
    while (times--)
        splice(input, at, 0, piece, strlen(piece));
}

static void move_line(struct bytes *input, bool twice) {
    size_t from = some_line(input);
    size_t length = line_length(input, from);
    struct bytes line = {0};
    bytes_add(&line, input->data + from, length);
    if (!twice) splice(input, from, length, "", 0);
    splice(input, some_line(input), 0, bytes_string(&line), length);
    bytes_free(&line);
}

static void change(struct bytes *input) {
    if (input->length == 0) bytes_char(input, '\n');
    size_t at = chance(input->length);
    switch (chance(8)) {
    case 0:
        input->data[at] = (char)(input->data[at] ^ (1 << chance(8)));
        return;
    case 1:
        input->data[at] = (char)chance(256);
        return;
    case 2:
        splice(input, at, chance(input->length - at < 40 ? input->length - at : 40), "", 0);
        return;
    case 3:
        splice(input, at, input->length - at, "", 0);
        return;
    case 4:
        splice_other(input);
        return;
    case 5:
        move_line(input, chance(2));
        return;
    default:
        splice_hostile(input);
    }
}

static struct bytes make_input(unsigned round) {
    struct bytes input = {0};
    state = 0x9E3779B97F4A7C15U ^ ((uint64_t)round << 32) ^ round;
    for (int i = 0; i < 8; i++)
        chance(1);
    const struct bytes *seed = &seeds[chance(seed_count)];
    bytes_add(&input, bytes_string(seed), seed->length);
    if (round < seed_count) return input; /* first, nearly all of them as they are */
    for (size_t left = 1 + chance(6); left && input.length < largest; left--)
        change(&input);
    return input;
}

/* What ended badly is named by its round, so that it can be made again. */
static void name_round(int signal_number) {
    char line[80];
    int length =
        snprintf(line, sizeof line, "not ok - round %u: signal %d\n", round_now, signal_number);
    ssize_t written = write(STDOUT_FILENO, line, (size_t)length);
    _exit(written > 0 ? 1 : 2);
}

int main(int count, char **arguments) {
    find_seeds();
    if (count > 1) {
        struct bytes input = make_input((unsigned)strtoul(arguments[1], NULL, 10));
        fwrite(input.data, 1, input.length, stdout);
        return 0;
    }
    signal(SIGABRT, name_round);
    signal(SIGALRM, name_round);
#ifndef __SANITIZE_ADDRESS__
    signal(SIGSEGV, name_round);
    signal(SIGBUS, name_round);
#endif
    for (round_now = 0; round_now < fuzz_rounds; round_now++) {
        struct bytes input = make_input(round_now);
        alarm(seconds_for_one);
        LLVMFuzzerTestOneInput((const uint8_t *)bytes_string(&input), input.length);
        bytes_free(&input);
    }
    for (size_t i = 0; i < seed_count; i++)
        bytes_free(&seeds[i]);
    printf("ok - %u broken %s were refused or read without harm\n", fuzz_rounds, fuzz_noun);
    return 0;
}
