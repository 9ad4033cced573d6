// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/diagnosticsdialog.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "models/items/problemtext.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

DiagnosticsDialog::DiagnosticsDialog(QByteArray content, FileSaver &saver, QWidget *parent)
    : QDialog(parent), m_content(std::move(content)), m_saver(saver), m_result(makeLabel(LabelRole::Muted, {}, this))
{
    setObjectName(u"diagnosticsDialog"_s);
    setWindowTitle(tr("Diagnostics"));
    setModal(true);
    resize(760, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeLabel(LabelRole::Heading, tr("This is all the file contains"), this));
    QLabel *note = makeLabel(
        LabelRole::Muted,
        tr("No names, telephone numbers, addresses or passwords. It is only saved on this PC; you decide who gets it."),
        this);
    note->setWordWrap(true);
    column->addWidget(note);
    auto *text = new QPlainTextEdit(this);
    text->setObjectName(u"preview"_s);
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setTabChangesFocus(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setPlainText(QString::fromUtf8(m_content));
    text->setAccessibleName(tr("Content of the diagnostics file"));
    column->addWidget(text, 1);
    m_result->setWordWrap(true);
    m_result->hide();
    column->addWidget(m_result);
    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *close = new KeyButton(tr("Close"), QKeySequence(Qt::Key_Escape), this);
    auto *save = new KeyButton(tr("Save to a file…"), QKeySequence(Qt::CTRL | Qt::Key_S), this);
    save->setObjectName(u"save"_s);
    save->setPrimary(true);
    row->addWidget(close);
    row->addWidget(save);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this] {
        const QString name =
            u"woyouhuo-diagnostics-%1.txt"_s.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmm"_s));
        m_saver.save(name, tr("Text (*.txt)"), m_content, this, [this](const Result<QString> &saved) {
            m_result->setVisible(saved.ok() || saved.error().code != u"cancelled"_s);
            if (saved.ok())
                m_result->setText(tr("Saved to %1").arg(saved.value()));
            else if (saved.error().code != u"cancelled"_s)
                m_result->setText(items::problemSentence(saved.error()).text());
        });
    });
    save->setFocus();
}

}  // namespace wyh::ui
