// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

#include "ui/shell/signinservice.h"

namespace wyh::ui {

class ChoiceCard;

/// The accounts of this PC: who, where, and how much of theirs is not confirmed yet. Up, Down and Tab go through them,
/// Enter and Space take one.
class AccountList final : public QScrollArea
{
    Q_OBJECT

public:
    explicit AccountList(QList<KnownAccount> accounts, QWidget *parent = nullptr);
    void focusFirst();
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(int index);

private:
    const QList<KnownAccount> m_accounts;
    QList<ChoiceCard *> m_cards;
};

}  // namespace wyh::ui
