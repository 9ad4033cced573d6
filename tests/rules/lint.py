#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 WoYouHuo contributors
# SPDX-License-Identifier: Apache-2.0
"""clang-tidy and clazy over the tree, a batch of files at a time.

    tests/rules/lint.py BUILD [--jobs N] [files...]     (BUILD has compile_commands.json)

Both tools spend nearly all of their time in Qt's headers, so a source that includes two dozen of ours costs hardly more than
one file alone. Files that do not bear each other (two anonymous functions of one name, a warning that only the company
causes) are found by the compiler first and set apart; which these were is remembered in BUILD/batches. A batch that was clean
is left out until a file of it, or a header it read, changes.
"""
import argparse
import concurrent.futures
import json
import pathlib
import re
import shlex
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
SIZE = 25
OURS = f"{re.escape(str(TOP))}/(app|models|net|tests|ui)/.*"
# strict-iterators: Qt 6's insert answers an iterator and its erase takes const ones, so that its own idioms mix them.
CLAZY = "level0,level1,no-non-pod-global-static,no-qproperty-without-notify,no-overloaded-signal,no-strict-iterators"
# The batches themselves include .cpp files; whether a file of the tree does is asked below.
TIDY = "-bugprone-suspicious-include"
MESSAGE = re.compile(r"^(/[^:]+):\d+:\d+: (warning|error): ")


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def messages(text):
    """The warnings and errors, each with the notes and lines of source that follow it."""
    found, current = [], None
    for line in text.splitlines():
        if MESSAGE.match(line):
            current = [line]
            found.append(current)
        elif re.match(r"^\d+ (warning|error)s? |^Suppressed |^Use -header-filter", line):
            current = None
        elif current is not None:
            current.append(line)
    return found


class Batch:
    """Files that are read as one source."""

    def __init__(self, folder, commands, files):
        self.files = files
        name = str(files[0].relative_to(TOP)).replace("/", "_").removesuffix(".cpp") + f"_{len(files)}"
        self.folder = folder / name
        self.source = self.folder / "batch.cpp"
        self.clean = self.folder / "clean"
        self.arguments = self.join(commands)
        # Each program has its main; all others have names of their own.
        self.text = "".join(f'#define main main{at}\n#include "{file}"\n#undef main\n' for at, file in enumerate(files))

    def join(self, commands):
        """What any of the files is compiled with; a macro has the value it has for the first that names it."""
        joined, seen = [], set()
        for file in self.files:
            words = iter(shlex.split(commands[file])[1:])
            for word in words:
                if word in ("-o", "-c"):
                    next(words)
                    continue
                part = (word, next(words)) if word == "-isystem" else (word,)
                key = word.split("=")[0] if word.startswith("-D") else part
                if key not in seen:
                    seen.add(key)
                    joined += part
        return joined

    def unchanged(self):
        if not self.clean.exists() or not self.source.exists() or self.source.read_text() != self.text:
            return False
        since = self.clean.stat().st_mtime
        read = shlex.split((self.folder / "read.d").read_text().replace("\\\n", " "))[1:]
        paths = [pathlib.Path(path) for path in read] + [TOP / ".clang-tidy", pathlib.Path(__file__)]
        return all(path.exists() and path.stat().st_mtime < since for path in paths)

    def write(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clean.unlink(missing_ok=True)
        self.source.write_text(self.text)
        entry = {"directory": str(self.folder), "file": str(self.source), "arguments": ["clang++", *self.arguments, "-c", str(self.source)]}
        (self.folder / "compile_commands.json").write_text(json.dumps([entry]))

    def clashing(self):
        """The files that the compiler has something to say about, and what it says."""
        self.write()
        _, text = run(["clang++", *self.arguments, "-fsyntax-only", "-ferror-limit=0", "-MD", "-MT", "batch", "-MF", "read.d",
                       str(self.source)], self.folder)
        found = messages(text)
        named = {pathlib.Path(MESSAGE.match(message[0]).group(1)) for message in found}
        return [file for file in self.files if file in named], found

    def lint(self):
        tidy = self.tool(["clang-tidy", "-p", ".", "--quiet", f"--checks={TIDY}", f"--config-file={TOP}/.clang-tidy",
                          f"--header-filter={OURS}", str(self.source)])
        clazy = self.tool(["clazy-standalone", "-p", ".", f"-checks={CLAZY}", f"-header-filter={OURS}", str(self.source)])
        found = tidy + [message for message in clazy if "[-Wclazy-" in message[0]]
        if not found:
            self.clean.touch()
        return found

    def tool(self, command):
        code, text = run(command, self.folder)
        found = messages(text)
        if code != 0 and not found:
            raise RuntimeError(f"{shlex.join(command)} in {self.folder} ended with {code}:\n{text}")
        return found


def planned(files, apart):
    """Neighbours go together, as many as fit; those that once clashed go with others of that kind, then alone."""
    level, batches = 0, []
    while files:
        now = [file for file in files if apart.get(str(file.relative_to(TOP)), 0) <= level]
        files = [file for file in files if file not in now]
        folders = {}
        for file in now:
            folders.setdefault(file.relative_to(TOP).parts[0], []).append(file)
        for group in folders.values():
            size = SIZE if level < 3 else 1
            batches += [group[at:at + size] for at in range(0, len(group), size)]
        level += 1
    return batches


def check(batch, apart):
    """Lints the batch; what clashed in it is set apart and comes back as files still to do."""
    if batch.unchanged():
        return [], []
    clashing, found = batch.clashing()
    if len(batch.files) == 1 and found:
        return found, []
    if clashing:
        for file in clashing:
            name = str(file.relative_to(TOP))
            apart[name] = apart.get(name, 0) + 1
        return [], batch.files
    if found:
        return found, []
    return batch.lint(), []


def main():
    parser = argparse.ArgumentParser(description="clang-tidy and clazy over the tree")
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("files", nargs="*")
    options = parser.parse_intermixed_args()
    commands = {}
    for entry in json.loads((options.build / "compile_commands.json").read_text()):
        commands.setdefault(pathlib.Path(entry["file"]), entry["command"])
    names = options.files or subprocess.run(["git", "ls-files", "*.cpp"], cwd=TOP, capture_output=True, text=True, check=True).stdout.split()
    asked = sorted(TOP / name for name in names)
    # Some files are compiled only where their library is installed.
    files = [file for file in asked if file in commands]
    for file in asked:
        if file not in commands:
            print(f"left out, not compiled here: {file.relative_to(TOP)}", file=sys.stderr)
    folder = (options.build / "batches").resolve()
    folder.mkdir(exist_ok=True)
    memory = folder / "apart.json"
    apart = json.loads(memory.read_text()) if memory.exists() else {}
    found = {}
    for file in files:
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if re.match(r'\s*#\s*include\s+".*\.cpp"', line):
                found[f"{file}:{number}:1: error: includes a .cpp file"] = []
    rest = files
    while rest:
        batches = [Batch(folder, commands, group) for group in planned(rest, apart)]
        rest = []
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for said, again in pool.map(lambda batch: check(batch, apart), batches):
                rest += again
                for message in said:
                    if message[0] not in found:
                        found[message[0]] = message[1:]
                        print("\n".join(message), flush=True)
        memory.write_text(json.dumps(apart, indent=0, sort_keys=True))
    print(f"{len(files)} files, {len(found)} findings", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
