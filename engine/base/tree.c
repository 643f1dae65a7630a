/* SPDX-License-Identifier: GPL-3.0-or-later
 * libyaml's events made into a tree. Events and not its documents, because those are quadratic in
 * anchors and can be cyclic; depth is counted here because libyaml is quadratic in it.
 */
#include "base/tree.h"

#include "base/fault.h"
#include "base/memory.h"
#include "base/slip.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <yaml.h>

/* Nodes and text live in blocks that are freed together. */
struct block {
    struct block *next;
    size_t used;
    size_t room;
    char data[];
};

struct tree {
    struct block *blocks;
    struct node *top;
};

#ifndef TREE_BLOCK
#define TREE_BLOCK 8192
#endif

static struct block *add_block(struct tree *tree, size_t room) {
    struct block *block = memory_resize(NULL, sizeof *block + room, 1);
    *block = (struct block){.next = tree->blocks, .room = room};
    tree->blocks = block;
    return block;
}

static void *take(struct tree *tree, size_t size) {
    size = (size + 7) & ~(size_t)7;
    struct block *block = tree->blocks;
    if (!block || block->room - block->used < size)
        block = add_block(tree, size > TREE_BLOCK ? size : TREE_BLOCK);
    void *taken = block->data + block->used;
    block->used += size;
    return taken;
}

struct reading {
    yaml_parser_t parser;
    struct tree *tree;
    const char *name;
    const char *text;
    size_t length;
    struct fault *fault;
    yaml_event_t event;
    yaml_mark_t before; /* where the event before it began */
};

static bool refuse(struct reading *reading, yaml_mark_t mark, const char *what,
                   const char *remedy) {
    fault_at(reading->fault, reading->name, (long)mark.line + 1, (long)mark.column + 1);
    return fault_say(reading->fault, EX_DATAERR, remedy, "%s", what);
}

/* The reader is ahead of the parser and knows a byte, not a line. */
static yaml_mark_t mark_of(const struct reading *reading, size_t offset) {
    yaml_mark_t mark = {0};
    for (size_t at = 0; at < offset && at < reading->length; at++) {
        unsigned char byte = (unsigned char)reading->text[at];
        mark.column += (byte & 0xC0) != 0x80;
        if (byte != '\n') continue;
        mark.line++;
        mark.column = 0;
    }
    return mark;
}

static struct slip_place place_of(yaml_mark_t mark) {
    return (struct slip_place){mark.line, mark.column};
}

static bool refuse_syntax(struct reading *reading) {
    yaml_parser_t *parser = &reading->parser;
    if (parser->error == YAML_MEMORY_ERROR) memory_none();
    bool is_of_bytes = parser->error == YAML_READER_ERROR;
    yaml_mark_t mark =
        is_of_bytes ? mark_of(reading, parser->problem_offset) : parser->problem_mark;
    struct slip slip = {.file = reading->name,
                        .problem = text_or(parser->problem, "no memory"),
                        .context = is_of_bytes ? "" : text_or(parser->context, ""),
                        .at = place_of(mark),
                        .opened = place_of(parser->context_mark),
                        .before = place_of(reading->before),
                        .text = reading->text,
                        .length = reading->length};
    slip_say(&slip, reading->fault);
    return false;
}

static bool advance(struct reading *reading) {
    reading->before = reading->event.start_mark;
    yaml_event_delete(&reading->event);
    if (!yaml_parser_parse(&reading->parser, &reading->event)) return refuse_syntax(reading);
    return true;
}

/* Passes `count` events and stands on the last. */
static bool advance_by(struct reading *reading, int count) {
    while (count-- > 0)
        if (!advance(reading)) return false;
    return true;
}

static const char *keep_text(struct reading *reading) {
    size_t length = reading->event.data.scalar.length;
    char *text = take(reading->tree, length + 1);
    memcpy(text, reading->event.data.scalar.value, length);
    text[length] = '\0';
    return text;
}

static bool is_decorated(const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor || event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor || event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor || event->data.mapping_start.tag;
    default:
        return event->type == YAML_ALIAS_EVENT;
    }
}

static bool read_node(struct reading *reading, int depth, struct node *node);

static bool read_key(struct reading *reading, struct node *child) {
    yaml_event_t *event = &reading->event;
    if (event->type != YAML_SCALAR_EVENT || is_decorated(event))
        return refuse(reading, event->start_mark, "a key must be plain text",
                      "write it as `key: value`");
    child->key = keep_text(reading);
    child->key_line = (long)event->start_mark.line + 1;
    child->key_column = (long)event->start_mark.column + 1;
    if (strlen(child->key) != event->data.scalar.length || strcmp(child->key, "<<") == 0)
        return refuse(reading, event->start_mark, "this key cannot be used",
                      "use letters, digits and hyphens");
    return advance(reading);
}

static bool read_children(struct reading *reading, int depth, struct node *node) {
    bool map = node->kind == NODE_MAP;
    yaml_event_type_t end = map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    struct node **last = &node->first;
    if (!advance(reading)) return false;
    while (reading->event.type != end) {
        struct node *child = take(reading->tree, sizeof *child);
        *child = (struct node){0};
        if (map && !read_key(reading, child)) return false;
        if (!read_node(reading, depth + 1, child)) return false;
        *last = child;
        last = &child->next;
        node->count++;
        if (!advance(reading)) return false;
    }
    return true;
}

static int by_key(const void *a, const void *b) {
    const struct node *const *left = a;
    const struct node *const *right = b;
    int order = strcmp((*left)->key, (*right)->key);
    if (order) return order;
    long lines = (*left)->key_line - (*right)->key_line;
    long columns = (*left)->key_column - (*right)->key_column;
    return lines < 0 || (lines == 0 && columns < 0) ? -1 : 1;
}

