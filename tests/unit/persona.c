/* SPDX-License-Identifier: GPL-3.0-or-later
 * flow/stock and practice/hearing: what a persona has left to say, and how a coach's turn sounds to
 * it.
 */
#include "unit.h"

#include "base/fault.h"
#include "base/tree.h"
#include "flow/heard.h"
#include "flow/stock.h"
#include "lint/lexicon.h"
#include "practice/hearing.h"
#include "practice/remark.h"
#include "practice/topics.h"

#include <stdbool.h>
#include <string.h>

static struct stock stock_for(uint64_t seed) {
    struct stock stock = {.seed = seed};
    stock_add(&stock, "", "closed", 5);
    stock_add(&stock, "", "held", 3);
    stock_add(&stock, "class", "surface", 4);
    stock_add(&stock, "class", "closed", 1);
    stock_add(&stock, "class", "bridge", 1);
    stock_add(&stock, "home", "surface", 2);
    stock_add(&stock, "home", "bridge", 1);
    stock_add(&stock, "aside", "answer", 9);
    return stock;
}

static void no_line_comes_twice_before_all_were_said(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 50; seed++) {
        struct stock stock = stock_for(seed);
        struct shelf *closed = stock_find(&stock, "", "closed");
        unsigned said[5] = {0};
        for (size_t i = 0; i < 5; i++) {
            assert_int_equal(stock_left(closed), 5 - i);
            said[stock_draw(&stock, closed)]++;
        }
        for (size_t i = 0; i < 5; i++)
            assert_int_equal(said[i], 1);
        assert_int_equal(stock_left(closed), 0);
        assert_true(stock_draw(&stock, closed) < 5);
        stock_free(&stock);
    }
}

static void seeds_tell_in_different_orders(void **state) {
    (void)state;
    bool differs = false;
    for (uint64_t seed = 1; seed < 20; seed++) {
        struct stock one = stock_for(0);
        struct stock other = stock_for(seed);
        size_t first = stock_draw(&one, stock_find(&one, "", "closed"));
        differs = differs || first != stock_draw(&other, stock_find(&other, "", "closed"));
        stock_free(&one);
        stock_free(&other);
    }
    assert_true(differs);
}

static void what_is_held_back_comes_in_its_order_and_its_end_stays(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct stock stock = stock_for(seed);
        struct shelf *held = stock_find(&stock, "class", "held");
        for (size_t i = 0; i < 5; i++)
            assert_int_equal(stock_draw(&stock, held), i < 3 ? i : 2);
        stock_refill(&stock);
        assert_int_equal(stock_draw(&stock, held), 0);
        stock_free(&stock);
    }
}

static void a_topic_has_its_own_group_before_that_of_the_whole(void **state) {
    (void)state;
    struct stock stock = stock_for(1);
    assert_string_equal(stock_find(&stock, "class", "closed")->topic, "class");
    assert_string_equal(stock_find(&stock, "home", "closed")->topic, "");
    assert_null(stock_find(&stock, "", "surface"));
    stock_free(&stock);
}

static void the_seed_chooses_what_is_brought_up(void **state) {
    unsigned times[2] = {0};
    (void)state;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct stock stock = stock_for(seed);
        const char *other = stock_other(&stock, "");
        assert_string_equal(other, stock_other(&stock, ""));
        times[strcmp(other, "home") == 0]++;
        stock_free(&stock);
    }
    assert_true(times[0] > 5 && times[1] > 5);
}

static void only_what_has_a_bridge_left_can_be_brought_up(void **state) {
    (void)state;
    struct stock stock = stock_for(1);
    assert_string_equal(stock_other(&stock, "class"), "home");
    assert_string_equal(stock_other(&stock, "home"), "class");
    stock_draw(&stock, stock_find(&stock, "class", "bridge"));
    assert_string_equal(stock_other(&stock, ""), "home");
    stock_draw(&stock, stock_find(&stock, "home", "bridge"));
    assert_string_equal(stock_other(&stock, ""), "");
    stock_free(&stock);
}

