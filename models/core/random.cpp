// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/core/random.h"

#include <QRandomGenerator>

namespace wyh {

QByteArray Random::bytes(int count)
{
    QByteArray out;
    out.reserve(count + 8);
    while (out.size() < count) {
        const quint64 word = next64();
        out.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    out.truncate(count);
    return out;
}

quint64 SystemRandom::next64()
{
    return QRandomGenerator::system()->generate64();
}

}  // namespace wyh
