flow { title = "Probe", bank = "traits" }
ask("goal", { by = "2026-11-24" })
