// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace wyh {

/// A source of chance that a simulation can replace by a seeded one.
class Random
{
public:
    virtual ~Random() = default;
    virtual quint64 next64() = 0;
    /// 0 <= result < bound; bound > 0.
    quint64 below(quint64 bound) { return next64() % bound; }
    QByteArray bytes(int count);
};

/// The operating system's cryptographic generator.
class SystemRandom final : public Random
{
public:
    quint64 next64() override;
};

}  // namespace wyh
