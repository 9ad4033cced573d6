// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/store/oprow.h"
#include "models/store/sight.h"

namespace wyh::items {

/// One field of the conflict desk: as it was when the person started, what he did to it, and on the platform now.
struct ComparedField
{
    QString key;   ///< stable: "picked", "recipient", "line/<id>"
    QString name;  ///< translated
    QString seen;
    QString mine;
    QString now;
    bool differs = false;  ///< the platform has another value than the person saw
    bool operator==(const ComparedField &) const = default;
};

/// now: nullopt when it is not known (yet); what the platform said with its refusal stands in then. What is not known
/// reads "—".
QList<ComparedField> compare(const store::OpRow &row, const std::optional<store::Sight> &now);

}  // namespace wyh::items
