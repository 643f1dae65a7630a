/* SPDX-License-Identifier: GPL-3.0-or-later
 * All that stands on the agenda, as data: what `askwell agenda show --json` gives, with the names
 * that last, and the answers it came from.
 */
#include "export/format.h"

#include "agenda/view.h"
#include "base/bytes.h"
#include "base/json.h"
#include "base/value.h"

#include <string.h>

/* Takes out of the list under `key` what is not wanted; `wanted` is asked with its place there. */
static void choose(const struct export *export, struct value *map, const char *key,
                   bool (*wanted)(const struct export *, size_t)) {
    struct value *list = (struct value *)value_get(map, key);
    size_t kept = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        if (wanted(export, i))
            list->items[kept++] = list->items[i];
        else
            value_free(&list->items[i]);
    }
    if (list) list->count = kept;
}

static bool wants_session(const struct export *export, size_t i) {
    return export_wants_session(export, &export->fold.sessions[i]);
}

static bool wants_item(const struct export *export, size_t i) {
    return export_wants(export, &export->fold.items[i]);
}

static bool wants_parked(const struct export *export, size_t i) {
    return export_wants_parked(export, &export->fold.parked[i]);
}

static bool wants_answer(const struct export *export, size_t i) {
    return export_wants_answer(export, export->fold.answers[i]);
}

static void set_ids(const struct export *export, struct value *map) {
    const struct value *items = value_get(map, "items");
    for (size_t i = 0; i < items->count; i++)
        value_set(&items->items[i], "id", value_string(export->things[i].id));
}

static bool write_json(const struct export *export, struct bytes *out, struct fault *fault) {
    (void)fault;
    struct value map = view_value(&export->fold);
    set_ids(export, &map);
    choose(export, &map, "sessions", wants_session);
    choose(export, &map, "items", wants_item);
    choose(export, &map, "parked", wants_parked);
    choose(export, &map, "answers", wants_answer);
    json_write(&map, JSON_PRETTY, out);
    bytes_char(out, '\n');
    value_free(&map);
    return true;
}

const struct format format_json = {.name = "json",
                                   .ending = ".json",
                                   .what = "all of it as data, for jq and programs",
                                   .write = write_json};
