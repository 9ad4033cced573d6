// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/askpanel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QShortcut>

#include "ui/widgets/fielderror.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"

namespace wyh::ui {

namespace {
constexpr int kFieldItems = 2;  ///< the name of the field and the field; the rest of their row is made anew
}

AskPanel::AskPanel(QWidget *parent)
    : QFrame(parent),
      m_title(makeLabel(LabelRole::Heading, {}, this)),
      m_text(makeLabel(LabelRole::Body, {}, this)),
      m_fieldLabel(makeLabel(LabelRole::Body, {}, this)),
      m_field(new QLineEdit(this)),
      m_fieldError(new FieldError(m_field, this)),
      m_entries(new QListWidget(this)),
      m_quick(new QHBoxLayout),
      m_buttons(new QHBoxLayout),
      m_askForText(new QShortcut(Qt::CTRL | Qt::Key_Return, this))
{
    hide();
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_fieldLabel->setBuddy(m_field);
    m_field->setMaxLength(200);
    m_field->installEventFilter(this);
    m_entries->installEventFilter(this);
    m_entries->setProperty("choices", true);
    m_quick->setSpacing(6);
    m_buttons->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 12);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_text);
    // All in one row, with what is written most beside the field: what is asked about must stay in sight below.
    m_quick->addWidget(m_fieldLabel);
    m_quick->addWidget(m_field, 1);
    column->addLayout(m_quick);
    column->addWidget(m_fieldError);
    column->addWidget(m_entries);
    column->addLayout(m_buttons);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_fieldError->setError({});
        for (QWidget *button : std::as_const(m_needText))
            button->setEnabled(!text.trimmed().isEmpty());
        m_askForText->setEnabled(!m_needText.isEmpty() && text.trimmed().isEmpty());
    });
    m_askForText->setEnabled(false);
    connect(m_askForText, &QShortcut::activated, this, &AskPanel::accept);
    connect(m_entries, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        const QString question = m_question.id;
        const QString entry = item->data(Qt::UserRole).toString();
        dismiss();
        emit chosen(question, entry);
    });
}

void AskPanel::ask(const Question &question)
{
    for (QWidget *widget : m_made) {
        widget->hide();  // at once: two buttons with one key would both lose it
        widget->deleteLater();
    }
    m_made.clear();
    m_needText.clear();
    m_askForText->setEnabled(false);
    while (QLayoutItem *item = m_quick->takeAt(kFieldItems))
        delete item;
    while (QLayoutItem *item = m_buttons->takeAt(0))
        delete item;
    m_question = question;
    m_title->setText(question.title);
    m_text->setText(question.text);
    m_text->setVisible(!question.text.isEmpty());
    m_fieldLabel->setText(question.field);
    m_fieldLabel->setVisible(!question.field.isEmpty());
    m_field->setVisible(!question.field.isEmpty());
    m_field->clear();
    m_field->setAccessibleName(question.field);
    m_fieldError->setError({});
    for (const QString &text : question.quick) {
        auto *button = new KeyButton(text, {}, this);
        connect(button, &QPushButton::clicked, this, [this, text] {
            m_field->setText(text);
            m_field->setFocus();
        });
        m_quick->addWidget(button);
        m_made.append(button);
    }
    m_entries->clear();
    for (const Entry &entry : question.entries) {
        auto *item = new QListWidgetItem(entry.text, m_entries);
        item->setData(Qt::UserRole, entry.id);
        item->setToolTip(plainToolTip(entry.text));
        item->setSizeHint(QSize(100, QFontMetrics(font()).height() + 12));
    }
    const int shown = std::min(5, static_cast<int>(question.entries.size()));
    m_entries->setFixedHeight(shown * (QFontMetrics(font()).height() + 12) + 4);
    m_entries->setVisible(!question.entries.isEmpty());
    for (const Option &option : question.options) {
        auto *button = new KeyButton(option.text, option.key, this);
        button->setPrimary(option.weight == Weight::Main);
        button->setProperty("danger", option.weight == Weight::Grave);
        button->setObjectName(option.id);
        if (option.needsText) {
            button->setEnabled(false);
            m_needText.append(button);
            m_askForText->setEnabled(true);
        }
        connect(button, &QPushButton::clicked, this, [this, option] { answer(option); });
        m_buttons->addWidget(button);
        m_made.append(button);
    }
    m_buttons->addStretch();
    setAccessibleName(question.title + QLatin1Char(' ') + question.text);
    show();
    update();
    emit askingChanged(true);
    if (!question.field.isEmpty())
        m_field->setFocus();
}

void AskPanel::dismiss()
{
    if (!isAsking())
        return;
    hide();
    emit askingChanged(false);
    emit dismissed(m_question.id);
}

void AskPanel::accept()
{
    for (const Option &option : m_question.options) {
        if (option.weight != Weight::Plain && isAsking()) {
            answer(option);
            return;
        }
    }
}

void AskPanel::answer(const Option &option)
{
    const QString text = m_field->text().trimmed();
    if (option.needsText && text.isEmpty()) {
        m_fieldError->setError(tr("Please say why."));
        m_field->setFocus();
        return;
    }
    const QString question = m_question.id;
    dismiss();
    emit answered(question, option.id, text);
}

bool AskPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
        accept();
        return true;
    }
    if (enter && watched == m_field)
        return true;  // a scan into the reason must not answer
    if (enter && watched == m_entries && m_entries->currentItem()) {
        emit m_entries->itemClicked(m_entries->currentItem());
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        dismiss();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void AskPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void AskPanel::paintEvent(QPaintEvent *)
{
    const Tokens &look = tokens(this);
    const ToneColors &colors = look.tone(m_question.tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.line);
    painter.setBrush(colors.soft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

}  // namespace wyh::ui
