// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <optional>

#include "models/store/connectionstate.h"

namespace wyh::ui {

/// Why a list shows nothing.
struct EmptyReason
{
    QString iconName;
    QString title;
    QString text;
};

/// The reason as long as the orders of the platform were never completely loaded: an empty list says nothing about the
/// work then. Nothing: they were; the list is empty for another reason.
std::optional<EmptyReason> notLoadedReason(const store::ConnectionState &state);

}  // namespace wyh::ui
