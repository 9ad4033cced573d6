// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include "ui/widgets/keyhints.h"

namespace wyh::ui {

/// F1: every key of the page and of the window.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    KeySheet(const QString &pageTitle, const QList<KeyHint> &pageKeys, const QList<KeyHint> &windowKeys,
             QWidget *parent);
};

}  // namespace wyh::ui
