// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/rescue/rescueflow.h"

#include <QDateTime>
#include <QPointer>

namespace wyh::ui {

using namespace Qt::StringLiterals;

void RescueFlow::save(QObject *context, const std::function<void(const Result<QString> &)> &answer)
{
    Question question;
    question.title = tr("Choose a passphrase for the rescue file");
    question.text =
        tr("Write it down and keep it apart from the file. Without it nobody can open the file, not even us.");
    question.detail = tr("The file holds what you did and names of products; that is why it is encrypted.");
    question.inputLabel = tr("Passphrase, at least 10 characters");
    question.inputAgainLabel = tr("Repeat the passphrase");
    question.inputSecret = true;
    question.inputLeast = 10;
    question.inputRequired = true;
    question.choices = {{u"save"_s, tr("Save…"), Choice::Kind::Primary}};
    m_prompt.ask(question, context, [this, context = QPointer(context), answer](const Answer &given) {
        if (given.cancelled()) {
            answer(makeError(u"cancelled"_s));
            return;
        }
        m_desk.exportRescue(given.input, context, [this, context, answer](const Result<QByteArray> &file) {
            if (!file.ok()) {
                answer(file.error());
                return;
            }
            const QString stamp = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs()).toString(u"yyyyMMdd-HHmm"_s);
            m_saver.save(u"woyouhuo-%1.rescue"_s.arg(stamp), tr("Rescue file (*.rescue)"), *file, context, answer);
        });
    });
}

void RescueFlow::recover(QObject *context, const std::function<void(const Result<store::Imported> &)> &answer)
{
    m_saver.load(tr("Rescue file (*.rescue)"), context,
                 [this, context = QPointer(context), answer](const Result<QByteArray> &file) {
                     if (file.ok())
                         askPassphrase(*file, {}, context, answer);
                     else
                         answer(file.error());
                 });
}

void RescueFlow::askPassphrase(const QByteArray &file, const QString &wrong, QObject *context,
                               const std::function<void(const Result<store::Imported> &)> &answer)
{
    Question question;
    question.title = tr("Type the passphrase of the rescue file");
    question.text = wrong.isEmpty()
                        ? tr("What it holds is sent from this PC, each operation once, however often you recover it.")
                        : wrong;
    question.inputLabel = tr("Passphrase");
    question.inputSecret = true;
    question.inputRequired = true;
    question.choices = {{u"recover"_s, tr("Recover"), Choice::Kind::Primary}};
    m_prompt.ask(question, context, [this, file, context = QPointer(context), answer](const Answer &given) {
        if (given.cancelled()) {
            answer(makeError(u"cancelled"_s));
            return;
        }
        m_desk.importRescue(
            file, given.input, context, [this, file, context, answer](const Result<store::Imported> &imported) {
                if (!imported.ok() && imported.error().code == u"rescue-passphrase"_s)
                    askPassphrase(file, tr("Type it again: this passphrase does not open the file."), context, answer);
                else
                    answer(imported);
            });
    });
}

}  // namespace wyh::ui
