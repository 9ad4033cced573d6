// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QPointer>

namespace wyh::ui {

/// The error of one field, standing below it: marks the field, describes it to assistive technology, takes no room
/// while there is none.
class FieldError : public QLabel
{
    Q_OBJECT

public:
    explicit FieldError(QWidget *field, QWidget *parent = nullptr);

    /// Empty: the field is right.
    void setError(const QString &sentence);
    [[nodiscard]] bool hasError() const { return !text().isEmpty(); }
    [[nodiscard]] QWidget *field() const { return m_field; }

private:
    QPointer<QWidget> m_field;
};

}  // namespace wyh::ui