static bool refuse_twice(struct reading *reading, const struct node *again) {
    fault_at(reading->fault, reading->name, again->key_line, again->key_column);
    return fault_say(reading->fault, EX_DATAERR, "keep one of them",
                     "`%s` stands here a second time", again->key);
}

/* Sorting makes this fast for a map of a million keys. */
static bool check_keys(struct reading *reading, const struct node *map) {
    if (map->count < 2) return true;
    const struct node **sorted = memory_resize(NULL, map->count, sizeof *sorted);
    size_t count = 0;
    for (const struct node *child = map->first; child; child = child->next)
        sorted[count++] = child;
    qsort(sorted, count, sizeof *sorted, by_key);
    const struct node *twice = NULL;
    for (size_t i = 1; i < count && !twice; i++)
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) == 0) twice = sorted[i];
    free(sorted);
    return twice ? refuse_twice(reading, twice) : true;
}

static bool read_node(struct reading *reading, int depth, struct node *node) {
    yaml_event_t *event = &reading->event;
    node->line = (long)event->start_mark.line + 1;
    node->column = (long)event->start_mark.column + 1;
    if (is_decorated(event))
        return refuse(reading, event->start_mark, "anchors, aliases and tags are not used here",
                      "write the text out; put it in double quotes if it begins with & * or !");
    if (event->type == YAML_SCALAR_EVENT) {
        node->kind = NODE_TEXT;
        node->length = event->data.scalar.length;
        node->text = keep_text(reading);
        return true;
    }
    if (depth > tree_depth)
        return refuse(reading, event->start_mark, "this is nested too deeply",
                      "six levels are enough for a bank");
    node->kind = event->type == YAML_MAPPING_START_EVENT ? NODE_MAP : NODE_LIST;
    if (!read_children(reading, depth, node)) return false;
    return node->kind == NODE_MAP ? check_keys(reading, node) : true;
}

/* Directives (%YAML, %TAG) say nothing here, and libyaml's time grows with the square of them. */
static bool has_no_directive(struct reading *reading) {
    yaml_mark_t mark = {0};
    for (size_t at = 0; at < reading->length; mark.line++) {
        if (reading->text[at] == '%')
            return refuse(reading, mark, "no line begins with % here", "take the line out");
        const char *end = memchr(reading->text + at, '\n', reading->length - at);
        at = end ? (size_t)(end - reading->text) + 1 : reading->length;
    }
    return true;
}

static bool read_document(struct reading *reading) {
    struct node *top = take(reading->tree, sizeof *top);
    *top = (struct node){.kind = NODE_MAP, .line = 1, .column = 1};
    reading->tree->top = top;
    if (!advance_by(reading, 2)) return false;
    if (reading->event.type == YAML_STREAM_END_EVENT) return true;
    if (!advance(reading) || !read_node(reading, 1, top)) return false;
    if (!advance_by(reading, 2)) return false;
    if (reading->event.type != YAML_STREAM_END_EVENT)
        return refuse(reading, reading->event.start_mark, "a second document begins here",
                      "keep one document in a file");
    return true;
}

struct tree *tree_read(const char *name, const char *text, size_t length, struct fault *fault) {
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors begin a file with it */
    if (length >= 3 && memcmp(text, mark, 3) == 0) {
        text += 3;
        length -= 3;
    }
    struct reading reading = {.name = name,
                              .text = text,
                              .length = length,
                              .fault = fault,
                              .tree = memory_new(sizeof(struct tree))};
    fault_at(fault, name, 0, 0);
    if (!yaml_parser_initialize(&reading.parser)) memory_none();
    yaml_parser_set_input_string(&reading.parser, (const unsigned char *)text, length);
    yaml_parser_set_encoding(&reading.parser, YAML_UTF8_ENCODING);
    bool good = has_no_directive(&reading) && read_document(&reading);
    yaml_event_delete(&reading.event);
    yaml_parser_delete(&reading.parser);
    if (good) return reading.tree;
    tree_free(reading.tree);
    return NULL;
}

struct tree *tree_new(size_t room) {
    struct tree *tree = memory_new(sizeof *tree);
    add_block(tree, room);
    tree->top = take(tree, sizeof *tree->top);
    *tree->top = (struct node){.kind = NODE_MAP, .line = 1, .column = 1};
    return tree;
}

char *tree_room(struct tree *tree, size_t size) {
    return take(tree, size + 1);
}

struct node *tree_add(struct tree *tree, struct node *parent, struct node *behind,
                      const char *key) {
    struct node *child = take(tree, sizeof *child);
    *child = (struct node){.key = key};
    if (!parent) parent = tree->top;
    *(behind ? &behind->next : &parent->first) = child;
    parent->count++;
    return child;
}

void tree_free(struct tree *tree) {
    if (!tree) return;
    while (tree->blocks) {
        struct block *next = tree->blocks->next;
        free(tree->blocks);
        tree->blocks = next;
    }
    free(tree);
}

const struct node *tree_top(const struct tree *tree) {
    return tree->top;
}

const struct node *tree_get(const struct node *map, const char *key) {
    if (!map || map->kind != NODE_MAP) return NULL;
    for (const struct node *child = map->first; child; child = child->next)
        if (strcmp(child->key, key) == 0) return child;
    return NULL;
}

const char *tree_text(const struct node *map, const char *key) {
    const struct node *found = tree_get(map, key);
    return found && found->kind == NODE_TEXT ? found->text : NULL;
}
