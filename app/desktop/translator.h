// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTranslator>

namespace wyh::desktop {

/// The language of the program: our texts and Qt's own (buttons of dialogs), changed while it runs. GUI thread.
class Translator final : public QObject
{
    Q_OBJECT

public:
    explicit Translator(QObject *parent = nullptr);
    ~Translator() override;

    /// "zh_CN", "en", or empty for the system's language. Widgets get a LanguageChange event.
    void setLanguage(const QString &language);
    [[nodiscard]] QString language() const { return m_language; }  ///< the one in use, never empty
    /// What empty means here: Chinese for every kind of Chinese, else English.
    static QString systemLanguage();

private:
    QString m_language;
    QTranslator m_ours, m_qt;
};

}  // namespace wyh::desktop
