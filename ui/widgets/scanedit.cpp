// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/scanedit.h"

#include <QKeyEvent>

namespace wyh::ui {

QString cleanScan(const QString &text)
{
    const QString normal = text.normalized(QString::NormalizationForm_KC);
    QString out;
    out.reserve(normal.size());
    for (const QChar c : normal) {
        if (c.category() == QChar::Other_Control)
            out.append(u' ');  // two codes that were pasted with a line break between them do not make one
        else if (c.category() != QChar::Other_Format)
            out.append(c);
    }
    return out.trimmed();
}

ScanEdit::ScanEdit(QWidget *parent) : QLineEdit(parent)
{
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhPreferLatin);
    setMaxLength(256);
    setContextMenuPolicy(Qt::DefaultContextMenu);
}

QVariant ScanEdit::inputMethodQuery(Qt::InputMethodQuery query) const
{
    // WA_InputMethodEnabled has no effect on QLineEdit in Qt 6: it answers this itself.
    if (query == Qt::ImEnabled)
        return false;
    return QLineEdit::inputMethodQuery(query);
}

void ScanEdit::inputMethodEvent(QInputMethodEvent *event)
{
    // A composition that was under way when the focus came here must not be lost silently: take what was committed.
    if (!event->commitString().isEmpty())
        insert(event->commitString());
    event->accept();
}

void ScanEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
    if (event->isAutoRepeat() || event->modifiers().testFlag(Qt::ControlModifier)) {
        event->setAccepted(event->isAutoRepeat());
        return;
    }
    const QString code = cleanScan(text());
    if (m_keep)
        selectAll();
    else
        clear();
    if (code.isEmpty())
        emit emptyReturn();
    else
        emit scanned(code);
}

}  // namespace wyh::ui
