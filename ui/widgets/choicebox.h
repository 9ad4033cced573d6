// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>

namespace wyh::ui {

/// A combo box whose choice may be longer than its place: shortened with "…" instead of cut off, the whole text under
/// the mouse. Not for editable ones.
class ChoiceBox final : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QString fitting() const;
};

}  // namespace wyh::ui
