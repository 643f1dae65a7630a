/* SPDX-License-Identifier: GPL-3.0-or-later
 * A table of the mistakes that everybody makes, by how libyaml 0.2.5 words them (scanner.c,
 * parser.c, reader.c). One message has many causes, so what stands around the place tells them
 * apart; the first row that fits is said.
 */
#include "base/slip.h"

#include "base/fault.h"
#include "base/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

/* Text that ends where a line or the file does. */
struct piece {
    const char *text;
    size_t length;
};

/* Gives the line that begins at `at` and moves `at` behind its end. */
static struct piece take_line(const struct slip *slip, const char **at) {
    const char *end = slip->text + slip->length;
    struct piece line = {*at, 0};
    while (*at < end && **at != '\n' && **at != '\r')
        (*at)++;
    line.length = (size_t)(*at - line.text);
    if (*at < end) *at += 1 + (**at == '\r' && *at + 1 < end && (*at)[1] == '\n');
    return line;
}

static struct piece line_of(const struct slip *slip, size_t number) {
    const char *at = slip->text;
    while (number-- > 0)
        take_line(slip, &at);
    return take_line(slip, &at);
}

/* Gives what stands at `place` and behind it on its line. */
static struct piece piece_at(const struct slip *slip, struct slip_place place) {
    struct piece piece = line_of(slip, place.line);
    while (place.column-- > 0 && piece.length > 0) {
        uint32_t code = 0;
        size_t length = text_next(piece.text, piece.length, &code);
        if (length == 0) length = 1;
        piece.text += length;
        piece.length -= length;
    }
    return piece;
}

static char sign_at(const struct slip *slip, struct slip_place place) {
    struct piece piece = piece_at(slip, place);
    return piece.length ? *piece.text : '\0';
}

static size_t indent_of(struct piece line) {
    size_t indent = 0;
    while (indent < line.length && line.text[indent] == ' ')
        indent++;
    return indent;
}

static bool begins_its_line(const struct slip *slip, struct slip_place place) {
    return indent_of(line_of(slip, place.line)) == place.column;
}

static bool says_something(struct piece line) {
    size_t indent = indent_of(line);
    return indent < line.length && line.text[indent] != '#';
}

/* Gives the nearest line above that says something. Found from the top: a bank may have many lines
 * that say nothing. */
static struct piece line_above(const struct slip *slip, size_t number) {
    struct piece nearest = {"", 0};
    for (const char *at = slip->text; number > 0; number--) {
        struct piece line = take_line(slip, &at);
        if (says_something(line)) nearest = line;
    }
    return nearest;
}

/* Gives the last sign before `at` on its line that is no blank, or NUL. */
static char sign_before(const struct slip *slip) {
    struct piece line = line_of(slip, slip->at.line);
    const char *at = piece_at(slip, slip->at).text;
    while (at > line.text && at[-1] == ' ')
        at--;
    return at > line.text ? at[-1] : '\0';
}

/* Gives the length of a word that could be a key. */
static size_t word_length(struct piece piece) {
    size_t length = 0;
    while (length < piece.length && (isalnum((unsigned char)piece.text[length]) ||
                                     piece.text[length] == '-' || piece.text[length] == '_'))
        length++;
    return length;
}

/* Is this `ask:What` or `- ask:What`? */
static bool is_glued_key(struct piece piece) {
    size_t length = word_length(piece);
    return length > 0 && length + 1 < piece.length && piece.text[length] == ':' &&
           piece.text[length + 1] != ' ';
}

static bool is_item(struct piece piece) {
    return piece.length > 1 && piece.text[0] == '-' && piece.text[1] == ' ';
}

/* What tells the causes of one message apart. */

static bool at_tab(const struct slip *slip) {
    return sign_at(slip, slip->at) == '\t';
}

static bool opens_with_glued_dash(const struct slip *slip) {
    struct piece piece = piece_at(slip, slip->opened);
    return piece.length > 1 && piece.text[0] == '-' && piece.text[1] != ' ';
}

static bool opens_with_glued_key(const struct slip *slip) {
    return is_glued_key(piece_at(slip, slip->opened));
}

static bool opens_below_item(const struct slip *slip) {
    struct piece above = line_above(slip, slip->opened.line);
    size_t indent = indent_of(above);
    return indent == slip->opened.column &&
           is_item((struct piece){above.text + indent, above.length - indent});
}

static bool began_above(const struct slip *slip) {
    return slip->before.line < slip->at.line;
}

