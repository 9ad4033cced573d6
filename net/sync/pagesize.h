// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "net/client/api.h"

namespace wyh::sync {

/// How many records a page may hold: halved when a page timed out or was too large, doubled back when one arrived.
class PageSize
{
public:
    [[nodiscard]] int value() const { return m_value; }
    void tooMuch() { m_value = std::max(client::kPageMinimum, m_value / 2); }
    void arrived() { m_value = std::min(client::kPageMaximum, m_value * 2); }

private:
    int m_value = client::kPageMaximum;
};

}  // namespace wyh::sync
