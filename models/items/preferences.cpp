// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/preferences.h"

#include <QSettings>

namespace wyh::items {

using namespace Qt::StringLiterals;

namespace {

const QString kLanguage = QStringLiteral("language");
const QString kTheme = QStringLiteral("theme");
const QString kAfterPicking = QStringLiteral("after_picking");
const QString kRetention = QStringLiteral("retention_days");
const QString kOffline = QStringLiteral("work_offline");
const QString kAddress = QStringLiteral("account/address");
const QString kLogin = QStringLiteral("account/login");

/// The index of a stored word in the list of words; 0 when it is none of them.
template <class Enum>
Enum fromWord(const QString &word, std::initializer_list<const char *> words)
{
    int index = 0;
    for (const char *each : words) {
        if (word == QLatin1String(each))
            return static_cast<Enum>(index);
        ++index;
    }
    return static_cast<Enum>(0);
}

template <class Enum>
QString toWord(Enum value, std::initializer_list<const char *> words)
{
    return QString::fromLatin1(*(words.begin() + static_cast<int>(value)));
}

constexpr std::initializer_list<const char *> kLanguages = {"system", "zh_CN", "en"};
constexpr std::initializer_list<const char *> kThemes = {"system", "light", "dark"};
constexpr std::initializer_list<const char *> kAfter = {"ask", "ship", "next"};

}  // namespace

Preferences::Preferences(const QString &iniPath, QObject *parent)
    : QObject(parent), m_file(std::make_unique<QSettings>(iniPath, QSettings::IniFormat))
{
}

Preferences::~Preferences() = default;

Preferences::Language Preferences::language() const
{
    return fromWord<Language>(m_file->value(kLanguage).toString(), kLanguages);
}

void Preferences::setLanguage(Language language)
{
    if (language == this->language())
        return;
    m_file->setValue(kLanguage, toWord(language, kLanguages));
    emit languageChanged();
}

Preferences::Appearance Preferences::appearance() const
{
    return fromWord<Appearance>(m_file->value(kTheme).toString(), kThemes);
}

void Preferences::setAppearance(Appearance appearance)
{
    if (appearance == this->appearance())
        return;
    m_file->setValue(kTheme, toWord(appearance, kThemes));
    emit appearanceChanged();
}

Preferences::AfterPicking Preferences::afterPicking() const
{
    return fromWord<AfterPicking>(m_file->value(kAfterPicking).toString(), kAfter);
}

void Preferences::setAfterPicking(AfterPicking what)
{
    if (what == afterPicking())
        return;
    m_file->setValue(kAfterPicking, toWord(what, kAfter));
    emit afterPickingChanged();
}

int Preferences::retentionDays() const
{
    bool ok = false;
    const int days = m_file->value(kRetention).toInt(&ok);
    return ok && days >= kLeastRetention && days <= kMostRetention ? days : kUsualRetention;
}

void Preferences::setRetentionDays(int days)
{
    const int clamped = qBound(kLeastRetention, days, kMostRetention);
    if (clamped == retentionDays())
        return;
    m_file->setValue(kRetention, clamped);
    emit retentionDaysChanged();
}

bool Preferences::workOffline() const
{
    return m_file->value(kOffline, false).toBool();
}

void Preferences::setWorkOffline(bool offline)
{
    if (offline == workOffline())
        return;
    m_file->setValue(kOffline, offline);
    emit workOfflineChanged();
}

QString Preferences::platformAddress() const
{
    return m_file->value(kAddress).toString();
}

QString Preferences::login() const
{
    return m_file->value(kLogin).toString();
}

void Preferences::rememberAccount(const QString &address, const QString &login)
{
    m_file->setValue(kAddress, address);
    m_file->setValue(kLogin, login);
}

QByteArray Preferences::look(const QString &name) const
{
    return QByteArray::fromBase64(m_file->value(u"look/"_s + name).toByteArray());
}

void Preferences::setLook(const QString &name, const QByteArray &bytes)
{
    m_file->setValue(u"look/"_s + name, bytes.toBase64());
}

QString Preferences::localeName(const QString &systemLocale) const
{
    switch (language()) {
        case Language::Chinese:
            return u"zh_CN"_s;
        case Language::English:
            return u"en"_s;
        case Language::System:
            break;
    }
    return systemLocale.startsWith(u"zh"_s) ? u"zh_CN"_s : u"en"_s;
}

}  // namespace wyh::items
