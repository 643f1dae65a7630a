# SPDX-License-Identifier: GPL-3.0-or-later
# Compares labels: awk -f score.awk LABELLED GIVEN, where LABELLED has the label that is right before
# the first tab of each line, and GIVEN one label a line. Prints precision, recall and F1 of each
# label, then `macro-F1`, their mean, in thousandths; and how many plain open questions were flagged.
BEGIN { FS = "\t" }
NR == FNR { right[FNR] = $1; next }
{
    given[FNR] = $1
    both[right[FNR], $1]++
    is[right[FNR]]++
    said[$1]++
}
END {
    count = split("question reflection input other not-a-question stacked advice judging-why leading closed open", order, " ")
    for (i = 1; i <= count; i++) {
        label = order[i]
        if (!is[label]) continue
        labels++
        precision = said[label] ? both[label, label] / said[label] : 0
        recall = both[label, label] / is[label]
        f = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
        sum += f
        if (!brief) printf "    %-16s precision %5.3f   recall %5.3f   F1 %5.3f   of %d\n", label, precision, recall, f, is[label]
    }
    printf "macro-F1 %d\n", labels ? 1000 * sum / labels + 0.5 : 0
    if (is["open"] && is["stacked"]) printf "plain open questions flagged: %d of %d\n", is["open"] - both["open", "open"], is["open"]
}
