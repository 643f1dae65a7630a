---@meta askwell
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an editor shows about the words of a conversation: their meaning where the mouse rests, their
-- names while you type, and a wavy line under a word that askwell does not have. Nobody runs this file;
-- it is for editors with the Lua language server (VS Code, Kate, Neovim, …), and `.luarc.json` tells
-- them about it. A test holds that these are the words a conversation has, all of them and no others.

---What stands in the braces of `flow`: what this conversation is.
---@class (exact) askwell.flow
---Its name, for people: it is on the screen and on the agenda.
---@field title string
---The bank with its sentences: `"first-step"` is `questionbanks/first-step.yaml`.
---@field bank string
---How long it usually takes, a whole number. It is shown, and nobody is hurried.
---@field minutes? integer
---The framework that `askwell check` holds it against, by the name of its file.
---@field framework? string
---What this programme calls the one whose conversation it is, where that is not mentee: `"protégé"`.
---@field mentee? string
---What it calls the one who guides, where that is not coach: `"mentor"`.
---@field coach? string
---`false` for what is only a part of others: it is not among the conversations to choose from.
---@field listed? boolean
---How many hours a month the programme asks for, from and to: `"3-6"`, or `"4"`. `askwell report` counts by it.
---@field hours? string
---For how many months it goes on, a whole number; it stands together with `hours`.
---@field months? integer

---What stands in the braces of `action`. Only `what` has to be there; what was not written down is left
---out on the agenda.
---@class (exact) askwell.action
---What will be done, in the mentee's words.
---@field what string
---Who has promised it, where it is not the mentee: `"coach"`.
---@field who? string
---The day by which it is done, as a question of `kind: date` gives it.
---@field by? string
---How the mentee will know that it has made a difference.
---@field know? string
---Who or what will help.
---@field support? string
---Who hears of it, in the way that the mentee has designed.
---@field account? string
---The goal that it serves.
---@field toward? string
---The standard that it serves, as a question with `standard:` gives it: `"cpsel-2014:5A"`.
---@field standard? string

---Something that was promised in an earlier session, as `commitments()` gives it. What was not written
---down is `""`.
---@class (exact) askwell.commitment
---The number of its entry on the agenda; `settle` finds it by that.
---@field id integer
---What was promised, as it was revised last.
---@field what string
---The day by which it was to be done.
---@field by string
---Who promised it: `"mentee"` or `"coach"`.
---@field who string
---How they would know that it has made a difference.
---@field know string

---What stands in the braces of `settle`.
---@class (exact) askwell.settling
---What made it so, in the mentee's words.
---@field why? string
---The promise as it reads from now on.
---@field what? string
---The day by which it will be done now.
---@field by? string

---What fills the `{placeholders}` of a sentence. The name on the left is the one in braces in the bank,
---the value on the right is an answer that came earlier: `{ goal = goal }`. An answer that was given aloud
---is shown as the bank's `unsaid:` words.
---
---`from` is special: a list that a choice without `options:` chooses from.
---@class askwell.fill
---A choice is made from this list: `ask("choose", { from = options })`.
---@field from? string[]
---@field [string] string|number|boolean|string[]

---Says what this conversation is. It stands first, and once.
---
---```lua
---flow { title = "From a goal to a first step", bank = "first-step", minutes = 25 }
---```
---@param about askwell.flow
function flow(about) end

---A heading. It stands above the questions that follow, shows how far the conversation has come, and is
---a place that the coach can go to with `/go reflection`.
---
---```lua
---section "Reflection"
---```
---@param name string the heading, as people will read it
function section(name) end

---Says whose turn it is, where two coach each other: from here on the first or the second of them is the
---learner, whose agenda gets every answer and every action. Without it the first one is. Such a
---conversation is started with `--with NAME`, the name of the second.
---
---What one of them has said is not for the other's agenda: do not put it into a question to the other.
---
---```lua
---turn "second"
---local goal = ask "goal"
---```
---@param whose "first"|"second"
function turn(whose) end

