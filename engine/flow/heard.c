/* SPDX-License-Identifier: GPL-3.0-or-later
 * The names that a persona has for what it heard.
 */
#include "flow/heard.h"

const char *const heard_move_names[HEARD_MOVES + 1] = {
    "open",        "closed", "leading", "advice", "judging-why", "stacked", "reflection",
    "information", "leave",  "silence", "other",  "end",         NULL,
};

struct value heard_value(const struct impression *heard) {
    struct value map = value_map();
    value_set(&map, "move", value_string(heard_move_names[heard->move]));
    value_set(&map, "topic", value_string(heard->topic));
    value_set(&map, "other", value_string(heard->other));
    value_set(&map, "under", value_string(heard->under));
    value_set(&map, "besides", value_bool(heard->besides));
    value_set(&map, "turned", value_bool(heard->turned));
    value_set(&map, "fact", value_bool(heard->fact));
    value_set(&map, "nod", value_bool(heard->nod));
    value_set(&map, "begun", value_bool(heard->begun));
    value_set(&map, "allowed", value_bool(heard->allowed));
    value_set(&map, "mine", value_number(heard->mine));
    value_set(&map, "again", value_number(heard->again));
    value_set(&map, "words", value_number(heard->words));
    value_set(&map, "turn", value_number(heard->turn));
    return map;
}
