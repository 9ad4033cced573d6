// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/translator.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace wyh::desktop {

using namespace Qt::StringLiterals;

Translator::Translator(QObject *parent) : QObject(parent) {}

Translator::~Translator()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

QString Translator::systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    const bool chinese = !wanted.isEmpty() && wanted.first().startsWith("zh"_L1);
    return chinese ? u"zh_CN"_s : u"en"_s;
}

void Translator::setLanguage(const QString &language)
{
    const QString wanted = language.isEmpty() ? systemLanguage() : language;
    if (wanted == m_language)
        return;
    m_language = wanted;
    QLocale::setDefault(wanted == "zh_CN"_L1 ? QLocale(QLocale::Chinese, QLocale::China)
                                             : QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    // A loaded file counts even when it is empty: a message without translation shows its source text.
    if (m_qt.load(u"qtbase_"_s + wanted, u":/i18n"_s) ||
        m_qt.load(u"qtbase_"_s + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(u"woyouhuo_"_s + wanted, u":/i18n"_s))
        QCoreApplication::installTranslator(&m_ours);
}

}  // namespace wyh::desktop
