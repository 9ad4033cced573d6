// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/items/preferences.h"
#include "models/store/desk.h"
#include "ui/page/page.h"
#include "ui/settings/systemservice.h"
#include "ui/widgets/filesaver.h"
#include "ui/widgets/prompt.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace wyh::ui {

class FieldError;
class KeyButton;
class MessageBar;

/// What the page is given; everything outlives it.
struct SettingsServices
{
    items::Preferences &preferences;
    store::Desk &desk;
    Prompt &prompt;
    FileSaver &saver;
    SystemService &system;
};

/// 设置: every change takes effect at once and is kept.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const SettingsServices &services, QWidget *parent = nullptr);
    ~SettingsPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("settings"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("settings"); }
    [[nodiscard]] NavGroup group() const override { return NavGroup::System; }
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    [[nodiscard]] QList<KeyHint> allKeys() const override;
    void activate() override;

public slots:
    /// Shows the preview of the diagnostics; also asked for from the sync centre.
    void showDiagnostics();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Setting
    {
        QLabel *name;
        QLabel *help;
    };
    Setting addSetting(QVBoxLayout *column, QWidget *control, FieldError *error = nullptr);
    QVBoxLayout *addGroup(QVBoxLayout *column, QLabel *&heading);
    void fillChoices();
    void saveRetention();
    void askWipe();
    void retranslate();
    void say(bool good, const QString &todo, const QString &why = {});

    SettingsServices m_services;
    QLabel *m_title;
    MessageBar *m_message;
    QLabel *m_lookHeading = nullptr;
    QLabel *m_workHeading = nullptr;
    QLabel *m_dataHeading = nullptr;
    QComboBox *m_language;
    QComboBox *m_theme;
    QComboBox *m_after;
    QLineEdit *m_days;
    FieldError *m_daysError;
    KeyButton *m_diagnostics;
    KeyButton *m_wipe;
    KeyButton *m_about;
    Setting m_languageWords{}, m_themeWords{}, m_afterWords{}, m_daysWords{}, m_diagnosticsWords{}, m_wipeWords{},
        m_aboutWords{};
};

}  // namespace wyh::ui