---Says a line of the bank. Nobody has to answer.
---
---```lua
---say "welcome"
---say("closing", { step = step, by = by })
---```
---@param line string the id of a line, under `lines:` in the bank
---@param fill? askwell.fill what fills its placeholders
function say(line, fill) end

---Asks a question of the bank, waits as long as it takes, and gives the answer.
---
---What comes back depends on the `kind:` that the question has in the bank:
---
---| kind | the answer |
---|---|
---| `text` | words, `""` when nothing was written down |
---| `scale` | a number; compare it: `if ask "importance" < 5 then` |
---| `yesno` | `true` or `false`; ask it: `if ask "think-wilder" then` |
---| `choice` | the key of the option that was chosen, or the chosen words of `from = list`, `""` when it was left and the bank has `skip: ""` |
---| `list` | a list of words, perhaps an empty one; walk it with `each`, count it with `#` |
---| `date` | a day such as `"2026-11-24"`, `""` when nothing was written down |
---
---It is never nothing: what you get when a question is skipped is its `skip:` in the bank.
---
---```lua
---local goal = ask "goal"
---local step = ask("step", { option = chosen })
---local chosen = ask("choose", { from = options })
---```
---@param question string the id of a question, under `questions:` in the bank
---@param fill? askwell.fill what fills its placeholders
---@return any answer
function ask(question, fill) end

---Asks some questions of a group, and begins with those that this mentee has not been asked before. Use it
---where any of several good questions would do.
---
---```lua
---ask_from("reflect", 2)
---for idea in each(ask_from("widen", 3)) do add(options, idea) end
---```
---@param group string the id of a group, under `groups:` in the bank
---@param how_many? integer from 0 to 100; 1 where nothing is said
---@return string[] answers in the order in which they were asked; `""` for one that was given aloud
function ask_from(group, how_many) end

---Lets the mentee read what has come onto the agenda in this session.
---
---```lua
---show "agenda"
---```
---@param what "agenda"
function show(what) end

---Puts an action on the mentee's agenda: what, and by when, and what helps. An action without words (the
---mentee said it aloud) stays off the agenda.
---
---```lua
---action { what = step, by = by, know = ask "know", support = ask "support", toward = goal }
---```
---@param about askwell.action
---@return integer number the number of its entry on the agenda; 0 where it had no words
function action(about) end

---What both sides promised in earlier sessions and what is still open: neither done nor dropped. A
---promise stays the same all through a session, also when it is settled in it.
---
---```lua
---for promise in each(commitments()) do
---  settle(promise, ask("what-became", { what = promise.what }), { why = ask "what-helped" })
---end
---```
---@param which? "all" those of every conversation; without it only those of this one
---@return askwell.commitment[] promises in the order in which they were made
function commitments(which) end

---Puts on the agenda what became of a promise. Done and dropped ones are not offered again; the others
---come back in the next session, a revised one with its new words.
---
---```lua
---settle(promise, "revised", { why = ask "why", what = ask "new-words", by = ask "new-day" })
---```
---@param promise askwell.commitment one of those that `commitments()` gives
---@param state "done"|"revised"|"carried"|"dropped" the key of a choice fits well
---@param about? askwell.settling
function settle(promise, state, about) end

---The ground rules that stand: answers to questions with `keep: agreement` from earlier sessions.
---
---```lua
---for rule in each(agreement()) do say("we-agreed", { rule = rule }) end
---```
---@return string[] rules as they were said
function agreement() end

---Changes one of the ground rules, or adds one, where both have said yes to the new words in this session:
---to a question with `agrees: mentee` and to one with `agrees: coach`, each of which shows the words.
---
---```lua
---if ask("yours", { words = words }) and ask("mine", { words = words }) then amend(rule, words) end
---```
---@param rule string|nil one of those that `agreement()` gives; `nil` for one that is new
---@param words string how it reads from now on; where it is `""`, nothing changes
function amend(rule, words) end

