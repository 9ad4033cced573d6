// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <memory>

class QSettings;

namespace wyh::items {

/// What the user chose, in one ini file at a path the caller gives. Nothing secret. Unreadable or out-of-range values
/// count as not chosen. GUI thread.
class Preferences : public QObject
{
    Q_OBJECT

public:
    enum class Language { System, Chinese, English };
    enum class Appearance { System, Light, Dark };
    enum class AfterPicking { Ask, Ship, Next };

    static constexpr int kLeastRetention = 7;
    static constexpr int kMostRetention = 365;
    static constexpr int kUsualRetention = 30;

    explicit Preferences(const QString &iniPath, QObject *parent = nullptr);
    ~Preferences() override;

    [[nodiscard]] Language language() const;
    void setLanguage(Language language);
    [[nodiscard]] Appearance appearance() const;
    void setAppearance(Appearance appearance);
    [[nodiscard]] AfterPicking afterPicking() const;
    void setAfterPicking(AfterPicking what);
    /// Days after which recipients of shipped orders are blanked on this PC.
    [[nodiscard]] int retentionDays() const;
    void setRetentionDays(int days);  ///< clamped to what is allowed
    [[nodiscard]] bool workOffline() const;
    void setWorkOffline(bool offline);
    /// The account that is offered at the next sign-in; no password.
    [[nodiscard]] QString platformAddress() const;
    [[nodiscard]] QString login() const;
    void rememberAccount(const QString &address, const QString &login);

    /// Window geometry, columns, splitters: opaque bytes by name ("window", "page/picking").
    [[nodiscard]] QByteArray look(const QString &name) const;
    void setLook(const QString &name, const QByteArray &bytes);

    /// The locale name of the chosen language: "zh_CN" or "en"; System takes the given one of the system.
    [[nodiscard]] QString localeName(const QString &systemLocale) const;

signals:
    void languageChanged();
    void appearanceChanged();
    void afterPickingChanged();
    void retentionDaysChanged();
    void workOfflineChanged();

private:
    std::unique_ptr<QSettings> m_file;
};

}  // namespace wyh::items
