// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/synccentre/nooperations.h"

#include <QCoreApplication>

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::OperationsModel;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::SyncCentrePage)
};

}  // namespace

NoOperations noOperations(OperationsModel::Filter filter, int attention)
{
    switch (filter) {
        case OperationsModel::Filter::NeedsAttention:
            break;
        case OperationsModel::Filter::Waiting:
            // What was refused waits for nothing, and is not confirmed either.
            if (attention > 0)
                return {
                    u"alert-triangle"_s, Text::tr("Nothing to sync"),
                    Text::tr(
                        "%n operation(s) need attention, see \"Needs attention\"; all others are confirmed or closed.",
                        nullptr, attention)};
            return {u"cloud-check"_s, Text::tr("Nothing to sync"),
                    Text::tr("Everything you did on this PC is confirmed by the platform or closed.")};
        case OperationsModel::Filter::Confirmed:
            return {u"inbox"_s, Text::tr("No operation was confirmed recently"),
                    Text::tr("Confirmed operations are kept here for 30 days.")};
        case OperationsModel::Filter::Notes:
            return {u"inbox"_s, Text::tr("No notes"),
                    Text::tr("What was accepted, but crossed with somebody else's work, appears here.")};
        case OperationsModel::Filter::Bin:
            return {u"inbox"_s, Text::tr("The bin is empty"),
                    Text::tr("What somebody closed or discarded can be restored from here for 30 days.")};
        case OperationsModel::Filter::Closed:
            return {
                u"inbox"_s, Text::tr("No closed operations"),
                Text::tr("Operations that were done again or can no longer be restored are kept here for 180 days.")};
    }
    return {u"circle-check"_s, Text::tr("Nothing needs your attention"),
            Text::tr("What needs your decision appears here, with what to do.")};
}

}  // namespace wyh::ui
