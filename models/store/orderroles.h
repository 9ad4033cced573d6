// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>

#include "models/store/reader.h"

namespace wyh::store {

/// Roles under which list models hand out rows of the reader.
enum OrderRole {
    OrderRowRole = Qt::UserRole + 1,  ///< store::OrderRow
    OrderIdRole                       ///< QString
};

}  // namespace wyh::store

Q_DECLARE_METATYPE(wyh::store::OrderRow)
