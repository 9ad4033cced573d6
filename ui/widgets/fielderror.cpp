// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fielderror.h"

#include <QStyle>

namespace wyh::ui {

using namespace Qt::StringLiterals;

FieldError::FieldError(QWidget *field, QWidget *parent)
    : QLabel(parent ? parent : field->parentWidget()), m_field(field)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setProperty("role", u"error"_s);
    setVisible(false);
}

void FieldError::setError(const QString &sentence)
{
    if (sentence == text())
        return;
    setText(sentence);
    setVisible(!sentence.isEmpty());
    if (!m_field)
        return;
    m_field->setAccessibleDescription(sentence);
    m_field->setProperty("invalid", !sentence.isEmpty());
    m_field->style()->unpolish(m_field);
    m_field->style()->polish(m_field);
}

}  // namespace wyh::ui
