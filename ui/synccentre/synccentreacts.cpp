// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
// What the sync centre does when the user decides about an operation.
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QTableView>
#include <memory>

#include "models/items/operationtext.h"
#include "models/items/redo.h"
#include "ui/synccentre/operationdetails.h"
#include "ui/synccentre/synccentrepage.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

void SyncCentrePage::say(bool good, const QString &todo, const QString &why)
{
    m_message->setMessage(good ? MessageBar::Kind::Good : MessageBar::Kind::Wrong, todo, why);
    m_message->show();
}

void SyncCentrePage::act(OperationAction action)
{
    const store::OpRow *current = currentRow();
    if (!current)
        return;
    const store::OpRow row = *current;
    switch (action) {
        case OperationAction::ViewOrder:
            emit goTo(std::holds_alternative<ShipOp>(row.operation.payload) ? u"shipping"_s : u"picking"_s,
                      orderOfLane(row.operation.lane).value);
            break;
        case OperationAction::ShipAgain:
            emit redoShipment(row);
            break;
        case OperationAction::DoOver:
            doOver(row);
            break;
        case OperationAction::Recall:
            recall(row);
            break;
        case OperationAction::Restore:
            restore(row);
            break;
        case OperationAction::Acknowledge:
            acknowledge(row);
            break;
        case OperationAction::Discard:
            discard(row);
            break;
        case OperationAction::SendAgain:
            sendAgain({row.operation.id}, tr("It waits to be sent again."));
            break;
        case OperationAction::SendAllAgain:
            sendAllAgain(row);
            break;
        case OperationAction::CopyText:
            QGuiApplication::clipboard()->setText(items::operationAsText(row));
            say(true, tr("Copied."));
            break;
    }
}

void SyncCentrePage::acknowledge(const store::OpRow &row)
{
    if (row.state == store::OpState::Done) {
        m_services.desk.acknowledgeNote(row.operation.id, this,
                                        [this](const Status &status) { answered(status, tr("Read.")); });
        return;
    }
    m_services.desk.closeOperation(row.operation.id, acknowledgedReason(row), this, [this](const Status &status) {
        answered(status, tr("Closed; it can be restored from the bin for 30 days."));
    });
}

void SyncCentrePage::answered(const Status &status, const QString &good)
{
    const items::Sentence sentence = status.ok() ? items::Sentence{good, {}} : items::problemSentence(status.error());
    say(status.ok(), sentence.todo, sentence.why);
}

void SyncCentrePage::doOver(const store::OpRow &row)
{
    // What the button said: the pane may be reading the record anew.
    const auto redo = items::redoFor(row, m_model.platformNow(row.operation.id));
    if (!redo)
        return;
    m_services.desk.record(redo->acts, this, [this](const Result<store::Recorded, Problem> &recorded) {
        if (recorded.ok()) {
            say(true, tr("Recorded; the old operation is closed."));
            m_services.sync.syncNow();
            return;
        }
        const items::Sentence sentence = items::problemSentence(recorded.error());
        say(false, sentence.todo, sentence.why);
    });
}

void SyncCentrePage::recall(const store::OpRow &row)
{
    const QString note = items::dealerNote(row);
    Question question;
    question.title = tr("Recall the parcel of order %1?").arg(row.orderNumber);
    question.text = tr("Stop it at the courier. This note for the dealer is copied, and the operation is closed:");
    question.detail = note;
    question.inputLabel = tr("What was agreed with the courier or the dealer");
    question.inputRequired = true;
    question.choices = {{u"recall"_s, tr("Copy the note and close"), Choice::Kind::Primary}};
    m_services.prompt.ask(question, this, [this, id = row.operation.id, note](const Answer &answer) {
        m_table->setFocus(Qt::OtherFocusReason);
        if (answer.cancelled())
            return;
        QGuiApplication::clipboard()->setText(note);
        m_services.desk.closeOperation(
            id, tr("Parcel recalled: %1").arg(answer.input), this, [this](const Status &status) {
                answered(status, tr("The note for the dealer is copied; paste it into your message."));
            });
    });
}

void SyncCentrePage::restore(const store::OpRow &row)
{
    m_services.desk.restoreOperation(row.operation.id, this, [this](const Status &status) {
        answered(status, tr("Restored: it needs attention again. Nothing was sent."));
    });
}

void SyncCentrePage::discard(const store::OpRow &row)
{
    Question question;
    question.title = tr("Discard \"%1\"?").arg(items::operationTitle(row));
    question.text =
        tr("It will not be sent any more. It stays in the bin with your reason and can be restored for 30 days.");
    question.detail = items::operationWords(row).text();
    question.inputLabel = tr("Reason (required)");
    question.inputRequired = true;
    question.choices = {{u"discard"_s, tr("Discard"), Choice::Kind::Danger}};
    m_services.prompt.ask(question, this, [this, id = row.operation.id](const Answer &answer) {
        m_table->setFocus(Qt::OtherFocusReason);
        if (answer.cancelled())
            return;
        m_services.desk.closeOperation(id, answer.input, this,
                                       [this](const Status &status) { answered(status, tr("Discarded.")); });
    });
}

void SyncCentrePage::sendAgain(const QList<OpId> &ops, const QString &good)
{
    m_services.desk.sendAgain(ops, this, [this, good](const Status &status) {
        answered(status, good);
        if (status.ok())
            m_services.sync.syncNow();
    });
}

void SyncCentrePage::sendAllAgain(const store::OpRow &row)
{
    const QList<OpId> released = m_model.releasedOf(row.operation.lane);
    sendAgain(released, tr("%n operation(s) wait to be sent again.", nullptr, static_cast<int>(released.size())));
}

void SyncCentrePage::exportUnsent()
{
    m_rescue.save(this, [this](const Result<QString> &saved) {
        if (saved.ok()) {
            say(true, tr("Saved to %1").arg(saved.value()), tr("Nothing was removed; the operations are still here."));
        } else if (saved.error().code != u"cancelled"_s) {
            const items::Sentence sentence = items::problemSentence(saved.error());
            say(false, sentence.todo, sentence.why);
        }
    });
}

void SyncCentrePage::recover()
{
    m_rescue.recover(this, [this](const Result<store::Imported> &imported) {
        if (imported.ok()) {
            say(true, tr("%n operation(s) came back and are sent now.", nullptr, imported->added),
                imported->known > 0 ? tr("%n of the file were here already.", nullptr, imported->known) : QString());
            m_services.sync.syncNow();
        } else if (imported.error().code != u"cancelled"_s) {
            const items::Sentence sentence = items::problemSentence(imported.error());
            say(false, sentence.todo, sentence.why);
        }
    });
}

}  // namespace wyh::ui