static bool began_above_with_glued_key(const struct slip *slip) {
    return began_above(slip) && is_glued_key(piece_at(slip, slip->before));
}

/* Is the colon that was stumbled over the first of its line, behind one word? */
static bool at_colon_of_key(const struct slip *slip) {
    struct piece line = line_of(slip, slip->at.line);
    size_t indent = indent_of(line);
    size_t length = word_length((struct piece){line.text + indent, line.length - indent});
    return length > 0 && indent + length == slip->at.column;
}

static bool began_above_without_colon(const struct slip *slip) {
    return began_above(slip) && at_colon_of_key(slip) && begins_its_line(slip, slip->before);
}

static bool began_above_with_text(const struct slip *slip) {
    return began_above(slip) && at_colon_of_key(slip);
}

static bool began_with_curly_quote(const struct slip *slip) {
    struct piece piece = piece_at(slip, slip->before);
    static const char *const quotes[] = {"“", "”", "„", "‘", "’", "«", "»"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (piece.length >= strlen(quotes[i]) &&
            memcmp(piece.text, quotes[i], strlen(quotes[i])) == 0)
            return true;
    return false;
}

static bool behind_long_quote(const struct slip *slip) {
    return !begins_its_line(slip, slip->at) && began_above(slip) &&
           strchr("\"'", sign_at(slip, slip->before)) && sign_at(slip, slip->before);
}

static bool behind_double_quote(const struct slip *slip) {
    return sign_before(slip) == '"';
}

static bool behind_single_quote(const struct slip *slip) {
    return sign_before(slip) == '\'';
}

static bool behind_brace(const struct slip *slip) {
    return sign_before(slip) == '}';
}

static bool behind_bracket(const struct slip *slip) {
    return sign_before(slip) == ']';
}

static bool at_column_of_opened(const struct slip *slip) {
    return begins_its_line(slip, slip->at) && slip->at.column == slip->opened.column;
}

static bool at_first_colon(const struct slip *slip) {
    return at_column_of_opened(slip) && sign_at(slip, slip->at) == ':';
}

static bool at_item(const struct slip *slip) {
    return at_column_of_opened(slip) && sign_at(slip, slip->at) == '-';
}

static bool at_closing_sign(const struct slip *slip) {
    char sign = sign_at(slip, slip->at);
    return begins_its_line(slip, slip->at) && sign && strchr("}],", sign);
}

static bool is_further(const struct slip *slip) {
    return begins_its_line(slip, slip->at) &&
           slip->at.column > indent_of(line_above(slip, slip->at.line));
}

static bool is_less(const struct slip *slip) {
    return begins_its_line(slip, slip->at) &&
           slip->at.column < indent_of(line_above(slip, slip->at.line));
}

static bool on_line_of_opened(const struct slip *slip) {
    return slip->at.line == slip->opened.line && sign_at(slip, slip->at);
}

static bool at_colon_inside(const struct slip *slip) {
    return on_line_of_opened(slip) && sign_at(slip, slip->at) == ':';
}

static bool first_line_is_indented(const struct slip *slip) {
    const char *at = slip->text;
    struct piece line = {"", 0};
    for (size_t number = 0; number <= slip->at.line && !says_something(line); number++)
        line = take_line(slip, &at);
    return indent_of(line) > slip->at.column;
}

static bool is_below_dots(const struct slip *slip) {
    struct piece above = line_above(slip, slip->at.line);
    return above.length >= 3 && memcmp(above.text, "...", 3) == 0;
}

static bool is_utf16(const struct slip *slip) {
    return slip->length > 1 && (memcmp(slip->text, "\xFF\xFE", 2) == 0 ||
                                memcmp(slip->text, "\xFE\xFF", 2) == 0 || slip->text[1] == '\0');
}

enum where { AT, OPENED, BEFORE, WORD };
enum { SHOWS_SIGN = 1 };

static const char quote_all[] = "put double quotes around the whole text";

/* `problem` and `context` are pieces of libyaml's words; a cause may be NULL. */
static const struct {
    const char *problem;
    const char *context;
    bool (*cause)(const struct slip *slip);
    enum where where;
    int shows;
    const char *what;
    const char *remedy;
} known[] = {
    {"", "", at_tab, AT, 0, "a tab stands here", "indent with spaces"},
    {"found a tab character", "", NULL, AT, 0, "a tab stands here", "indent with spaces"},

    {"mapping values are not allowed", "", began_above_with_glued_key, BEFORE, 0,
     "a blank is missing behind the colon", "write it as `key: value`"},
    {"mapping values are not allowed", "", began_above_without_colon, BEFORE, 0,
     "this line has no colon",
     "write it as `key: value`, or as `key:` above the lines that belong to it"},
    {"mapping values are not allowed", "", began_above_with_text, WORD, 0,
     "this line is indented further than the one above, which has its text already",
     "let it begin in the same column as its neighbours"},
    {"mapping values are not allowed", "", began_with_curly_quote, AT, 0,
     "a colon and a blank stand inside this text, and curly quotes do not hold it together",
     "put straight double quotes, \", around the whole text"},
    {"mapping values are not allowed", "", NULL, AT, 0,
     "a colon and a blank stand inside this text", quote_all},

    {"could not find expected ':'", "", opens_with_glued_dash, OPENED, 0,
     "a blank is missing behind the dash", "write it as `- text`"},
    {"could not find expected ':'", "", opens_with_glued_key, OPENED, 0,
     "a blank is missing behind the colon", "write it as `key: value`"},
    {"could not find expected ':'", "", opens_below_item, OPENED, 0,
     "this line stands in a list and does not begin with a dash",
     "begin it with `- `, or indent it further where it goes on with the line above"},
    {"could not find expected ':'", "", NULL, OPENED, 0, "this line has no colon",
     "write it as `key: value`, or indent it further where it goes on with the line above"},

    {"did not find expected key", "", behind_long_quote, BEFORE, 0,
     "the quote that opens here is closed only in a line further down",
     "close it at the end of its own text"},
    {"did not find expected key", "", behind_double_quote, AT, 0,
     "text goes on behind the closing quote",
     "put double quotes around the whole text, and ' or “ ” around words inside it"},
    {"did not find expected key", "", behind_single_quote, AT, 0,
     "an apostrophe has closed this text, and it goes on",
     "put double quotes around the whole text instead of single ones"},
    {"did not find expected key", "", behind_brace, AT, 0,
     "a text that begins with a brace goes on here", quote_all},
    {"did not find expected key", "", behind_bracket, AT, 0,
     "a text that begins with a bracket goes on here", quote_all},
    {"did not find expected key", "", at_first_colon, AT, 0, "the word before the colon is missing",
     "write it as `key: value`"},
    {"did not find expected key", "", at_closing_sign, AT, SHOWS_SIGN,
     "nothing is open that could be closed with", "take it out, or put the text in double quotes"},
    {"did not find expected key", "", at_item, AT, 0, "a list begins among lines with `key:`",
     "write the key it belongs to above it, such as `or:`, or take the dash away"},
    {"did not find expected '-'", "", at_column_of_opened, AT, 0,
     "this line stands in a list and does not begin with a dash",
     "begin it with `- `, or let it begin further left where the list is over"},
    {"did not find expected", "while parsing a block", is_further, AT, 0,
     "this line is indented further than the one above, which has its text already",
     "let it begin in the same column as its neighbours"},
    {"did not find expected", "while parsing a block", is_less, AT, 0,
     "this line is indented less than the one above and belongs to none of the lines before it",
     "let it begin in the same column as its neighbours"},

    {"did not find expected '-'", "", NULL, AT, 0, "a list goes on here without a dash",
     "begin each of its lines with `- `"},
    {"did not find expected key", "", NULL, AT, 0, "a key is expected here",
     "write it as `key: value`"},

    {"did not find expected ','", "", at_colon_inside, AT, 0,
     "a colon and a blank stand inside this text", quote_all},
    {"did not find expected ','", "", on_line_of_opened, AT, 0, "a comma is missing here",
     "put commas between the things in brackets, or double quotes around the whole text"},
    {"did not find expected ',' or ']'", "", NULL, OPENED, 0,
     "the bracket that opens here is not closed",
     "close it with ], or put the text in double quotes"},
    {"did not find expected ',' or '}'", "", NULL, OPENED, 0,
     "the brace that opens here is not closed",
     "close it with }, and put a text that begins with a brace in double quotes"},
    {"did not find expected node content", "flow", NULL, AT, SHOWS_SIGN,
     "something is missing before the sign", "take one comma out, or put the text in quotes"},
    {"did not find expected node content", "", NULL, AT, SHOWS_SIGN,
     "a text cannot begin with the sign", quote_all},
    {"found unexpected ':'", "", NULL, AT, 0,
     "a colon stands where a comma or the end of the list is expected",
     "put double quotes around each text in the list"},

    {"found unexpected end of stream", "quoted", NULL, OPENED, 0,
     "the quote that opens here is not closed", "close the text with the same quote"},
    {"found unexpected document indicator", "quoted", NULL, OPENED, 0,
     "the quote that opens here is not closed", "close the text with the same quote"},
    {"found unknown escape", "", NULL, AT, 0, "a backslash has a meaning of its own in this text",
     "write \\\\ for a backslash, or put single quotes around the text"},
    {"hexdecimal number", "", NULL, AT, 0, "a backslash has a meaning of its own in this text",
     "write \\\\ for a backslash, or put single quotes around the text"},
    {"escape code", "", NULL, AT, 0, "a backslash has a meaning of its own in this text",
     "write \\\\ for a backslash, or put single quotes around the text"},

    {"cannot start any token", "", NULL, AT, SHOWS_SIGN, "a text cannot begin with the sign",
     quote_all},
    {"", "while scanning an a", NULL, OPENED, SHOWS_SIGN, "a text cannot begin with the sign",
     quote_all},
    {"", "directive", NULL, AT, 0, "no line begins with % here", "take the line out"},
    {"directive", "", NULL, AT, 0, "no line begins with % here", "take the line out"},
    {"YAML document", "", NULL, AT, 0, "no line begins with % here", "take the line out"},
    {"", " a tag", NULL, OPENED, SHOWS_SIGN, "a text cannot begin with the sign", quote_all},
    {"found undefined tag handle", "", NULL, AT, SHOWS_SIGN, "a text cannot begin with the sign",
     quote_all},
    {"", "block scalar", NULL, OPENED, SHOWS_SIGN, "a text cannot begin with the sign",
     "put double quotes around the whole text, or begin it on the next line, indented"},
    {"block sequence entries", "", NULL, AT, 0, "a list begins on a line of its own",
     "write each `- ` on a line below its key; put a text that begins with a dash in quotes"},
    {"mapping keys are not allowed", "", NULL, AT, SHOWS_SIGN, "a blank cannot follow the sign",
     quote_all},

    {"<document start>", "", is_below_dots, AT, 0,
     "the line ... ends a bank, and something comes behind it", "take that line out"},
    {"<document start>", "", first_line_is_indented, AT, 0,
     "this line begins further left than the first line", "take the blanks before that one away"},
    {"<document start>", "", NULL, AT, 0, "what stands above this line is whole without it",
     "write every line as `key: value`, and begin with `bank:` and its name"},

    {"UTF-8", "", is_utf16, AT, 0, "this file is saved as UTF-16", "save it as UTF-8"},
    {"control characters", "", is_utf16, AT, 0, "this file is saved as UTF-16", "save it as UTF-8"},
    {"UTF-8", "", NULL, AT, 0, "a letter stands here that is not UTF-8", "save the file as UTF-8"},
    {"invalid Unicode", "", NULL, AT, 0, "a letter stands here that is not UTF-8",
     "save the file as UTF-8"},
    {"control characters", "", NULL, AT, 0, "a control character stands here",
     "take it out; copying from another program may have left it"},

    {"", "", NULL, AT, 0, NULL, "put text that holds `: ` or begins with a sign in double quotes"},
};

static struct slip_place place_of(const struct slip *slip, enum where where) {
    switch (where) {
    case OPENED:
        return slip->opened;
    case BEFORE:
        return slip->before;
    case WORD:
        return (struct slip_place){slip->at.line, indent_of(line_of(slip, slip->at.line))};
    case AT:
        break;
    }
    return slip->at;
}

void slip_say(const struct slip *slip, struct fault *fault) {
    size_t row = 0;
    while (!strstr(slip->problem, known[row].problem) ||
           !strstr(slip->context, known[row].context) ||
           (known[row].cause && !known[row].cause(slip)))
        row++;
    struct slip_place place = place_of(slip, known[row].where);
    char sign[16] = "";
    if (known[row].shows == SHOWS_SIGN && sign_at(slip, place))
        snprintf(sign, sizeof sign, sign_at(slip, place) == '`' ? " “%c”" : " `%c`",
                 sign_at(slip, place));
    fault_at(fault, slip->file, (long)place.line + 1, (long)place.column + 1);
    fault_say(fault, EX_DATAERR, known[row].remedy, "%s%s", text_or(known[row].what, slip->problem),
              sign);
}
