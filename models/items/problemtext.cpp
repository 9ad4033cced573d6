// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "models/items/problemtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

#include "models/items/problemtable.h"

namespace wyh::items {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *words)
{
    return QCoreApplication::translate("Problem", words);
}

const ProblemText *find(const QString &code)
{
    for (const auto table : {operationProblems(), fieldProblems(), connectionProblems()}) {
        for (const ProblemText &entry : table) {
            if (code == QLatin1String(entry.code))
                return &entry;
        }
    }
    return nullptr;
}

/// A value as people read it; a negative count is a number of pieces that were to be put back.
QString valueText(const QString &name, const QJsonValue &value)
{
    if (value.isDouble()) {
        const qint64 number = value.toInteger();
        return QString::number(name == u"delta"_s ? qAbs(number) : number);
    }
    return value.toString();
}

/// Parts of a text whose parameter is unknown read as a neutral word, or are left out with the clause they end.
QString filled(const char *words, const QJsonObject &params)
{
    if (!words || !*words)
        return {};
    QString text = translated(words);
    static const QRegularExpression placeholder(u"\\{([a-z_]+)\\}"_s);
    auto match = placeholder.match(text);
    while (match.hasMatch()) {
        const QString name = match.captured(1);
        QString value = valueText(name, params.value(name));
        if (value.isEmpty())
            value = name == u"title"_s ? translated(QT_TRANSLATE_NOOP("Problem", "this item")) : u"—"_s;
        text.replace(match.capturedStart(), match.capturedLength(), value);
        match = placeholder.match(text, match.capturedStart() + value.size());
    }
    return text;
}

/// Values that sentences need beside those that came.
QJsonObject completed(QJsonObject params)
{
    if (params.contains(u"picked"_s))
        params.insert(u"returnable"_s, std::max<qint64>(0, params.value(u"picked"_s).toInteger() -
                                                               params.value(u"shipped"_s).toInteger()));
    return params;
}

/// Code "not-saved" carries another code as its reason.
QJsonObject withReason(const QString &code, QJsonObject params)
{
    const QString reason = params.value(u"reason"_s).toString();
    if (code == u"not-saved"_s && find(reason))
        params.insert(u"reason"_s, problemSentence(reason).text());
    return params;
}

}  // namespace

QString Sentence::text() const
{
    return sentences({todo, why});
}

QString sentences(const QStringList &parts)
{
    QString text;
    for (const QString &part : parts) {
        if (part.isEmpty())
            continue;
        // A full-width stop brings its own space.
        if (!text.isEmpty() && !u"。！？；：，、"_s.contains(text.back()))
            text += u' ';
        text += part;
    }
    return text;
}

Sentence problemSentence(const QString &code, const QJsonObject &params, const QString &detail)
{
    if (const ProblemText *entry = find(code)) {
        const QJsonObject values = withReason(code, completed(params));
        return {filled(entry->todo, values), filled(entry->why, values)};
    }
    if (code.isEmpty())
        return {translated(QT_TRANSLATE_NOOP("Problem", "Set the goods or the parcel aside and ask for help.")),
                detail.isEmpty() ? translated(QT_TRANSLATE_NOOP("Problem", "It was not accepted, without a reason."))
                                 : detail};
    Sentence sentence;
    sentence.todo =
        translated(QT_TRANSLATE_NOOP("Problem", "Set the goods or the parcel aside, copy this text and ask for help."));
    sentence.why = translated(QT_TRANSLATE_NOOP("Problem", "A reason this version does not know: {code}"))
                       .replace(u"{code}"_s, code);
    if (!detail.isEmpty())
        sentence.why = sentences({sentence.why, u'(' + detail + u')'});
    return sentence;
}

Sentence problemSentence(const Problem &problem)
{
    Sentence sentence = problemSentence(problem.code, problem.params, problem.detail);
    QStringList fields;
    for (const FieldError &field : problem.fields)
        fields.append(fieldErrorText(field));
    fields.removeDuplicates();
    if (!fields.isEmpty() && !fields.contains(sentence.todo))
        sentence.why = sentences(QStringList{sentence.why} + fields);
    return sentence;
}

Sentence problemSentence(const Error &error)
{
    return problemSentence(error.code, error.params, error.detail);
}

Sentence filledSentence(const char *todo, const char *why, const QJsonObject &params)
{
    const QJsonObject values = completed(params);
    return {filled(todo, values), filled(why, values)};
}

QString fieldErrorText(const FieldError &error)
{
    if (find(error.code))
        return problemSentence(error.code, error.params).text();
    return translated(QT_TRANSLATE_NOOP("Problem", "Check this entry ({code}).")).replace(u"{code}"_s, error.code);
}

QString fieldErrorText(const Error &error)
{
    return fieldErrorText(FieldError{{}, error.code, error.params});
}

bool hasSentence(const QString &code)
{
    return find(code) != nullptr;
}

QStringList problemCodes()
{
    QStringList codes;
    for (const auto table : {operationProblems(), fieldProblems(), connectionProblems()}) {
        for (const ProblemText &entry : table)
            codes.append(QString::fromLatin1(entry.code));
    }
    return codes;
}

}  // namespace wyh::items
