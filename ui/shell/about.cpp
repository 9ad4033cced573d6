// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/about.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QSysInfo>
#include <QVBoxLayout>

#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

QString versionLine()
{
    return u"WoYouHuo " WYH_VERSION ", Qt %1, %2"_s.arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName());
}

AboutDialog::AboutDialog(QWidget *parent) : FittingDialog(parent)
{
    setObjectName(u"about"_s);
    setWindowTitle(tr("About WoYouHuo"));
    setModal(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(8);
    column->addWidget(makeLabel(LabelRole::Title, tr("WoYouHuo"), this));
    auto *version = new CopyLabel(this);
    version->setText(versionLine());
    version->setWhat(tr("Version"));
    column->addWidget(version);
    column->addWidget(makeLabel(LabelRole::Muted, tr("Apache License 2.0. © 2026 WoYouHuo contributors"), this));
    column->addSpacing(8);
    column->addWidget(makeLabel(LabelRole::Heading, tr("Made with"), this));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(5);
    const char *const parts[][2] = {
        {"Qt", "LGPL-3.0-only"}, {"SQLite", "Public domain"},    {"cpp-httplib", "MIT"}, {"OpenSSL", "Apache-2.0"},
        {"libsodium", "ISC"},    {"QtKeychain", "BSD-3-Clause"}, {"zlib", "Zlib"},       {"Tabler Icons", "MIT"}};
    int row = 0;
    for (const auto &part : parts) {
        grid->addWidget(makeLabel(LabelRole::Body, QString::fromLatin1(part[0]), this), row, 0);
        grid->addWidget(makeLabel(LabelRole::Muted, QString::fromLatin1(part[1]), this), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    QLabel *note =
        makeLabel(LabelRole::Muted,
                  tr("Qt is used as separate libraries under the LGPL; you may replace them with your own build. "
                     "The licence texts are installed beside the program."),
                  this);
    note->setWordWrap(true);
    note->setMinimumWidth(420);
    column->addWidget(note);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *close = new KeyButton(tr("Close"), QKeySequence(Qt::Key_Escape), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(close);
    column->addSpacing(8);
    column->addLayout(buttons);
    close->setFocus();
}

}  // namespace wyh::ui
