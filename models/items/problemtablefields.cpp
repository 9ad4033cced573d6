// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include <QtGlobal>

#include "models/items/problemtable.h"

namespace wyh::items {

namespace {

const ProblemText kTable[] = {
    {"quantity-invalid", QT_TRANSLATE_NOOP("Problem", "Enter a whole number from 1."), ""},
    {"quantity-more-than-left", QT_TRANSLATE_NOOP("Problem", "At most {most} can go into this parcel."), ""},
    {"weight-not-positive-integer", QT_TRANSLATE_NOOP("Problem", "Enter whole grams, at least 1."), ""},
    {"freight-two-decimals", QT_TRANSLATE_NOOP("Problem", "Enter the freight in yuan, two decimals at most."), ""},
    {"waybill-missing", QT_TRANSLATE_NOOP("Problem", "Scan or type the waybill number."), ""},
    {"waybill-invalid", QT_TRANSLATE_NOOP("Problem", "Check the waybill number."),
     QT_TRANSLATE_NOOP("Problem", "It has 6 to 32 letters, digits or hyphens, with at least one digit.")},
    {"waybill-is-product-barcode", QT_TRANSLATE_NOOP("Problem", "Scan the waybill, not the product."),
     QT_TRANSLATE_NOOP("Problem", "This is the barcode of a product of this order.")},
    {"waybill-other-courier", QT_TRANSLATE_NOOP("Problem", "Check the courier."),
     QT_TRANSLATE_NOOP("Problem", "The number does not look like one of {courier}.")},
    {"shipment-missing", QT_TRANSLATE_NOOP("Problem", "Ship it again."),
     QT_TRANSLATE_NOOP("Problem", "The parcel has no number of its own.")},
    {"nothing-ticked", QT_TRANSLATE_NOOP("Problem", "Tick what goes into this parcel."), ""},
    {"courier-missing", QT_TRANSLATE_NOOP("Problem", "Choose the courier."), ""},
    {"address-missing", QT_TRANSLATE_NOOP("Problem", "Choose the ship-from address."), ""},
    {"reason-missing", QT_TRANSLATE_NOOP("Problem", "Write the reason in a few words."), ""},
    {"address-empty", QT_TRANSLATE_NOOP("Problem", "Enter the address of your platform."), ""},
    {"address-not-understood", QT_TRANSLATE_NOOP("Problem", "Check the address."),
     QT_TRANSLATE_NOOP("Problem", "It looks like https://platform.example.com.")},
    {"address-not-https", QT_TRANSLATE_NOOP("Problem", "Use an address that begins with https://."),
     QT_TRANSLATE_NOOP("Problem", "Only an encrypted connection protects your account.")},
    {"login-missing", QT_TRANSLATE_NOOP("Problem", "Enter your account."), ""},
    {"password-missing", QT_TRANSLATE_NOOP("Problem", "Enter your password."), ""},
    {"value-missing", QT_TRANSLATE_NOOP("Problem", "Fill this in."), ""},
    {"value-invalid", QT_TRANSLATE_NOOP("Problem", "Check this entry."), ""},
    {"too-long", QT_TRANSLATE_NOOP("Problem", "Write less."),
     QT_TRANSLATE_NOOP("Problem", "At most {most} characters are allowed.")},
};

}  // namespace

std::span<const ProblemText> fieldProblems()
{
    return kTable;
}

}  // namespace wyh::items
