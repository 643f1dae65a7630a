/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a JSON line and as a wish from the jail: refused, or read; and what is read is
 * written and read again as the same.
 */
#include "base/json.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "flow/wish.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

const char fuzz_noun[] = "JSON lines";
const unsigned fuzz_rounds = 150000;

const char *const fuzz_seeds[] = {
    "{\"do\":\"ask\",\"line\":12,\"id\":\"goal\",\"fill\":{\"from\":[\"a\",1.5,true],\"goal\":"
    "\"x\"}}",
    "{\"do\":\"flow\",\"line\":1,\"id\":null,\"fill\":{\"title\":\"T\",\"sections\":[\"One\"]}}",
    "{\"do\":\"fault\",\"line\":3,\"id\":\"there is no word `sya`; did you mean "
    "`say`?\",\"fill\":null}",
    "{\"turn\":7,\"answer\":[\"one\",\"two\"]}",
    "{\"turn\":1e300,\"answer\":\"\\ud83d\\ude42\\u001b\\u202e\",\"x\":[[[[]]],{}]}",
    NULL,
};
const char *const fuzz_files[] = {NULL};
const char *const fuzz_hostile[] = {
    "[",
    "{\"a\":",
    "{",
    "}",
    "]",
    "\"",
    "\\u0000",
    "\\ud800",
    "\\",
    "1e999",
    "-0",
    "0.1",
    "null",
    "true",
    "1e15",
    "123456789012345678901",
    ",",
    ":",
    "\xFF",
    "\xC0\x80",
    "\x01",
    "\"do\":",
    "\"limit\"",
    "\"id\":",
    "\"fill\":{}",
    "\"fill\":[[]]",
    " ",
    "\n",
    "9007199254740993",
    "4.9e-324",
    NULL,
};

static void read_again(const struct value *value) {
    struct bytes text = {0};
    struct value again = {0};
    struct fault fault = {0};
    json_write(value, JSON_LINE, &text);
    if (memchr(text.data, '\n', text.length)) abort();
    if (!json_read(text.data, text.length, &again, &fault)) abort();
    if (!value_equal(value, &again)) abort();
    value_free(&again);
    bytes_free(&text);
}

static void check_wish(const struct wish *wish) {
    struct bytes text = {0};
    struct wish again;
    struct fault fault = {0};
    for (size_t at = 0; wish->id.kind == VALUE_TEXT && at < wish->id.length;) {
        uint32_t code = 0;
        at += text_next(wish->id.text + at, wish->id.length - at, &code);
        if (text_is_control(code)) abort();
    }
    wish_write(wish, &text);
    if (!wish_read(text.data, text.length, &again, &fault)) abort();
    if (again.kind != wish->kind || again.line != wish->line) abort();
    if (!value_equal(&again.id, &wish->id) || !value_equal(&again.fill, &wish->fill)) abort();
    wish_free(&again);
    bytes_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct value value;
    struct wish wish;
    struct fault fault = {0};
    if (json_read((const char *)data, size, &value, &fault))
        read_again(&value);
    else if (fault.exit_code != EX_DATAERR || value.kind != VALUE_NONE)
        abort();
    value_free(&value);
    if (wish_read((const char *)data, size, &wish, &fault)) check_wish(&wish);
    wish_free(&wish);
    return 0;
}
