// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/files.h"
#include "tests/support/memorydisk.h"

namespace wyh::testing {

/// A MemoryDisk for what a profile does beside SQLite.
class MemoryFiles final : public store::Files
{
public:
    explicit MemoryFiles(MemoryDisk &disk) : m_disk(disk) {}
    [[nodiscard]] bool exists(const QString &path) const override;
    [[nodiscard]] qint64 size(const QString &path) const override;
    [[nodiscard]] QStringList names(const QString &folder, const QString &pattern) const override;
    Status remove(const QString &path) override;
    Status rename(const QString &from, const QString &to) override;
    Status write(const QString &path, const QByteArray &content) override;
    Status flush(const QString &path) override;
    void flushFolder(const QString &folder) override;

private:
    Status asked(DiskCall call, const QString &path);
    MemoryDisk &m_disk;
};

}  // namespace wyh::testing
