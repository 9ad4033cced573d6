// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QTimer>
#include <memory>

#include "net/client/secretvault.h"

namespace wyh::test {

/// What a fake keychain holds; shared, so that a test sees it after the program took the backend, and over a restart.
struct SecretBox
{
    QMap<QString, QString> values;
    bool broken = false;
    bool missing = false;  ///< this PC has no keychain at all
    bool full = false;     ///< answers, but takes nothing more
    QStringList refused;   ///< what it was asked to keep and did not
    int limit = 2560;      ///< bytes, as on Windows
};

class FakeSecrets final : public client::SecretBackend
{
public:
    explicit FakeSecrets(std::shared_ptr<SecretBox> box) : m_box(std::move(box)) {}

    void read(const QString &key, ReadAnswer answer) override
    {
        QTimer::singleShot(0, this, [box = m_box, key, answer = std::move(answer)] {
            if (box->broken)
                answer(makeError(QStringLiteral("keychain")));
            else
                answer(box->values.value(key));
        });
    }
    void write(const QString &key, const QString &value, DoneAnswer answer) override
    {
        QTimer::singleShot(0, this, [box = m_box, key, value, answer = std::move(answer)] {
            if (box->broken || box->full || value.toUtf8().size() > box->limit) {
                box->refused.append(value);
                answer(makeError(QStringLiteral("keychain")));
                return;
            }
            box->values.insert(key, value);
            answer(done());
        });
    }
    void remove(const QString &key, DoneAnswer answer) override
    {
        QTimer::singleShot(0, this, [box = m_box, key, answer = std::move(answer)] {
            if (box->broken) {
                answer(makeError(QStringLiteral("keychain")));
                return;
            }
            box->values.remove(key);
            answer(done());
        });
    }

private:
    std::shared_ptr<SecretBox> m_box;
};

}  // namespace wyh::test
