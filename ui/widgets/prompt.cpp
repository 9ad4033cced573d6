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
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scanedit.h"
#include "ui/widgets/tokens.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

class PromptDialog final : public QDialog
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::PromptDialog)

public:
    PromptDialog(const Question &question, QWidget *window) : QDialog(window)
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
            column->addWidget(m_input);
            m_error = new FieldError(m_input, this);
            column->addWidget(m_error);
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

    [[nodiscard]] Answer answer() const { return {m_choice, m_input ? cleanScan(m_input->text()) : QString()}; }

private:
    void take(const QString &id)
    {
        if (m_input && m_required && cleanScan(m_input->text()).isEmpty()) {
            m_error->setError(tr("Please write a few words here first."));
            m_input->setFocus();
            return;
        }
        m_choice = id;
        accept();
    }

    QLineEdit *m_input = nullptr;
    FieldError *m_error = nullptr;
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