static void a_stock_goes_into_the_jail_as_it_is(void **state) {
    (void)state;
    struct stock stock = stock_for(1);
    struct value value = stock_value(&stock);
    struct stock copy = stock_of(&value);
    assert_int_equal(copy.count, stock.count);
    for (size_t i = 0; i < stock.count; i++) {
        const struct shelf *shelf = &stock.shelves[i];
        struct shelf *same = stock_find(&copy, shelf->topic, shelf->group);
        assert_non_null(same);
        assert_int_equal(same->count, shelf->count);
    }
    value_free(&value);
    stock_free(&copy);
    stock_free(&stock);
}

static const char *class_cues[] = {"class", "9c", "shouting"};
static const char *home_cues[] = {"evening", "at home"};
static const char *trust_cues[] = {"between us"};
static struct persona_topic topics[] = {
    {"class", class_cues, 3}, {"home", home_cues, 2}, {"between-us", trust_cues, 1}};
static struct wording line = {"A line.", 1, 1};
static struct persona_group groups[] = {
    {"class", "surface", &line, 1, 1, 1},
    {"home", "surface", &line, 1, 1, 1},
    {"between-us", "answer", &line, 1, 1, 1},
};
static const struct persona_bank bank = {
    .groups = groups, .group_count = 3, .topics = topics, .topic_count = 3};

static struct lexicon *english;

static int open_english(void **state) {
    struct fault fault = {0};
    (void)state;
    english = lexicon_open("questionbanks/wording/en.yaml", &fault);
    return english ? 0 : -1;
}

static int close_english(void **state) {
    (void)state;
    lexicon_free(english);
    return 0;
}

static const char *move(struct hearing *hearing, const char *coach, struct impression *heard) {
    hearing_listen(hearing, coach, heard);
    return heard_move_names[heard->move];
}

static void each_kind_of_turn_is_heard_as_what_it_is(void **state) {
    static const struct {
        const char *coach;
        const char *move;
    } turns[] = {
        {"What is happening there?", "open"},
        {"Do you like it?", "closed"},
        {"Have you tried a seating plan?", "advice"},
        {"You should be firmer with them.", "advice"},
        {"Why didn't you ask for help?", "judging-why"},
        {"Isn't it just that you are tired?", "leading"},
        {"What happened? Who was there? What did you do?", "stacked"},
        {"May I share something?", "leave"},
        {"You stand there and wait for it to go wrong.", "reflection"},
        {"When I was new, I never slept on Sundays.", "information"},
        {"Hello, good to see you.", "other"},
        {"", "silence"},
        {NULL, "end"},
    };
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        hearing_restart(hearing);
        hearing_answered(hearing, "I stand there and I wait for it to go wrong.", true);
        assert_string_equal(move(hearing, turns[i].coach, &heard), turns[i].move);
    }
    hearing_free(hearing);
}

static void a_topic_stays_until_another_is_met_and_an_aside_passes(void **state) {
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    hearing_listen(hearing, "What would you like?", &heard);
    assert_string_equal(heard.topic, "");
    assert_false(heard.turned);
    hearing_listen(hearing, "What is it like in your classes?", &heard);
    assert_string_equal(heard.topic, "class");
    assert_true(heard.turned);
    hearing_listen(hearing, "What else?", &heard);
    assert_string_equal(heard.topic, "class");
    assert_false(heard.turned);
    hearing_listen(hearing, "All of this stays between us.", &heard);
    assert_string_equal(heard.topic, "between-us");
    hearing_listen(hearing, "", &heard);
    assert_string_equal(heard.topic, "class");
    hearing_listen(hearing, "And when you are at home in the evening?", &heard);
    assert_string_equal(heard.topic, "home");
    hearing_turn_to(hearing, "class");
    assert_string_equal(hearing_topic(hearing), "class");
    hearing_free(hearing);
}

