-- expect: word-require.lua:3:17: there is no word `require` here; a conversation is one file
flow { title = "Must fail", bank = "sound" }
local sockets = require "socket"
