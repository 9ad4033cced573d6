// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "net/contract/codec.h"
#include "net/contract/jsonreader.h"

namespace wyh::contract {

namespace {

const QStringList &kinds()
{
    static const QStringList names{QStringLiteral("conflict"), QStringLiteral("rejected")};
    return names;
}

/// "already-picked" -> "Already picked": the short English title that RFC 9457 wants, the same for every occurrence.
QString titleOf(const QString &code)
{
    QString title = code;
    title.replace(u'-', u' ');
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

QJsonObject details(const QString &code, int status, const QString &detail, const QJsonObject &params,
                    const QList<FieldError> &fields)
{
    QJsonObject json{{QStringLiteral("type"), QLatin1String("/problems/") + code},
                     {QStringLiteral("title"), titleOf(code)},
                     {QStringLiteral("status"), status},
                     {QStringLiteral("code"), code}};
    if (!detail.isEmpty())
        json.insert(QStringLiteral("detail"), detail);
    if (!params.isEmpty())
        json.insert(QStringLiteral("params"), params);
    if (fields.isEmpty())
        return json;
    QJsonArray errors;
    for (const FieldError &field : fields) {
        QJsonObject error{{QStringLiteral("pointer"), field.pointer}, {QStringLiteral("code"), field.code}};
        if (!field.params.isEmpty())
            error.insert(QStringLiteral("params"), field.params);
        errors.append(error);
    }
    json.insert(QStringLiteral("errors"), errors);
    return json;
}

}  // namespace

QJsonObject problemToJson(const Problem &problem)
{
    const int status = problem.kind == Problem::Kind::Conflict ? 409 : 422;
    QJsonObject json = details(problem.code, status, problem.detail, problem.params, problem.fields);
    json.insert(QStringLiteral("kind"), kinds().at(static_cast<int>(problem.kind)));
    return json;
}

Result<Problem> problemFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Problem problem;
    problem.kind = static_cast<Problem::Kind>(reader.oneOf("kind", kinds()));
    problem.code = reader.id("code");
    problem.detail = reader.textOr("detail");
    problem.params = reader.anyObjectOr("params");
    if (reader.has("errors")) {
        reader.each("errors", [&problem](JsonReader &error) {
            FieldError field;
            field.pointer = error.text("pointer");
            field.code = error.id("code");
            field.params = error.anyObjectOr("params");
            problem.fields.append(field);
        });
    }
    return reader.finish(std::move(problem));
}

QJsonObject httpProblemToJson(int status, const Error &error)
{
    QList<FieldError> fields;
    const QJsonArray pointers = error.params.value(QLatin1String("pointers")).toArray();
    for (const QJsonValue &pointer : pointers)
        fields.append({pointer.toString(), error.code, {}});
    QJsonObject params = error.params;
    params.remove(QStringLiteral("pointer"));
    params.remove(QStringLiteral("pointers"));
    return details(error.code, status, error.detail, params, fields);
}

Error httpProblemFromJson(const QJsonObject &json)
{
    JsonReader reader(json);
    Error error;
    error.code = reader.id("code");
    error.detail = reader.textOr("detail");
    error.params = reader.anyObjectOr("params");
    return reader.ok() ? error : reader.error();
}

}  // namespace wyh::contract