/* The label of the remark that is answered is what the report says of it. */
static void the_ear_and_the_report_hear_the_same(void **state) {
    static const struct {
        const char *said;
        const char *coach;
        const char *label;
        const char *move;
    } turns[] = {
        {"I went round with muffins.", "You thanked her instead of asking her.", "reflection",
         "reflection"},
        {"Somebody gave it to the paper.", "You must be furious with whoever leaked it.",
         "reflection", "reflection"},
        {"He shook my hand.", "He thanked you, and you weren't there.", "reflection", "reflection"},
        {"I usually go.", "You stayed, for once.", "reflection", "reflection"},
        {"They all laughed.", "I think you're hiding behind jokes.", "reflection", "reflection"},
        {"She hasn't said a word.", "You need to win Mrs. Pruitt over, so take her a coffee.",
         "input", "advice"},
        {"It's gone grey.", "You need to find your passion again, so write a vision board.",
         "input", "advice"},
        {"We're in a process.", "You should be honest with them.", "input", "advice"},
        {"I can't ask her.", "What might she say, if you asked?", "open", "open"},
        {"Am I the right one?", "What would you say to that yourself?", "open", "open"},
        {"So I made a joke.", "What's behind the joke?", "open", "open"},
    };
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        struct remarks remarks = remarks_find(english, turns[i].said, turns[i].coach);
        assert_int_equal(remarks.count, 1);
        assert_string_equal(remarks.items[0].label, turns[i].label);
        hearing_restart(hearing);
        hearing_answered(hearing, turns[i].said, true);
        assert_string_equal(move(hearing, turns[i].coach, &heard), turns[i].move);
        remarks_free(&remarks);
    }
    hearing_free(hearing);
}

static void an_aside_in_a_statement_is_met_before_the_question(void **state) {
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    hearing_listen(hearing, "All of this stays between us. What happens in your class?", &heard);
    assert_int_equal(heard.move, HEARD_OPEN);
    assert_string_equal(heard.topic, "between-us");
    assert_string_equal(heard.under, "class");
    assert_true(heard.besides);
    hearing_listen(hearing, "What else?", &heard);
    assert_string_equal(heard.topic, "class");
    assert_false(heard.besides);
    hearing_free(hearing);
}

static void a_fact_is_asked_for_and_a_nod_is_no_thanks(void **state) {
    static const struct {
        const char *coach;
        bool fact;
        bool nod;
    } turns[] = {
        {"When is the next lesson?", true, false},
        {"How many of them are there?", true, false},
        {"Who was there?", true, false},
        {"Do you like it?", false, false},
        {"Mm-hm.", false, true},
        {"Go on.", false, true},
        {"Thank you, Dana.", false, false},
        {"Well done.", false, false},
    };
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        hearing_listen(hearing, turns[i].coach, &heard);
        assert_int_equal(heard.fact, turns[i].fact);
        assert_int_equal(heard.nod, turns[i].nod);
    }
    hearing_free(hearing);
}

static const char *said_of_work[] = {"work", "working", "works"};
static const char *said_of_next[] = {"to try"};
static const char *said_of_thursday[] = {"thursday"};
static struct persona_topic weighed_topics[] = {
    {"work", said_of_work, 3}, {"next", said_of_next, 1}, {"thursday", said_of_thursday, 1}};
static struct wording thursdays[] = {{"It is Thursday again.", 1, 1},
                                     {"On Thursday they sing.", 1, 1},
                                     {"I dread Thursday and Friday.", 1, 1}};
static struct persona_group weighed_groups[] = {
    {"work", "surface", thursdays, 1, 1, 1},
    {"next", "surface", thursdays, 1, 1, 1},
    {"thursday", "surface", thursdays, 3, 1, 1},
};
static const struct persona_bank weighed = {
    .groups = weighed_groups, .group_count = 3, .topics = weighed_topics, .topic_count = 3};

static void what_is_rare_says_more_of_the_topic(void **state) {
    struct hearing *hearing = hearing_new(english, &weighed);
    struct impression heard;
    (void)state;
    hearing_listen(hearing, "What is it like when it worked?", &heard);
    assert_string_equal(heard.topic, "work");
    hearing_listen(hearing, "What would you like to try on Thursday?", &heard);
    assert_string_equal(heard.topic, "next");
    hearing_free(hearing);
}

