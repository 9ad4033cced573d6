// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include "ui/widgets/tokens.h"

class QLabel;

namespace wyh::ui {

/// The answer to a scan, readable from a metre and a half: a symbol, a big line that says what to do, a smaller one
/// that says why. It keeps its height, so nothing below it jumps. Announced to assistive technology.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Idle, Good, Notice, Wrong, Info };

    explicit MessageBar(QWidget *parent = nullptr);

    void setMessage(Kind kind, const QString &title, const QString &detail = {});
    /// Text at the right edge, e.g. "3 / 5".
    void setFigure(const QString &figure);
    void clear() { setMessage(Kind::Idle, {}, {}); }
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString detail() const;
    /// Big: the scan banner (20 pt). Otherwise a strip of normal size.
    void setBig(bool big);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void restyle();
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString symbol() const;

    Kind m_kind = Kind::Idle;
    bool m_big = true;
    QLabel *m_title;
    QLabel *m_detail;
    QLabel *m_figure;
    QWidget *m_symbolSpace;
};

}  // namespace wyh::ui
