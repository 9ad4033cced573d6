// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

#include "models/store/localstore.h"
#include "models/store/reader.h"

namespace wyh::testing {

/// Everything of a profile that a person would miss: each operation with its state and content, the three lists in
/// their order, what is shown of each order. Written beside a frozen profile and compared with what a later program
/// reads.
QJsonObject summaryOf(store::LocalStore &store, store::Reader &reader);

}  // namespace wyh::testing