static void forms_of_a_cue_count_once(void **state) {
    struct topics *met_topics = topics_new(english, &weighed);
    static struct utterance words;
    unsigned met[3] = {0};
    (void)state;
    utterance_read(&english->spelling, "work", 4, &words);
    topics_weigh(met_topics, &words, 0, words.word_count, met);
    assert_in_range(met[0], 1, 200);
    topics_free(met_topics);
}

static void who_says_a_line_back_stays_with_it(void **state) {
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    hearing_listen(hearing, "What happens in the evening?", &heard);
    assert_string_equal(heard.topic, "home");
    hearing_told(hearing, "class", "Kayden throws his ruler at the radiator.");
    hearing_listen(hearing, "So a ruler hits the radiator.", &heard);
    assert_string_equal(heard.topic, "class");
    hearing_restart(hearing);
    hearing_listen(hearing, "So a ruler hits the radiator.", &heard);
    assert_string_equal(heard.topic, "");
    hearing_free(hearing);
}

static void of_several_questions_the_last_is_heard(void **state) {
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    hearing_listen(hearing, "How is your class? What do you do in the evening?", &heard);
    assert_int_equal(heard.move, HEARD_STACKED);
    assert_string_equal(heard.topic, "home");
    hearing_free(hearing);
}

static void own_words_count_and_leave_lasts_for_one_turn(void **state) {
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    hearing_answered(hearing, "My stomach turns over on the stairs.", true);
    hearing_listen(hearing, "Your stomach turns over on the stairs.", &heard);
    assert_int_equal(heard.mine, 100);
    hearing_listen(hearing, "Breakfast sounds lovely.", &heard);
    assert_int_equal(heard.mine, 0);
    hearing_listen(hearing, "May I share an idea?", &heard);
    assert_int_equal(heard.move, HEARD_LEAVE);
    hearing_answered(hearing, "Yes.", true);
    hearing_listen(hearing, "You could ask Dan.", &heard);
    assert_true(heard.allowed);
    hearing_listen(hearing, "You could ask Ann.", &heard);
    assert_false(heard.allowed);
    hearing_listen(hearing, "May I share an idea?", &heard);
    hearing_answered(hearing, "Not now.", false);
    hearing_listen(hearing, "You could ask Dan.", &heard);
    assert_false(heard.allowed);
    hearing_free(hearing);
}

static void the_same_move_again_is_counted(void **state) {
    struct hearing *hearing = hearing_new(english, &bank);
    struct impression heard;
    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        hearing_listen(hearing, "Do you like it?", &heard);
        assert_int_equal(heard.again, i);
        assert_int_equal(heard.turn, i + 1);
    }
    hearing_listen(hearing, "", &heard);
    assert_int_equal(heard.again, 0);
    hearing_free(hearing);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_comes_twice_before_all_were_said),
        cmocka_unit_test(seeds_tell_in_different_orders),
        cmocka_unit_test(what_is_held_back_comes_in_its_order_and_its_end_stays),
        cmocka_unit_test(a_topic_has_its_own_group_before_that_of_the_whole),
        cmocka_unit_test(the_seed_chooses_what_is_brought_up),
        cmocka_unit_test(only_what_has_a_bridge_left_can_be_brought_up),
        cmocka_unit_test(a_stock_goes_into_the_jail_as_it_is),
        cmocka_unit_test(each_kind_of_turn_is_heard_as_what_it_is),
        cmocka_unit_test(a_topic_stays_until_another_is_met_and_an_aside_passes),
        cmocka_unit_test(the_ear_and_the_report_hear_the_same),
        cmocka_unit_test(an_aside_in_a_statement_is_met_before_the_question),
        cmocka_unit_test(a_fact_is_asked_for_and_a_nod_is_no_thanks),
        cmocka_unit_test(what_is_rare_says_more_of_the_topic),
        cmocka_unit_test(forms_of_a_cue_count_once),
        cmocka_unit_test(who_says_a_line_back_stays_with_it),
        cmocka_unit_test(of_several_questions_the_last_is_heard),
        cmocka_unit_test(own_words_count_and_leave_lasts_for_one_turn),
        cmocka_unit_test(the_same_move_again_is_counted),
    };
    return cmocka_run_group_tests(tests, open_english, close_english);
}
