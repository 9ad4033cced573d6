// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filesaver.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QSaveFile>
#include <QStandardPaths>
#include <memory>

namespace wyh::ui {

using namespace Qt::StringLiterals;

Result<QString> writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool good = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
    if (!good)
        return makeError(u"file-not-written"_s, file.errorString(), {{u"path"_s, QDir::toNativeSeparators(path)}});
    return QDir::toNativeSeparators(path);
}

void DialogFileSaver::save(const QString &suggestedName, const QString &filter, const QByteArray &content,
                           QObject *context, Callback answer)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_window, QString(), QDir(folder).filePath(suggestedName), filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, context, [dialog, content, answer = std::move(answer)](int result) {
        const QStringList chosen = dialog->selectedFiles();
        if (result != QDialog::Accepted || chosen.isEmpty())
            answer(makeError(u"cancelled"_s));
        else
            answer(writeFile(chosen.first(), content));
    });
    dialog->open();
}

Result<QByteArray> readFile(const QString &path)
{
    constexpr qint64 kMost = 256LL * 1024 * 1024;
    QFile file(path);
    const bool open = file.open(QIODevice::ReadOnly) && file.size() <= kMost;
    const QByteArray content = open ? file.readAll() : QByteArray();
    if (!open || file.error() != QFileDevice::NoError)
        return makeError(u"file-not-read"_s, file.errorString(), {{u"path"_s, QDir::toNativeSeparators(path)}});
    return content;
}

void DialogFileSaver::load(const QString &filter, QObject *context, Loaded answer)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_window, QString(), folder, filter);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, context, [dialog, answer = std::move(answer)](int result) {
        const QStringList chosen = dialog->selectedFiles();
        if (result != QDialog::Accepted || chosen.isEmpty())
            answer(makeError(u"cancelled"_s));
        else
            answer(readFile(chosen.first()));
    });
    dialog->open();
}

}  // namespace wyh::ui
