// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtGlobal>

#include "models/items/problemtable.h"

// What a conflict asks of the person is always about the goods or the parcel in their hands, so that stands first.

namespace wyh::items {

namespace {

const ProblemText kTable[] = {
    {"order-cancelled", QT_TRANSLATE_NOOP("Problem", "Put the goods back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "The order was cancelled; nothing was counted.")},
    {"order-not-paid", QT_TRANSLATE_NOOP("Problem", "Put the goods aside for now."),
     QT_TRANSLATE_NOOP("Problem", "The buyer has not paid this order yet.")},
    {"line-not-sendable", QT_TRANSLATE_NOOP("Problem", "Do not pack “{title}”; put it back."),
     QT_TRANSLATE_NOOP("Problem", "The marketplace forbids sending it: {reason}")},
    {"already-shipped", QT_TRANSLATE_NOOP("Problem", "Put your {delta} back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” was already shipped in full.")},
    {"line-given-up", QT_TRANSLATE_NOOP("Problem", "Put your {delta} back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "The rest of “{title}” was given up; nothing more is wanted.")},
    {"line-out-of-stock", QT_TRANSLATE_NOOP("Problem", "Clear the out-of-stock mark first, then pick again."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” is marked out of stock.")},
    {"sku-discontinued",
     QT_TRANSLATE_NOOP("Problem", "Put the goods back, or clear the discontinued mark and pick again."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” is marked discontinued.")},
    {"already-picked", QT_TRANSLATE_NOOP("Problem", "Put your {delta} back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” is already picked: {picked} of {ordered}. Somebody else took them.")},
    {"line-unknown", QT_TRANSLATE_NOOP("Problem", "Put the goods back and look at the order again."),
     QT_TRANSLATE_NOOP("Problem", "This item is no longer part of the order.")},
    {"undo-below-shipped", QT_TRANSLATE_NOOP("Problem", "Keep the pieces in the parcel."),
     QT_TRANSLATE_NOOP("Problem", "{shipped} of “{title}” are already shipped and cannot be put back.")},
    {"nothing-to-put-back", QT_TRANSLATE_NOOP("Problem", "Nothing needs to be put back."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” is not picked any more; somebody else undid it.")},
    {"flag-changed", QT_TRANSLATE_NOOP("Problem", "Look at the item and mark it again if that is still right."),
     QT_TRANSLATE_NOOP("Problem", "Somebody else changed the mark of “{title}” meanwhile.")},
    {"flag-already-picked", QT_TRANSLATE_NOOP("Problem", "Nothing to mark: the pieces were found."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” is picked in full.")},
    {"operation-on-wrong-record", QT_TRANSLATE_NOOP("Problem", "Do it again from the order."),
     QT_TRANSLATE_NOOP("Problem", "The operation was recorded for something else.")},
    {"give-up-too-much", QT_TRANSLATE_NOOP("Problem", "Put picked pieces back first, or give up fewer."),
     QT_TRANSLATE_NOOP("Problem", "Only what is not picked of “{title}” can be given up.")},
    {"shipment-id-reused", QT_TRANSLATE_NOOP("Problem", "Keep the parcel here and ship it again as a new one."),
     QT_TRANSLATE_NOOP("Problem", "This parcel was already sent with another waybill number.")},
    {"shipment-invalid", QT_TRANSLATE_NOOP("Problem", "Keep the parcel here, correct the entries and ship again."),
     QT_TRANSLATE_NOOP("Problem", "Some entries of the parcel are wrong.")},
    {"ship-order-cancelled",
     QT_TRANSLATE_NOOP("Problem", "Stop the parcel {waybill}: do not hand it over; recall it if it is gone."),
     QT_TRANSLATE_NOOP("Problem", "The order was cancelled before it was shipped.")},
    {"address-changed",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here, print the new address and ship again."),
     QT_TRANSLATE_NOOP("Problem", "The recipient's address was changed after you saw it.")},
    {"ship-already-shipped",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and unpack it, or recall it."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” was already shipped in full. First waybill: {first_waybill}")},
    {"ship-out-of-stock",
     QT_TRANSLATE_NOOP("Problem",
                       "Keep the parcel {waybill} here; clear the mark if the pieces are in it, then ship again."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” was marked out of stock meanwhile.")},
    {"ship-more-than-left", QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and take the surplus out."),
     QT_TRANSLATE_NOOP("Problem",
                       "Fewer pieces of “{title}” are left to ship: {shipped} of {ordered} are gone already. First "
                       "waybill: {first_waybill}")},
    {"ship-not-picked", QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here, pick the pieces and ship again."),
     QT_TRANSLATE_NOOP("Problem", "“{title}” is not picked on the platform: {picked} of {ordered}.")},
    {"shipment-unknown", QT_TRANSLATE_NOOP("Problem", "Look for the parcel in Shipped; nothing was changed."),
     QT_TRANSLATE_NOOP("Problem", "The platform does not know this parcel.")},
    {"void-already-received", QT_TRANSLATE_NOOP("Problem", "Leave the parcel as it is and talk to the dealer."),
     QT_TRANSLATE_NOOP("Problem", "The dealer has already received “{title}” from it.")},
    {"second-parcel", QT_TRANSLATE_NOOP("Problem", "Nothing to do."),
     QT_TRANSLATE_NOOP("Problem", "It is a second parcel of this order; the first one is {first_waybill}.")},
    {"waybill-used", QT_TRANSLATE_NOOP("Problem", "Keep the parcel here, change the waybill number and send again."),
     QT_TRANSLATE_NOOP("Problem", "The number {waybill} is already used for order {order}.")},
    {"courier-unknown", QT_TRANSLATE_NOOP("Problem", "Keep the parcel here and choose the courier again."),
     QT_TRANSLATE_NOOP("Problem", "The platform does not know the courier “{courier}”.")},
    {"address-unknown", QT_TRANSLATE_NOOP("Problem", "Keep the parcel here and choose the ship-from address again."),
     QT_TRANSLATE_NOOP("Problem", "That address was deleted on the platform.")},
    {"order-unknown", QT_TRANSLATE_NOOP("Problem", "Put the goods back, or set the parcel aside and ask the dealer."),
     QT_TRANSLATE_NOOP("Problem", "The order is no longer on the platform.")},
    {"sku-unknown", QT_TRANSLATE_NOOP("Problem", "Look at the item again."),
     QT_TRANSLATE_NOOP("Problem", "The platform no longer knows this product.")},
    {"record-unknown", QT_TRANSLATE_NOOP("Problem", "Put the goods back, or set the parcel aside and ask the dealer."),
     QT_TRANSLATE_NOOP("Problem", "What you changed is no longer on the platform.")},
    {"not-your-order", QT_TRANSLATE_NOOP("Problem", "Put the goods back, or set the parcel aside and ask."),
     QT_TRANSLATE_NOOP("Problem", "The order no longer belongs to your company.")},
    {"order-settled", QT_TRANSLATE_NOOP("Problem", "Set the goods or the parcel aside and ask the office."),
     QT_TRANSLATE_NOOP("Problem", "The order is already settled with the dealer.")},
    {"op-id-reused", QT_TRANSLATE_NOOP("Problem", "Do it once more."),
     QT_TRANSLATE_NOOP("Problem", "The platform has stored something else under the number of this operation.")},
    {"operation-unknown", QT_TRANSLATE_NOOP("Problem", "Update the program, then send again."),
     QT_TRANSLATE_NOOP("Problem", "The platform does not know this kind of operation.")},
    {"schema-unsupported", QT_TRANSLATE_NOOP("Problem", "Update the program, then send again."),
     QT_TRANSLATE_NOOP("Problem", "The platform no longer accepts operations of this version.")},
    {"predecessor-failed",
     QT_TRANSLATE_NOOP("Problem", "Settle the earlier operation of this order first, then send this one again."),
     QT_TRANSLATE_NOOP("Problem", "It waits because the one before it was not accepted.")},
    {"held",
     QT_TRANSLATE_NOOP("Problem", "Settle the earlier operation of this order first, then send this one again."),
     QT_TRANSLATE_NOOP("Problem", "It waits because the one before it was not accepted.")},
    {"too-old", QT_TRANSLATE_NOOP("Problem", "Look whether it is still right, then send it again or discard it."),
     QT_TRANSLATE_NOOP("Problem", "It waited for more than 30 days and is not sent by itself.")},
    {"review-old", QT_TRANSLATE_NOOP("Problem", "Look whether it is still right, then send it again or discard it."),
     QT_TRANSLATE_NOOP("Problem", "It waited for more than 30 days and is not sent by itself.")},
    {"lost-by-platform", QT_TRANSLATE_NOOP("Problem", "Look where the parcel is, then send it again or discard it."),
     QT_TRANSLATE_NOOP(
         "Problem",
         "The platform was restored from a backup and no longer knows this operation, although it had confirmed it.")},
    {"stuck", QT_TRANSLATE_NOOP("Problem", "Send it again later, or copy the text and ask for help."),
     QT_TRANSLATE_NOOP("Problem", "The platform could not process it several times in a row.")},
    {"poison", QT_TRANSLATE_NOOP("Problem", "Send it again later, or copy the text and ask for help."),
     QT_TRANSLATE_NOOP("Problem", "The platform could not process it several times in a row.")},
    {"not-saved", QT_TRANSLATE_NOOP("Problem", "Keep the goods at hand and try again: nothing was recorded."),
     QT_TRANSLATE_NOOP("Problem", "It could not be saved on this PC: {reason}")},
};

}  // namespace

std::span<const ProblemText> operationProblems()
{
    return kTable;
}

}  // namespace wyh::items
