// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

#include "ui/widgets/labels.h"

namespace wyh::ui {

/// One line that gives way when there is no room: shortened with "…", the whole text under the mouse and for assistive
/// technology. For names that others chose (dealers, addresses) and that may be as long as they like.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(LabelRole role, QWidget *parent = nullptr);

    void setFullText(const QString &text);
    [[nodiscard]] QString fullText() const { return m_full; }
    [[nodiscard]] bool isShortened() const { return text() != m_full; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QString m_full;
};

}  // namespace wyh::ui
