/* SPDX-License-Identifier: GPL-3.0-or-later
 * author/rehearsal: from what is typed alone, the whole conversation is found out.
 */
#include "scratch.h"
#include "unit.h"

#include "author/difference.h"
#include "author/rehearsal.h"
#include "base/fault.h"

static const char typed[] = "# Only what is typed.\n"
                            "flow: scripts/first-step.lua\n"
                            "seed: 7\n"
                            "\n"
                            "> Shorter meetings\n"
                            "> /back\n"
                            "! clear\n"
                            "> Short\n"
                            "+ meetings\n"
                            "> /silence\n"
                            "! wait 5\n";

static const char went[] =
    "# Only what is typed.\n"
    "flow: scripts/first-step.lua\n"
    "seed: 7\n"
    "\n"
    "== Goal clarification\n"
    "\n"
    "\" Take your time. A question can stay unanswered for as long as it needs.\n"
    "\n"
    "? What would you like to be different three months from now?\n"
    "> Shorter meetings\n"
    "\n"
    "? What would that give you that you do not have now?\n"
    "> /back\n"
    "\n"
    "\" Take your time. A question can stay unanswered for as long as it needs.\n"
    "\n"
    "? What would you like to be different three months from now?\n"
    "! clear\n"
    "> Short\n"
    "+ meetings\n"
    "\n"
    "? What would that give you that you do not have now?\n"
    "> /silence\n"
    "\n"
    "! wait 5\n"
    "\n"
    "- 5 seconds of silence.\n"
    "\n"
    "? What would that give you that you do not have now?\n";

static void parse(const char *text, struct transcript *transcript) {
    struct fault fault = {0};
    assert_true(transcript_parse(text, "here.talk", transcript, &fault));
}

static void what_is_typed_gives_the_whole_conversation(void **state) {
    (void)state;
    struct fault fault = {0};
    struct transcript transcript;
    struct value happened;
    struct bytes text = {0};
    struct flow *jail = flow_fork(&fault);
    parse(typed, &transcript);
    assert_true(rehearse(&transcript, jail, &happened, &fault));
    rehearsal_text(&transcript, &happened, &text);
    assert_string_equal(bytes_string(&text), went);
    transcript_free(&transcript);

    /* and that, played again in the same jail, is as written */
    struct value again;
    struct value differences;
    parse(bytes_string(&text), &transcript);
    assert_true(rehearse(&transcript, jail, &again, &fault));
    differences = difference_value(&transcript, &again);
    assert_int_equal(differences.count, 0);
    value_free(&differences);
    value_free(&again);
    value_free(&happened);
    transcript_free(&transcript);
    bytes_free(&text);
    flow_close(jail);
}

static void what_happened_before_a_fault_is_given(void **state) {
    const struct scratch *scratch = *state;
    static const char script[] = "flow { title = \"Wrong\", bank = \"first-step\" }\n"
                                 "ask \"goal\"\n"
                                 "ask \"nowhere\"\n";
    char path[320];
    struct bytes head = {0};
    struct fault fault = {0};
    struct transcript transcript;
    struct value happened;
    snprintf(path, sizeof path, "%s/wrong.lua", scratch->folder);
    scratch_write(path, script, strlen(script));
    bytes_format(&head, "flow: %s\n> Meetings\n> More\n", path);
    setenv("ASKWELL_PATH", ".", 1);
    struct flow *jail = flow_fork(&fault);
    parse(bytes_string(&head), &transcript);
    assert_false(rehearse(&transcript, jail, &happened, &fault));
    assert_int_equal(fault.line, 3);
    assert_int_equal(happened.count, 2);
    assert_string_equal(happened.items[1].text, "> Meetings");
    value_free(&happened);
    transcript_free(&transcript);
    bytes_free(&head);
    flow_close(jail);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_typed_gives_the_whole_conversation, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(what_happened_before_a_fault_is_given, scratch_open,
                                        scratch_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
