// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtGlobal>

#include "models/items/problemtable.h"

// One code can mean different things to the hands: goods taken for an order that is gone go back on the shelf, a parcel
// for it is stopped. Which variant it is follows from the operation and from what has changed since it was recorded
// (problemwords.cpp).

namespace wyh::items {

namespace {

const ProblemVariant kTable[] = {
    // --- picking ---
    {"already-picked", "shipped",
     QT_TRANSLATE_NOOP("Problem", "Put {back} back on the shelf; only {left} can still be picked."),
     QT_TRANSLATE_NOOP("Problem",
                       "{shipped} of \"{title}\" have left with another parcel meanwhile; {picked} of {ordered} are "
                       "picked.")},
    {"already-picked", "part",
     QT_TRANSLATE_NOOP("Problem", "Put {back} back on the shelf; only {left} can still be picked."),
     QT_TRANSLATE_NOOP("Problem", "\"{title}\" is already picked: {picked} of {ordered}. Somebody else took them.")},
    {"already-picked", "all-shipped", QT_TRANSLATE_NOOP("Problem", "Put your {delta} back on the shelf."),
     QT_TRANSLATE_NOOP("Problem",
                       "{shipped} of \"{title}\" have left with another parcel meanwhile; {picked} of {ordered} are "
                       "picked.")},
    {"line-out-of-stock", "pick",
     QT_TRANSLATE_NOOP("Problem", "If you have the goods, clear the out-of-stock mark and pick {pieces}."),
     QT_TRANSLATE_NOOP("Problem", "\"{title}\" is marked out of stock.")},
    {"sku-discontinued", "pick",
     QT_TRANSLATE_NOOP("Problem", "Put the goods back, or clear the discontinued mark and pick {pieces}."),
     QT_TRANSLATE_NOOP("Problem", "\"{title}\" is marked discontinued.")},
    {"already-picked", "cut", QT_TRANSLATE_NOOP("Problem", "Put what is too much back: the dealer wants fewer now."),
     QT_TRANSLATE_NOOP("Problem", "{wanted} of \"{title}\" are wanted now, {picked} are picked already.")},
    {"line-given-up", "cut", QT_TRANSLATE_NOOP("Problem", "Put all of your {delta} back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "The dealer no longer wants \"{title}\".")},
    {"order-unknown", "pick", QT_TRANSLATE_NOOP("Problem", "Put the goods you took back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "The order was removed from the platform; your pick does not count.")},
    {"line-unknown", "pick", QT_TRANSLATE_NOOP("Problem", "Put the goods back and open the order again."),
     QT_TRANSLATE_NOOP("Problem", "The item you picked is no longer part of the order.")},
    // --- putting back ---
    {"undo-below-shipped", "full", QT_TRANSLATE_NOOP("Problem", "Look which parcel the pieces in your hand belong to."),
     QT_TRANSLATE_NOOP("Problem", "All {shipped} of \"{title}\" have left, so nothing can be put back.")},
    {"order-unknown", "undo", QT_TRANSLATE_NOOP("Problem", "Leave the goods on the shelf; nothing else is to be done."),
     QT_TRANSLATE_NOOP("Problem", "The order was removed from the platform; putting back needs no record any more.")},
    // --- 缺货 on a line ---
    {"flag-already-picked", "shipped",
     QT_TRANSLATE_NOOP("Problem", "Nothing to mark: what has not left is picked and lies ready."),
     QT_TRANSLATE_NOOP("Problem", "{shipped} of \"{title}\" have left already, {picked} of {ordered} were found.")},
    {"flag-nothing-open", "given-up", QT_TRANSLATE_NOOP("Problem", "Nothing to mark: nobody waits for it any more."),
     QT_TRANSLATE_NOOP("Problem", "The rest of \"{title}\" was given up meanwhile.")},
    {"order-unknown", "flag", QT_TRANSLATE_NOOP("Problem", "Nothing to mark; leave the shelf as it is."),
     QT_TRANSLATE_NOOP("Problem", "The order was removed from the platform.")},
    // --- taking a mark away ---
    {"flag-changed", "shipped",
     QT_TRANSLATE_NOOP("Problem",
                       "Look into the order first: pieces have left. Clear the mark again if the rest is there."),
     QT_TRANSLATE_NOOP("Problem", "{shipped} of \"{title}\" were shipped while you saw the mark.")},
    {"flag-changed", "clear",
     QT_TRANSLATE_NOOP("Problem", "Look at the shelf; if the goods are there, clear the mark again."),
     QT_TRANSLATE_NOOP("Problem", "Somebody else changed the mark of \"{title}\" meanwhile.")},
    {"flag-changed", "sku",
     QT_TRANSLATE_NOOP("Problem", "Ask whether the product is on sale again; if so, clear the mark again."),
     QT_TRANSLATE_NOOP("Problem", "Somebody else marked \"{title}\" discontinued again after you saw it.")},
    {"flag-nothing-open", "clear", QT_TRANSLATE_NOOP("Problem", "Pick nothing: the mark no longer matters."),
     QT_TRANSLATE_NOOP("Problem", "Nothing of \"{title}\" is open: {shipped} of {ordered} have left.")},
    {"order-unknown", "clear", QT_TRANSLATE_NOOP("Problem", "Pick nothing for this order; the mark went with it."),
     QT_TRANSLATE_NOOP("Problem", "The order was removed from the platform before the mark was cleared.")},
    // --- giving up ---
    {"give-up-too-much", "part",
     QT_TRANSLATE_NOOP("Problem", "Give up the {left} that are left, or put picked pieces back first."),
     QT_TRANSLATE_NOOP("Problem", "Only what is not picked of \"{title}\" can be given up.")},
    // --- shipping ---
    {"sku-discontinued", "ship",
     QT_TRANSLATE_NOOP("Problem",
                       "Keep the parcel {waybill} here and take \"{title}\" out, or clear the mark and ship."),
     QT_TRANSLATE_NOOP("Problem", "The product was marked discontinued, and these pieces were not picked before.")},
    {"order-not-paid", "ship", QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here until the buyer has paid."),
     QT_TRANSLATE_NOOP("Problem", "The order is not paid (any more).")},
    {"line-not-sendable", "ship",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and take \"{title}\" out."),
     QT_TRANSLATE_NOOP("Problem", "The marketplace forbids shipping it: {reason}")},
    {"ship-more-than-left", "cut",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and take out what is no longer wanted."),
     QT_TRANSLATE_NOOP("Problem", "The dealer wants {wanted} of \"{title}\" now; {shipped} have left.")},
    {"order-unknown", "ship",
     QT_TRANSLATE_NOOP("Problem", "Stop the parcel {waybill}; if it is gone, recall it and tell the dealer."),
     QT_TRANSLATE_NOOP("Problem", "The order was removed from the platform; the goods may be packed already.")},
    {"line-unknown", "ship",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and look what belongs in it."),
     QT_TRANSLATE_NOOP("Problem", "An item in it is no longer part of the order.")},
};

}  // namespace

std::span<const ProblemVariant> problemVariants()
{
    return kTable;
}

}  // namespace wyh::items
