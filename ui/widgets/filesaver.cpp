// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filesaver.h"

#include <QDir>
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

}  // namespace wyh::ui
