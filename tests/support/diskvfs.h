// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <QByteArray>

#include "tests/support/memorydisk.h"

namespace wyh::testing {

/// A MemoryDisk as a SQLite VFS, with locks and shared memory between the connections of this program, so that
/// write-ahead logs work as on a real disk. It makes safe what SQLite's own Unix VFS makes safe, and no more.
/// Registered while it lives. One thread.
class DiskVfs
{
public:
    DiskVfs(MemoryDisk &disk, const QByteArray &name);
    ~DiskVfs();
    DiskVfs(const DiskVfs &) = delete;
    DiskVfs &operator=(const DiskVfs &) = delete;

    [[nodiscard]] QByteArray name() const { return m_name; }

private:
    MemoryDisk &m_disk;
    QByteArray m_name;
    sqlite3_vfs m_vfs{};
};

}  // namespace wyh::testing
