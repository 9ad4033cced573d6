// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settingspage.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "models/domain/shipmentrules.h"
#include "models/items/problemtext.h"
#include "ui/settings/diagnosticsdialog.h"
#include "ui/widgets/fielderror.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/keybutton.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"

namespace wyh::ui {

using namespace Qt::StringLiterals;
using items::Preferences;

SettingsPage::SettingsPage(const SettingsServices &services, QWidget *parent)
    : Page(parent),
      m_services(services),
      m_title(makeLabel(LabelRole::Title, {}, this)),
      m_message(new MessageBar(this)),
      m_language(new QComboBox(this)),
      m_theme(new QComboBox(this)),
      m_after(new QComboBox(this)),
      m_days(new QLineEdit(this)),
      m_daysError(new FieldError(m_days, this)),
      m_diagnostics(new KeyButton(this)),
      m_wipe(new KeyButton(this)),
      m_about(new KeyButton(this))
{
    m_message->setBig(false);
    m_message->hide();
    m_language->setObjectName(u"language"_s);
    m_theme->setObjectName(u"theme"_s);
    m_after->setObjectName(u"afterPicking"_s);
    m_days->setObjectName(u"retentionDays"_s);
    m_diagnostics->setObjectName(u"diagnostics"_s);
    m_wipe->setObjectName(u"wipe"_s);
    m_about->setObjectName(u"about"_s);
    m_diagnostics->setIcon(icon(u"report"_s));
    m_wipe->setIcon(icon(u"database-off"_s, Tone::Exception));
    m_about->setIcon(icon(u"info-circle"_s));
    m_wipe->setProperty("danger", true);
    m_days->setMaxLength(8);
    m_days->setAlignment(Qt::AlignRight);
    for (QWidget *control : QList<QWidget *>{m_language, m_theme, m_after, m_days, m_diagnostics, m_wipe, m_about})
        control->setFixedWidth(240);

    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_message);
    QVBoxLayout *look = addGroup(column, m_lookHeading);
    m_languageWords = addSetting(look, m_language);
    m_themeWords = addSetting(look, m_theme);
    QVBoxLayout *work = addGroup(column, m_workHeading);
    m_afterWords = addSetting(work, m_after);
    QVBoxLayout *local = addGroup(column, m_dataHeading);
    m_daysWords = addSetting(local, m_days, m_daysError);
    m_wipeWords = addSetting(local, m_wipe);
    m_diagnosticsWords = addSetting(local, m_diagnostics);
    m_aboutWords = addSetting(local, m_about);
    column->addStretch();
    content->setMaximumWidth(860);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    fillChoices();
    Preferences &preferences = m_services.preferences;
    m_days->setText(QString::number(preferences.retentionDays()));
    connect(m_language, &QComboBox::activated, this,
            [this](int index) { m_services.preferences.setLanguage(static_cast<Preferences::Language>(index)); });
    connect(m_theme, &QComboBox::activated, this,
            [this](int index) { m_services.preferences.setAppearance(static_cast<Preferences::Appearance>(index)); });
    connect(m_after, &QComboBox::activated, this, [this](int index) {
        m_services.preferences.setAfterPicking(static_cast<Preferences::AfterPicking>(index));
    });
    connect(m_days, &QLineEdit::editingFinished, this, &SettingsPage::saveRetention);
    connect(m_days, &QLineEdit::textEdited, this, [this] { m_daysError->setError({}); });
    // The same choices can be made elsewhere (menus, first run).
    for (const auto signal :
         {&Preferences::languageChanged, &Preferences::appearanceChanged, &Preferences::afterPickingChanged})
        connect(&preferences, signal, this, &SettingsPage::fillChoices);
    connect(m_diagnostics, &QPushButton::clicked, this, &SettingsPage::showDiagnostics);
    connect(m_wipe, &QPushButton::clicked, this, &SettingsPage::askWipe);
    connect(m_about, &QPushButton::clicked, this, [this] { m_services.system.showAbout(window()); });
    retranslate();
}

SettingsPage::~SettingsPage()
{
    // A field that loses the focus while it is destroyed says that editing is finished.
    m_days->disconnect(this);
}

QVBoxLayout *SettingsPage::addGroup(QVBoxLayout *column, QLabel *&heading)
{
    heading = makeLabel(LabelRole::Strong, {}, this);
    heading->setContentsMargins(0, 6, 0, 0);
    column->addWidget(heading);
    QFrame *panel = makePanel(this);
    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(16, 4, 16, 4);
    inside->setSpacing(0);
    column->addWidget(panel);
    return inside;
}

SettingsPage::Setting SettingsPage::addSetting(QVBoxLayout *column, QWidget *control, FieldError *error)
{
    if (column->count() > 0) {
        QFrame *rule = makeRule(this);
        column->addWidget(rule);
    }
    Setting setting{makeLabel(LabelRole::Body, {}, this), makeLabel(LabelRole::Muted, {}, this)};
    setting.help->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(setting.name);
    words->addWidget(setting.help);
    auto *field = new QVBoxLayout;
    field->setSpacing(2);
    field->addWidget(control);
    if (error) {
        error->setFixedWidth(240);
        field->addWidget(error);
    }
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 9, 0, 9);
    row->setSpacing(24);
    row->addLayout(words, 1);
    row->addLayout(field);
    row->setAlignment(field, Qt::AlignVCenter);
    column->addLayout(row);
    return setting;
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

