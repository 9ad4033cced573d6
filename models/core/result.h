// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <variant>

#include "models/core/error.h"

namespace wyh {

/// Either a value or why there is none. The compiler reminds whoever drops one.
template <class T, class E = Error>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &value() const & { return std::get<0>(m_content); }
    T &value() & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const E &error() const { return std::get<1>(m_content); }
    T valueOr(T other) const { return ok() ? value() : std::move(other); }

private:
    std::variant<T, E> m_content;
};

struct Done
{
    bool operator==(const Done &) const = default;
};
using Status = Result<Done>;
inline Status done()
{
    return Done{};
}

}  // namespace wyh