---Shows the mentee's own words, exactly as they were said. Words that were changed or taken back since are
---not held up to anybody, and words that the mentee has never said are a mistake.
---
---```lua
---if replay(goal, "check meaning") then ask "still-true" end
---```
---@param words string an answer, or one line of a list
---@param how "reinforce"|"value"|"reframe"|"develop"|"check meaning" to what end
---@return boolean shown `false` where nothing was written down, or it was withdrawn
function replay(words, how) end

---How many prompts to offer: `most` at first, and one fewer for every finished session in which the
---mentee led, but always one. Led is one in which the mentee set the topic and named at least three
---options, more than the coach, with no more questions put in those sections than options came.
---
---```lua
---ask_from("widen", fewer(3))
---```
---@param most integer from 1 to 100
---@return integer
function fewer(most) end

---Takes in another conversation at this place. It is an ordinary one, `scripts/NAME.lua`, that can also be
---held by itself: it asks from its own bank, has sections of its own, and finds what it is given under
---`given`. What it gives back stands behind `return` at its end.
---
---```lua
---local goal = part("goal-clarification", { topic = topic })
---```
---@param conversation string the name of its file, without `.lua`
---@param given? table<string, string|number|boolean|string[]> what it finds under `given`
---@return any returned words, a number, yes or no, a list, or nothing
function part(conversation, given) end

---What stands in the braces of `persona`.
---@class (exact) askwell.persona
---What this person is, for people: `"A newly qualified teacher"`.
---@field title string
---The bank with what they may say: `"newly-qualified-teacher"` is
---`questionbanks/personas/newly-qualified-teacher.yaml`. A part that personas take in has none.
---@field bank? string
---How far they trust a coach at first, from 0 to 10; 3 where nothing is said.
---@field trust? integer

---What the coach's last turn was like. The words themselves do not come into a persona.
---@class (exact) askwell.heard
---What the coach did; `"end"` comes last, and wants a farewell.
---@field move "open"|"closed"|"leading"|"advice"|"judging-why"|"stacked"|"reflection"|"information"|"leave"|"silence"|"other"|"end"
---What the talk is about, by the cues in the bank; `""` before there is a topic.
---@field topic string
---Another topic that this person can bring up, one with a `bridge` that is not said yet; or `""`.
---@field other string
---Whether the coach has turned to this topic only now.
---@field turned boolean
---Whether leave for advice or an own story was asked and given just before.
---@field allowed boolean
---How many of a hundred of the coach's words about something were the mentee's own, just before.
---@field mine integer
---How many turns before this one, without a break, made the same move.
---@field again integer
---How many words the turn had.
---@field words integer
---Which turn it is, from 1.
---@field turn integer

---Says who this mentee for practice is. It stands first, and once.
---
---```lua
---persona { title = "A newly qualified teacher", bank = "newly-qualified-teacher", trust = 3 }
---```
---@param about askwell.persona
function persona(about) end

---In a persona: waits for the coach's next turn. What it was like is under `heard` from then on, and it
---needs an answer: tell something before the next `hear()`.
---
---```lua
---while hear() do part "usual" end
---```
---@return boolean somebody `false` when the session is over
function hear() end

---In a persona: says a line of a group, of the topic in hand where that has one of this name, or else of
---`groups:`. None comes twice before all were said; those of `held` come in their order.
---
---```lua
---tell "closed"
---tell("bridge", heard.other)
---```
---@param group string its id in the bank
---@param topic? string another topic, which is in hand from then on
function tell(group, topic) end

---In a persona: how many lines of a group were not said yet.
---
---```lua
---if trust() >= 8 and left "held" > 0 then tell "held" end
---```
---@param group string its id in the bank
---@param topic? string where it is not the one in hand
---@return integer
function left(group, topic) end

---In a persona: how far the coach is trusted now.
---
---```lua
---if trust() < 3 then tell "guarded" end
---```
---@return integer from 0 to 10
function trust() end

