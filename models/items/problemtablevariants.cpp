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
    {"already-picked", "cut", QT_TRANSLATE_NOOP("Problem", "Put what is too much back: fewer are wanted now."),
     QT_TRANSLATE_NOOP("Problem", "{wanted} of \"{title}\" are wanted now, {picked} are picked already.")},
    {"line-given-up", "cut", QT_TRANSLATE_NOOP("Problem", "Put all of your {delta} back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "\"{title}\" was given up meanwhile; none is wanted any more.")},
    {"already-shipped", "cut", QT_TRANSLATE_NOOP("Problem", "Put your {delta} back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "{shipped} of {ordered} \"{title}\" have left; the rest was given up.")},
    {"order-unknown", "pick", QT_TRANSLATE_NOOP("Problem", "Put the goods you took back on the shelf."),
     QT_TRANSLATE_NOOP("Problem", "The order was removed from the platform; your pick does not count.")},
    {"line-unknown", "pick", QT_TRANSLATE_NOOP("Problem", "Put the goods back and open the order again."),
     QT_TRANSLATE_NOOP("Problem", "The item you picked is no longer part of the order.")},
    // --- putting back ---
    {"undo-below-shipped", "full", QT_TRANSLATE_NOOP("Problem", "Look which parcel the pieces in your hand belong to."),
     QT_TRANSLATE_NOOP("Problem", "All {shipped} of \"{title}\" have left, so nothing can be put back.")},
    {"undo-below-shipped", "part",
     QT_TRANSLATE_NOOP("Problem", "Put back at most {returnable}; the others are in a parcel."),
     QT_TRANSLATE_NOOP("Problem", "{shipped} of \"{title}\" are already shipped; {picked} were picked.")},
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
     QT_TRANSLATE_NOOP("Problem", "{since} of \"{title}\" have left since you saw the mark.")},
    {"flag-changed", "clear",
     QT_TRANSLATE_NOOP("Problem", "Look at the shelf; if the goods are there, clear the mark again."),
     QT_TRANSLATE_NOOP("Problem", "Somebody else marked \"{title}\" out of stock again after you saw it.")},
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
     QT_TRANSLATE_NOOP("Problem", "Only {wanted} of \"{title}\" are wanted now; {shipped} have left.")},
    {"ship-more-than-left", "elsewhere",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here, take the surplus out and ship again."),
     QT_TRANSLATE_NOOP("Problem",
                       "Fewer pieces of \"{title}\" are left to ship: {shipped} of {ordered} are gone already.")},
    {"ship-already-shipped", "cut",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and unpack it, or recall it."),
     QT_TRANSLATE_NOOP("Problem", "{shipped} of {ordered} \"{title}\" have left; the rest was given up.")},
    {"ship-already-shipped", "elsewhere",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and unpack it, or recall it."),
     QT_TRANSLATE_NOOP("Problem", "\"{title}\" was already shipped in full.")},
    {"ship-more-than-left", "not-picked",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here, pick the pieces and ship again."),
     QT_TRANSLATE_NOOP("Problem",
                       "Pieces of \"{title}\" were put back: {picked} of {ordered} are picked, {shipped} "
                       "of them shipped.")},
    {"order-unknown", "ship",
     QT_TRANSLATE_NOOP("Problem", "Stop the parcel {waybill}; if it is gone, recall it and tell the dealer."),
     QT_TRANSLATE_NOOP("Problem", "The order was removed from the platform; the goods may be packed already.")},
    {"line-unknown", "ship",
     QT_TRANSLATE_NOOP("Problem", "Keep the parcel {waybill} here and look what belongs in it."),
     QT_TRANSLATE_NOOP("Problem", "An item in it is no longer part of the order.")},
    // --- what was applied although it needed attention (operationtext.cpp) ---
    {"applied-after-all", "pick",
     QT_TRANSLATE_NOOP("Problem", "The goods count as picked: if you put them back, take them off the shelf again."),
     QT_TRANSLATE_NOOP("Problem", "It needed attention here, but it is in force on the platform after all.")},
    {"applied-after-all", "undo",
     QT_TRANSLATE_NOOP("Problem", "The goods count as put back: put them on the shelf if they are not there."),
     QT_TRANSLATE_NOOP("Problem", "It needed attention here, but it is in force on the platform after all.")},
    {"applied-after-all", "ship",
     QT_TRANSLATE_NOOP("Problem", "The parcel counts as shipped: send it, or void it if it is unpacked."),
     QT_TRANSLATE_NOOP("Problem", "It needed attention here, but it is in force on the platform after all.")},
    {"applied-after-all", "void", QT_TRANSLATE_NOOP("Problem", "The parcel counts as voided: keep it here."),
     QT_TRANSLATE_NOOP("Problem", "It needed attention here, but it is in force on the platform after all.")},
};

}  // namespace

std::span<const ProblemVariant> problemVariants()
{
    return kTable;
}

}  // namespace wyh::items
