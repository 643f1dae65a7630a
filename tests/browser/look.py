#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# look.py PAGE AXE WIDTH light|dark: what a browser makes of a page, as one line of JSON (see ask.js).
# A copy of the page is opened in a frame of that width, without the policy in its head that forbids the test's own scripts.
import html
import json
import os
import re
import subprocess
import sys
import tempfile

RECORD = "<script data-test>window.ran = []; window.alert = window.print = (what) => window.ran.push(String(what));</script>"


# A window of a browser has a least width, a frame has none.
FRAME = """<!DOCTYPE html><html lang="en"><title>Frame</title><script>
onmessage = (message) => document.documentElement.setAttribute("data-result", message.data);
</script><iframe src="page.html" style="width:%spx;height:900px;border:0"></iframe></html>"""


def main():
    page, axe, width, scheme = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    text = open(page, encoding="utf-8", newline="").read()
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text, count=1)
    text = text.replace("<head>", "<head>" + RECORD, 1)
    scripts = "".join('<script data-test src="file://%s"></script>' % path for path in (os.path.abspath(axe), here + "/ask.js"))
    at = text.rindex("</body>")
    with tempfile.TemporaryDirectory() as folder:
        copy = folder + "/page.html"
        open(copy, "w", encoding="utf-8", newline="").write(text[:at] + scripts + text[at:])
        frame = folder + "/frame.html"
        open(frame, "w", encoding="utf-8").write(FRAME % width)
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
                   "--user-data-dir=" + folder + "/profile", "--window-size=1400,1000", "--virtual-time-budget=60000",
                   "--blink-settings=preferredColorScheme=%d" % (0 if scheme == "dark" else 1), "--dump-dom", "file://" + frame]
        dom = subprocess.run(command, capture_output=True, timeout=240).stdout.decode("utf-8")
    found = re.search(r'<html[^>]* data-result="([^"]*)"', dom)
    print(json.dumps(json.loads(html.unescape(found.group(1)))) if found else json.dumps({"violations": ["the page said nothing: " + dom[:200]]}))


main()