---In a persona: the coach is trusted more from here on.
---
---```lua
---if heard.move == "reflection" and heard.mine >= 25 then warm(2) end
---```
---@param by? integer 1 where nothing is said
function warm(by) end

---In a persona: the coach is trusted less from here on.
---
---```lua
---if heard.move == "advice" and not heard.allowed then cool() end
---```
---@param by? integer 1 where nothing is said
function cool(by) end

---In a persona: what the coach's last turn was like.
---
---```lua
---if heard.move == "leading" then tell "leading" end
---```
---@type askwell.heard
heard = {}

---What this conversation is given by the one that takes it in with `part`. Held by itself it is given
---nothing, so write what happens then behind `or`.
---
---```lua
---local topic = given.topic or ask "topic"
---```
---@type table<string, any>
given = {}

---Walks a list from its first thing to its last.
---
---```lua
---for attempt in each(ask "tried-so-far") do
---  ask("learned", { attempt = attempt })
---end
---```
---@generic T
---@param list T[]
---@return fun(): T
function each(list) end

---Puts one more thing at the end of a list.
---
---```lua
---while #options < 3 and ask "think-wilder" do add(options, ask "wild-option") end
---```
---@generic T
---@param list T[]
---@param thing T
function add(list, thing) end

-- What is left of Lua's own. Everything else that Lua has is not there: a conversation has no files, no
-- clock, no chance and no other programs.

---Makes words of a number, or of true and false.
---
---```lua
---say("how-many", { count = tostring(#options) })
---```
---@param value string|number|boolean|nil
---@return string
function tostring(value) end

---Makes a number of words such as `"7"`, and gives nothing (`nil`) where they are no number.
---
---```lua
---local years = tonumber(ask "years") or 0
---```
---@param value any
---@param base? integer
---@return number?
function tonumber(value, base) end

---Tells what kind of thing this is. An answer to a list is a `"table"`.
---
---```lua
---if type(answer) == "table" then … end
---```
---@param value any
---@return "nil"|"boolean"|"number"|"string"|"table"|"function"
function type(value) end

---Walks a list and counts along. Where you need no number, `each(list)` is shorter.
---
---```lua
---for number, idea in ipairs(options) do … end
---```
---@generic T
---@param list T[]
---@return fun(list: T[], number?: integer): integer, T
---@return T[] list
---@return integer zero
function ipairs(list) end

---What can be done with words. Each can also be written behind a name: `goal:lower()`.
---@class stringlib
string = {}

---The same in small letters (a to z only).
---
---```lua
---if path:lower() == "act" then … end
---```
---@param words string
---@return string
function string.lower(words) end

---The same in capital letters (a to z only).
---
---```lua
---local loud = name:upper()
---```
---@param words string
---@return string
function string.upper(words) end

---A part of the words, from one place to another. Places are counted in bytes: ä counts as two.
---
---```lua
---local first = code:sub(1, 1)
---```
---@param words string
---@param from integer 1 is the first
---@param to? integer the last where nothing is said
---@return string
function string.sub(words, from, to) end

---How long the words are, in bytes; `#words` says the same.
---
---```lua
---if goal:len() > 200 then … end
---```
---@param words string
---@return integer
function string.len(words) end

---Puts numbers and words into a pattern: `%d` a whole number, `%.1f` one with a decimal, `%s` words.
---
---```lua
---local note = ("%d of %d"):format(done, all)
---```
---@param pattern string
---@param ... string|number|boolean
---@return string
function string.format(pattern, ...) end

---What can be done with numbers.
math = {}

---The whole number below.
---
---```lua
---local half = math.floor(#options / 2)
---```
---@param number number
---@return integer
function math.floor(number) end

---The smallest of these numbers.
---
---```lua
---ask_from("widen", math.min(3, wanted))
---```
---@param number number
---@param ... number
---@return number
function math.min(number, ...) end

---The largest of these numbers.
---
---```lua
---ask_from("widen", math.max(1, wanted))
---```
---@param number number
---@param ... number
---@return number
function math.max(number, ...) end
