// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFileInfo>
#include <QString>
#include <utility>

#include "tests/store/fulldisk.h"

namespace wyh::sim {

/// The disk of one PC. All files of a run lie in one folder of this machine; whose disk a write goes to is said by
/// whoever is at work (Disk::Work).
class Disk
{
public:
    explicit Disk(const QString &folder) : m_reserve(folder + QStringLiteral("/reserve.bin")) {}

    void fill()
    {
        m_full = true;
        m_spare = 0;
        m_reserveGone = !QFileInfo::exists(m_reserve);
    }
    void empty() { m_full = false; }
    [[nodiscard]] bool isFull() const { return m_full; }
    /// The program gave its reserve back while the disk was full.
    [[nodiscard]] bool reserveWasUsed() const { return m_reserveUsed; }

    /// Writes between its beginning and its end go to this disk.
    class Work
    {
    public:
        explicit Work(Disk &disk) : m_before(std::exchange(s_current, &disk)) {}
        ~Work() { s_current = m_before; }
        Work(const Work &) = delete;
        Work &operator=(const Work &) = delete;

    private:
        Disk *m_before;
    };
    /// For testing::FullDisk.
    static bool hasRoom() { return !s_current || s_current->takeRoom(); }

private:
    static constexpr int kWritesInReserve = 300;

    bool takeRoom()
    {
        if (!m_full || m_spare-- > 0)
            return true;
        m_spare = 0;
        if (m_reserveGone || QFileInfo::exists(m_reserve))
            return false;
        m_reserveGone = m_reserveUsed = true;
        m_spare = kWritesInReserve;
        return true;
    }

    QString m_reserve;
    bool m_full = false;
    bool m_reserveGone = false;
    bool m_reserveUsed = false;
    int m_spare = 0;
    inline static Disk *s_current = nullptr;
};

}  // namespace wyh::sim
