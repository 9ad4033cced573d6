// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <QWidget>

#include "ui/widgets/tokens.h"

class QToolButton;

namespace wyh::ui {

/// Styled by the theme's style sheet.
enum class LabelRole {
    Body,
    Strong,
    Title,
    Heading,
    Muted,
    Section,
    Error,
    Banner,       ///< 20 pt, readable from a step away
    BannerSmall,  ///< 15 pt, for long sentences
    BannerIdle,
    BannerDetail,
    Figure  ///< 24 pt: "3 / 5"
};

/// A label that shows data as plain text, whatever is in it.
QLabel *makeLabel(LabelRole role, const QString &text = {}, QWidget *parent = nullptr);
/// What a tooltip shows as plain text, whatever is in it: Qt takes for markup what looks like it. Long words are broken
/// into lines.
QString plainToolTip(const QString &text);
/// Changes the role of a label that is already shown.
void setRole(QLabel *label, LabelRole role);

/// Ink of a tone, by the style sheet, so that it follows the theme. Neutral: second-rank ink.
void setInk(QLabel *label, Tone tone);

/// A white panel with a line around it.
QFrame *makePanel(QWidget *parent = nullptr);
/// A hairline across.
QFrame *makeRule(QWidget *parent = nullptr);

/// A number people copy (order number, waybill): selectable by mouse and keyboard, with a copy button.
class CopyLabel : public QWidget
{
    Q_OBJECT

public:
    explicit CopyLabel(QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    void setRole(LabelRole role);
    /// What the text is, for assistive technology: "Waybill".
    void setWhat(const QString &what);

public slots:
    void copy();

signals:
    void copied(const QString &text);

private:
    QLabel *m_label;
    QToolButton *m_button;
    QString m_what;
};

}  // namespace wyh::ui
