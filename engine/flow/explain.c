/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table of the mistakes that everybody makes, by how Lua 5.4 words them (lparser.c, ldebug.c).
 */
#include "flow/explain.h"

#include <string.h>

static const struct {
    const char *piece; /* of the message */
    const char *remedy;
} known[] = {
    {"near '<\\226>'", "use straight quotes, \" or ', around text"},
    {"unfinished string", "close the text with the same quote on the same line"},
    {"'end' expected", "each if, while, for and function needs its own `end`"},
    {"'then' expected", "write `then` behind the condition of an if"},
    {"'do' expected", "write `do` behind while … and for …"},
    {"'}' expected", "close the brace, and put commas between what stands in it"},
    {"')' expected", "close the bracket, and put commas between what stands in it"},
    {"'=' or 'in' expected", "a loop reads: for idea in each(ideas) do … end"},
    {"syntax error near", "look for a missing quote or bracket in this line and the one above it"},
    {"unexpected symbol near",
     "look for a missing quote, bracket or value in this line and the one above it"},
    {"<eof>' expected", "one `end` is too many, or what it closes is missing"},
    {"<eof> expected", "one `end` is too many, or what it closes is missing"},
    {"<eof>", "something that was opened is not closed by the end of the file"},
    {"a nil value (local '",
     "it has nothing in it here; give it a value on every way that leads to this line"},
    {"attempt to compare", "compare things of one kind: a scale gives a number, text gives words"},
    {"attempt to perform arithmetic", "only numbers can be added up; join words with .."},
    {"attempt to concatenate", "only words and numbers can be joined with .."},
    {"attempt to get length", "# counts the things of a list or the letters of words"},
    {"attempt to index", "what stands before the dot or the bracket has nothing in it"},
    {"attempt to call", "only words of the language and your own functions can be called"},
    {"stack overflow", "a function calls itself without an end"},
};

static const char *semicolon_of(const char *message) {
    return strstr(message, "; ");
}

const char *explain_remedy(const char *message) {
    const char *semicolon = semicolon_of(message);
    if (semicolon) return semicolon + 2;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strstr(message, known[i].piece)) return known[i].remedy;
    return "correct this line of the script";
}

size_t explain_length(const char *message) {
    const char *semicolon = semicolon_of(message);
    return semicolon ? (size_t)(semicolon - message) : strlen(message);
}

void explain_word(const char *message, char word[64]) {
    static const char *const quotes[] = {"`",       "near '",  "global '",
                                         "local '", "field '", "method '"};
    word[0] = '\0';
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        const char *found = strstr(message, quotes[i]);
        if (!found) continue;
        found += strlen(quotes[i]);
        size_t length = strcspn(found, i == 0 ? "`" : "'");
        if (length == 0 || length > 63) continue;
        memcpy(word, found, length);
        word[length] = '\0';
        return;
    }
}
