Lua -- expect: bytecode.lua:1:1: character 1 of this line is a control character (U+001B); take it out
