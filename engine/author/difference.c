/* SPDX-License-Identifier: GPL-3.0-or-later
 * The longest lines that both have in common, in order, are what stayed; the rest differs. This is
 * the textbook's table and not a library's: Debian has none for it in C but libgit2, which brings
 * TLS and ssh along, and the program diff would want both sides as files and know no file's line.
 */
#include "author/difference.h"

#include "base/bytes.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* One line: of both sides where `sign` is a blank, otherwise of one. The other index is where that
 * side stands. */
struct step {
    char sign;
    size_t written;
    size_t happened;
};

struct steps {
    struct step *all;
    size_t count;
};

static void add(struct steps *steps, char sign, size_t written, size_t happened) {
    steps->all[steps->count++] = (struct step){sign, written, happened};
}

enum { largest_table = 1 << 24 };

/* What is in common of the lines from each index on, row by row, or NULL where that would be too
 * much: then all of it counts as different. */
static uint32_t *table_of(const struct value *written, const struct value *happened, size_t from,
                          size_t rows, size_t columns) {
    if (rows + 1 > largest_table / (columns + 1)) return NULL;
    uint32_t *table = memory_new((rows + 1) * (columns + 1) * sizeof *table);
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;) {
            uint32_t *here = &table[i * (columns + 1) + j];
            uint32_t below = here[columns + 1];
            if (value_equal(&written->items[from + i], &happened->items[from + j]))
                *here = here[columns + 2] + 1;
            else
                *here = below >= here[1] ? below : here[1];
        }
    return table;
}

/* Gives every line of both sides, in order; the caller frees `all`. */
static struct steps compare(const struct value *written, const struct value *happened) {
    size_t same = 0;
    size_t tail = 0;
    size_t least = written->count < happened->count ? written->count : happened->count;
    while (same < least && value_equal(&written->items[same], &happened->items[same]))
        same++;
    while (tail < least - same && value_equal(&written->items[written->count - 1 - tail],
                                              &happened->items[happened->count - 1 - tail]))
        tail++;
    size_t rows = written->count - same - tail;
    size_t columns = happened->count - same - tail;
    uint32_t *table = table_of(written, happened, same, rows, columns);
    struct steps steps = {
        .all = memory_new((written->count + happened->count + 1) * sizeof *steps.all)};
    size_t i = 0;
    size_t j = 0;
    for (size_t at = 0; at < same; at++)
        add(&steps, ' ', at, at);
    while (i < rows || j < columns) {
        const uint32_t *here = table ? &table[i * (columns + 1) + j] : NULL;
        bool both = i < rows && j < columns;
        if (both && here && value_equal(&written->items[same + i], &happened->items[same + j])) {
            add(&steps, ' ', same + i, same + j);
            i++;
            j++;
        } else if (i < rows && (!both || !here || here[columns + 1] >= here[1])) {
            add(&steps, '-', same + i++, same + j);
        } else {
            add(&steps, '+', same + i, same + j++);
        }
    }
    for (size_t at = 0; at < tail; at++)
        add(&steps, ' ', same + rows + at, same + columns + at);
    free(table);
    return steps;
}

/* Gives the line in the file of a step: its own, or where it would have to be written. */
static long line_of(const struct transcript *transcript, const struct step *step) {
    size_t count = transcript->lines.count;
    if (step->written < count) return transcript->numbers[step->written];
    return count ? transcript->numbers[count - 1] + 1 : 1;
}

static void add_line(struct bytes *out, char sign, const struct value *line) {
    bytes_char(out, sign);
    text_show(line->text, line->length, TEXT_ONE_LINE, out);
    bytes_char(out, '\n');
}

static void add_place(const struct transcript *transcript, const struct step *step,
                      struct bytes *out) {
    bytes_text(out, "@@ ");
    text_show(transcript->path, strlen(transcript->path), TEXT_ONE_LINE, out);
    bytes_format(out, ":%ld @@", line_of(transcript, step));
    for (size_t i = step->written; i-- > 0;) {
        const struct value *line = &transcript->lines.items[i];
        if (line->text[0] != '=') continue;
        bytes_char(out, ' ');
        text_show(line->text, line->length, TEXT_ONE_LINE, out);
        break;
    }
    bytes_char(out, '\n');
}

enum { around = 3 };

/* Gives the index behind the last step that belongs to the place beginning at `first`, a
 * difference: places whose surroundings touch are one. */
static size_t end_of_place(const struct steps *steps, size_t first) {
    size_t last = first;
    for (size_t i = first; i < steps->count && i <= last + 2 * around + 1; i++)
        if (steps->all[i].sign != ' ') last = i;
    return last + around + 1 < steps->count ? last + around + 1 : steps->count;
}

void difference_text(const struct transcript *transcript, const struct value *happened,
                     struct bytes *out) {
    struct steps steps = compare(&transcript->lines, happened);
    for (size_t i = 0; i < steps.count; i++) {
        if (steps.all[i].sign == ' ') continue;
        size_t end = end_of_place(&steps, i);
        add_place(transcript, &steps.all[i], out);
        for (i = i > around ? i - around : 0; i < end; i++) {
            const struct step *step = &steps.all[i];
            add_line(out, step->sign,
                     step->sign == '+' ? &happened->items[step->happened]
                                       : &transcript->lines.items[step->written]);
        }
        i--;
    }
    free(steps.all);
}

struct value difference_value(const struct transcript *transcript, const struct value *happened) {
    struct steps steps = compare(&transcript->lines, happened);
    struct value list = value_list();
    for (size_t i = 0; i < steps.count; i++) {
        if (steps.all[i].sign == ' ') continue;
        struct value place = value_map();
        struct value was = value_list();
        struct value is = value_list();
        value_set(&place, "line", value_number((double)line_of(transcript, &steps.all[i])));
        for (; i < steps.count && steps.all[i].sign != ' '; i++) {
            const struct step *step = &steps.all[i];
            if (step->sign == '-')
                value_add(&was, value_copy(&transcript->lines.items[step->written]));
            else
                value_add(&is, value_copy(&happened->items[step->happened]));
        }
        value_set(&place, "written", was);
        value_set(&place, "happened", is);
        value_add(&list, place);
    }
    free(steps.all);
    return list;
}
