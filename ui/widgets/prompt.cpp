// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/prompt.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>
#include <memory>

#include "ui/widgets/fielderror.h"
#include "ui/widgets/fittingdialog.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

class PromptDialog final : public FittingDialog
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::PromptDialog)

public:
    PromptDialog(const Question &question, QWidget *window) : FittingDialog(window)
    {
        setObjectName(u"prompt"_s);
        setWindowTitle(question.title);
        setModal(true);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(24, 20, 24, 16);
        column->setSpacing(kGrid);
        const auto add = [&](LabelRole role, const QString &text) {
            if (text.isEmpty())
                return;
            QLabel *label = makeLabel(role, text, this);
            label->setWordWrap(true);
            label->setMinimumWidth(380);
            label->setMaximumWidth(560);
            column->addWidget(label);
        };
        add(LabelRole::Heading, question.title);
        add(LabelRole::Body, question.text);
        add(LabelRole::Muted, question.detail);
        if (!question.inputLabel.isEmpty()) {
            column->addWidget(makeLabel(LabelRole::Muted, question.inputLabel, this));
            m_input = new QLineEdit(question.inputSuggestion, this);
            m_input->setAccessibleName(question.inputLabel);
            m_input->setMaxLength(500);
            m_secret = question.inputSecret;
            m_least = question.inputLeast;
            if (m_secret)
                m_input->setEchoMode(QLineEdit::Password);
            column->addWidget(m_input);
            m_error = new FieldError(m_input, this);
            column->addWidget(m_error);
            if (!question.inputAgainLabel.isEmpty()) {
                column->addWidget(makeLabel(LabelRole::Muted, question.inputAgainLabel, this));
                m_again = new QLineEdit(this);
                m_again->setAccessibleName(question.inputAgainLabel);
                m_again->setMaxLength(500);
                m_again->setEchoMode(m_input->echoMode());
                column->addWidget(m_again);
                m_againError = new FieldError(m_again, this);
                column->addWidget(m_againError);
            }
        }
        m_required = question.inputRequired;
        column->addSpacing(kGrid);
        auto *row = new QHBoxLayout;
        row->addStretch();
        auto *cancel = new KeyButton(tr("Cancel"), QKeySequence(Qt::Key_Escape), this);
        cancel->setObjectName(u"cancel"_s);
        connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
        row->addWidget(cancel);
        for (const Choice &choice : question.choices) {
            auto *button = new KeyButton(
                choice.text,
                choice.kind == Choice::Kind::Primary ? QKeySequence(Qt::CTRL | Qt::Key_Return) : QKeySequence(), this);
            button->setObjectName(choice.id);
            button->setPrimary(choice.kind == Choice::Kind::Primary);
            button->setProperty("danger", choice.kind == Choice::Kind::Danger);
            connect(button, &QPushButton::clicked, this, [this, id = choice.id] { take(id); });
            row->addWidget(button);
        }
        column->addLayout(row);
        if (m_input) {
            m_input->setFocus();
            m_input->selectAll();
        } else {
            cancel->setFocus();
        }
    }

    [[nodiscard]] Answer answer() const { return {m_choice, input()}; }

private:
    /// A passphrase counts as it was typed.
    [[nodiscard]] QString input() const
    {
        if (!m_input)
            return {};
        return m_secret ? m_input->text() : cleanScan(m_input->text());
    }

    void refuse(QLineEdit *edit, const QString &why)
    {
        m_error->setError(edit == m_input ? why : QString());
        if (m_againError)
            m_againError->setError(edit == m_again ? why : QString());
        edit->setFocus();
        edit->selectAll();
    }

    void take(const QString &id)
    {
        if (m_input && m_required && input().isEmpty()) {
            refuse(m_input,
                   m_secret ? tr("Please type the passphrase first.") : tr("Please write a few words here first."));
            return;
        }
        if (m_input && input().size() < m_least) {
            refuse(m_input, tr("Please type at least %n character(s).", nullptr, m_least));
            return;
        }
        if (m_again && m_again->text() != m_input->text()) {
            refuse(m_again, tr("Please type the same in both lines."));
            return;
        }
        m_choice = id;
        accept();
    }

    QLineEdit *m_input = nullptr;
    QLineEdit *m_again = nullptr;
    bool m_secret = false;
    int m_least = 0;
    FieldError *m_error = nullptr;
    FieldError *m_againError = nullptr;
    bool m_required = false;
    QString m_choice;
};

}  // namespace

void DialogPrompt::ask(const Question &question, QObject *context, Callback answer)
{
    auto *dialog = new PromptDialog(question, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, context,
                     [dialog, answer = std::move(answer)](int) { answer(dialog->answer()); });
    dialog->open();
}

}  // namespace wyh::ui
