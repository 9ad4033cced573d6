// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/keysheet.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/painting.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

class KeyCap final : public QWidget
{
public:
    KeyCap(QString key, QWidget *parent) : QWidget(parent), m_key(std::move(key))
    {
        setFixedSize(keyCapSize(font(), m_key));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawKeyCap(painter, rect(), font(), m_key, tokens(this));
    }

private:
    QString m_key;
};

QLayout *column(const QString &title, const QList<KeyHint> &keys, QWidget *parent)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(7);
    grid->addWidget(makeLabel(LabelRole::Heading, title, parent), 0, 0, 1, 2);
    int row = 1;
    for (const KeyHint &hint : keys) {
        grid->addWidget(new KeyCap(hint.keys, parent), row, 0, Qt::AlignRight | Qt::AlignVCenter);
        QLabel *words = makeLabel(LabelRole::Body, hint.text, parent);
        words->setAccessibleName(hint.keys + u": "_s + hint.text);
        grid->addWidget(words, row, 1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

}  // namespace

KeySheet::KeySheet(const QString &pageTitle, const QList<KeyHint> &pageKeys, const QList<KeyHint> &windowKeys,
                   QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"keySheet"_s);
    setWindowTitle(tr("Keys"));
    setModal(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 16);
    all->setSpacing(16);
    all->addWidget(makeLabel(LabelRole::Title, windowTitle(), this));
    auto *columns = new QHBoxLayout;
    columns->setSpacing(40);
    if (!pageKeys.isEmpty())
        columns->addLayout(column(pageTitle, pageKeys, this));
    columns->addLayout(column(tr("Everywhere"), windowKeys, this));
    all->addLayout(columns);
    auto *row = new QHBoxLayout;
    row->addStretch();
    auto *close = new KeyButton(tr("Close"), QKeySequence(Qt::Key_Escape), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(close);
    all->addLayout(row);
    close->setFocus();
}

}  // namespace wyh::ui
