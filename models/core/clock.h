// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace wyh {

/// The two times of a machine. Whatever orders, retries or expires uses monotonicMs(); nowMs() is for people.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual qint64 nowMs() const = 0;        ///< UTC, milliseconds since 1970; may jump
    [[nodiscard]] virtual qint64 monotonicMs() const = 0;  ///< never goes back; starts anywhere
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override;
    [[nodiscard]] qint64 monotonicMs() const override;
};

}  // namespace wyh
