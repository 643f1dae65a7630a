/* SPDX-License-Identifier: GPL-3.0-or-later
 * Here wordings are whole and as they were written: the JSON writer sees to what is hostile.
 */
#include "author/map_value.h"

#include "bank/judge.h"

#include <string.h>

static struct value options_value(const struct question *question) {
    struct value list = value_list();
    struct options options = options_of(question, NULL);
    for (size_t i = 0; i < options.count; i++) {
        struct value option = value_map();
        value_set(&option, "key", value_string(options.keys[i]));
        value_set(&option, "words", value_string(options.labels[i]));
        value_add(&list, option);
    }
    options_free(&options);
    return list;
}

static void add_question(const struct map_step *step, struct value *map) {
    const struct question *question = step->question;
    struct value wordings = value_list();
    for (size_t i = 0; i < question->wording_count; i++)
        value_add(&wordings, value_string(question->wordings[i].text));
    value_set(map, "kind", value_string(kind_name(question->kind)));
    value_set(map, "wordings", wordings);
    if (question->purpose) value_set(map, "purpose", value_string(question->purpose));
    if (question->options) value_set(map, "options", options_value(question));
    if (question->kind == KIND_SCALE) {
        value_set(map, "least", value_number((double)question->from));
        value_set(map, "most", value_number((double)question->to));
    }
    /* 0: as many as it takes */
    if (step->kind == WISH_DRAW) value_set(map, "drawn", value_number((double)step->drawn));
}

static struct value step_value(const struct map_step *step, size_t number) {
    struct value map = value_map();
    value_set(&map, "number", value_number((double)number));
    value_set(&map, "do", value_string(wish_name(step->kind)));
    value_set(&map, "id", value_string(step->id));
    value_set(&map, "line", value_number(step->line));
    value_set(&map, "section", value_string(step->section));
    value_set(&map, "reached", value_bool(step->times > 0));
    value_set(&map, "times", value_number(step->times));
    value_set(&map, "decides", value_bool(step->decides));
    if (step->question) add_question(step, &map);
    if (step->said) value_set(&map, "wording", value_string(step->said->wording.text));
    if (step->kind == WISH_ACTION) value_set(&map, "fills", value_copy(&step->fills));
    return map;
}

static struct value end_value(long step) {
    if (step >= 0) return value_number((double)step + 1);
    return value_string(step == map_begin ? "begin" : "end");
}

static struct value way_value(const struct map_way *way) {
    struct value map = value_map();
    value_set(&map, "from", end_value(way->from));
    value_set(&map, "to", end_value(way->to));
    value_set(&map, "times", value_number(way->times));
    value_set(&map, "answers", value_copy(&way->answers));
    if (*way->answer) value_set(&map, "answer", value_string(way->answer));
    value_set(&map, "back", value_bool(way->back));
    return map;
}

struct value map_value(const struct map *map) {
    struct value whole = value_map();
    struct value steps = value_list();
    struct value ways = value_list();
    for (size_t i = 0; i < map->step_count; i++)
        value_add(&steps, step_value(&map->steps[i], i + 1));
    for (size_t i = 0; i < map->way_count; i++)
        if (map->ways[i].times) value_add(&ways, way_value(&map->ways[i]));
    value_set(&whole, "flow", value_string(map->name));
    value_set(&whole, "title", value_string(map->title));
    value_set(&whole, "minutes", value_number((double)map->minutes));
    value_set(&whole, "bank", value_string(map->bank));
    value_set(&whole, "walks", value_number(map->walks));
    value_set(&whole, "all", value_bool(map->all));
    value_set(&whole, "steps", steps);
    value_set(&whole, "ways", ways);
    return whole;
}