QList<KeyHint> SettingsPage::keyHints() const
{
    return {{u"Tab"_s, tr("Next setting")}, {u"↑ ↓"_s, tr("Choose")}};
}

QList<KeyHint> SettingsPage::allKeys() const
{
    return {{u"Tab"_s, tr("Next setting")},
            {u"Shift+Tab"_s, tr("Previous setting")},
            {u"↑ ↓"_s, tr("Choose")},
            {u"Space"_s, tr("Open the list, press the button")},
            {u"Enter"_s, tr("Take what was typed")}};
}

void SettingsPage::activate()
{
    m_language->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::fillChoices()
{
    const auto fill = [](QComboBox *box, const QStringList &words, int current) {
        if (box->count() == 0)
            box->addItems(words);
        for (int i = 0; i < words.size(); ++i)
            box->setItemText(i, words.at(i));
        box->setCurrentIndex(current);
    };
    const Preferences &preferences = m_services.preferences;
    fill(m_language, {tr("System language"), u"简体中文"_s, u"English"_s}, static_cast<int>(preferences.language()));
    fill(m_theme, {tr("As the system"), tr("Light"), tr("Dark")}, static_cast<int>(preferences.appearance()));
    fill(m_after, {tr("Ask each time"), tr("Go to shipping"), tr("Next order")},
         static_cast<int>(preferences.afterPicking()));
}

void SettingsPage::saveRetention()
{
    const auto days = parseQuantity(m_days->text());
    if (!days.ok() || days.value() < Preferences::kLeastRetention || days.value() > Preferences::kMostRetention) {
        m_daysError->setError(tr("Enter a whole number of days from %1 to %2.")
                                  .arg(Preferences::kLeastRetention)
                                  .arg(Preferences::kMostRetention));
        return;
    }
    m_daysError->setError({});
    m_days->setText(QString::number(days.value()));
    m_services.preferences.setRetentionDays(days.value());
}

void SettingsPage::showDiagnostics()
{
    m_services.system.diagnostics(this, [this](const QByteArray &content) {
        auto *dialog = new DiagnosticsDialog(content, m_services.saver, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void SettingsPage::askWipe()
{
    Question question;
    question.title = tr("Remove the orders stored on this PC?");
    question.text =
        tr("They are loaded again from the platform at once, if it can be reached. Without a network the lists stay "
           "empty until then.");
    const store::OutboxCounts counts = m_services.desk.counts();
    if (counts.waiting + counts.attention > 0)
        question.detail =
            tr("Your %n unconfirmed operation(s) are not touched.", nullptr, counts.waiting + counts.attention);
    question.choices = {{u"wipe"_s, tr("Remove and load again"), Choice::Kind::Danger}};
    m_services.prompt.ask(question, this, [this](const Answer &answer) {
        if (answer.cancelled())
            return;
        m_wipe->setEnabled(false);
        m_services.system.wipeCache(this, [this](const Status &status) {
            m_wipe->setEnabled(true);
            const items::Sentence sentence =
                status.ok() ? items::Sentence{tr("Removed. The orders are being loaded again."), {}}
                            : items::problemSentence(status.error());
            say(status.ok(), sentence.todo, sentence.why);
        });
    });
}

void SettingsPage::say(bool good, const QString &todo, const QString &why)
{
    m_message->setMessage(good ? MessageBar::Kind::Good : MessageBar::Kind::Wrong, todo, why);
    m_message->show();
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsPage::retranslate()
{
    m_title->setText(title());
    m_lookHeading->setText(tr("Appearance"));
    m_workHeading->setText(tr("Work"));
    m_dataHeading->setText(tr("Data on this PC"));
    const auto put = [](const Setting &setting, QWidget *control, const QString &name, const QString &help) {
        setting.name->setText(name);
        setting.name->setBuddy(control);
        setting.help->setText(help);
        setting.help->setVisible(!help.isEmpty());
        control->setAccessibleName(name);
    };
    put(m_languageWords, m_language, tr("Language"), tr("Takes effect at once."));
    put(m_themeWords, m_theme, tr("Light or dark"), {});
    put(m_afterWords, m_after, tr("After an order is picked"),
        tr("What happens when the last piece has been scanned."));
    put(m_daysWords, m_days, tr("Keep recipients for (days)"),
        tr("Names, telephone numbers and addresses of shipped orders are removed from this PC afterwards. 7 to 365."));
    put(m_wipeWords, m_wipe, tr("Orders stored on this PC"),
        tr("They let you work without a network. Your own operations are kept apart and not removed with them."));
    put(m_diagnosticsWords, m_diagnostics, tr("Diagnostics for support"),
        tr("You see everything it contains before it is saved."));
    put(m_aboutWords, m_about, tr("About WoYouHuo"), {});
    m_wipe->setLabel(tr("Remove and load again…"));
    m_diagnostics->setLabel(tr("Show diagnostics…"));
    m_about->setLabel(tr("Version and licences"));
    fillChoices();
}

}  // namespace wyh::ui
