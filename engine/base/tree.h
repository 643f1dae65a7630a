/* SPDX-License-Identifier: GPL-3.0-or-later
 * A YAML document as a tree, with the place of every node. A subset of YAML: mappings, sequences
 * and scalars, every scalar text; no anchors, aliases, tags, merge keys or second documents; at
 * most `tree_depth` levels; no key twice. The only file that knows libyaml is tree.c.
 */
#ifndef ASKWELL_TREE_H
#define ASKWELL_TREE_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

enum { tree_depth = 6 };

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

/* One node; all of it belongs to the tree. A map's children are its values, each with its key. */
struct node {
    enum node_kind kind;
    long line; /* from 1 */
    long column;
    const char *text; /* NODE_TEXT: `length` bytes and a NUL */
    size_t length;
    const char *key; /* under a map: the key, and where it stands */
    long key_line;
    long key_column;
    size_t count; /* of children */
    struct node *first;
    struct node *next;
};

struct tree;

/* Reads `length` bytes of YAML that came from `name`. Gives a tree, which the caller frees with
 * tree_free, or NULL: fault 65 with file, line and column. An empty document is an empty map. */
struct tree *tree_read(const char *name, const char *text, size_t length, struct fault *fault);
void tree_free(struct tree *tree);

/* Gives an empty map, to be filled by those who know a layout without libyaml; what they add takes
 * about `room` bytes. The caller frees with tree_free. */
struct tree *tree_new(size_t room);

/* Gives room for a text of `size` bytes and a NUL, which belongs to the tree. */
char *tree_room(struct tree *tree, size_t size);

/* Adds a child to `parent` (NULL: the top), behind its last child so far, `behind` (NULL: none),
 * and gives it, all else to be set. `key`, NULL in a list, belongs to the tree. */
struct node *tree_add(struct tree *tree, struct node *parent, struct node *behind, const char *key);

/* Gives the top node. */
const struct node *tree_top(const struct tree *tree);

/* Gives the value under `key` of a map, or NULL; NULL also where `map` is NULL or no map. */
const struct node *tree_get(const struct node *map, const char *key);

/* Gives the text under `key` of a map, or NULL where there is none or it is no text. */
const char *tree_text(const struct node *map, const char *key);

#endif
