// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QHash>
#include <QTranslator>
#include <QXmlStreamReader>

namespace wyh::test {

/// Translates out of a .ts file, so that a test of sentences needs no compiled catalogue. Plural forms are left out.
class TsTranslator : public QTranslator
{
public:
    /// false: the file cannot be read.
    bool read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        QXmlStreamReader xml(&file);
        QString context;
        QString source;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation") &&
                     xml.attributes().value(QStringLiteral("type")).isEmpty())
                m_texts.insert(context + QLatin1Char('\n') + source,
                               xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
        return !xml.hasError();
    }

    [[nodiscard]] bool isEmpty() const override { return m_texts.isEmpty(); }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        return m_texts.value(QString::fromUtf8(context) + QLatin1Char('\n') + QString::fromUtf8(source));
    }

private:
    QHash<QString, QString> m_texts;
};

}  // namespace wyh::test
