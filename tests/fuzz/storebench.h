// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "models/core/random.h"
#include "models/store/localstore.h"
#include "tests/fuzz/target.h"

namespace wyh::fuzz {

/// A desktop's store with three orders and a few operations that wait, made anew now and then.
class StoreBench
{
public:
    static constexpr int kOrders = 3;
    static OrderId order(int number);
    static LineId line(int number);

    /// Ready for one more input: operations wait, the cache is complete.
    store::LocalStore &ready();
    /// The ids of the operations that wait.
    [[nodiscard]] const QList<OpId> &waiting() const { return m_waiting; }

    /// All that a page or an answer could change, to compare.
    struct Picture
    {
        QString token;
        qint64 pos = 0;
        QList<std::optional<Order>> cached;
        QStringList states;
        contract::Seen high;
        bool operator==(const Picture &) const = default;
    };
    Picture picture();

private:
    void open();
    void fill();

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::LocalStore> m_store;
    QList<OpId> m_waiting;
    int m_runs = 0;
};

}  // namespace wyh::fuzz
