// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

#include "models/core/clock.h"
#include "models/store/desk.h"
#include "ui/widgets/filesaver.h"
#include "ui/widgets/prompt.h"

namespace wyh::ui {

/// The questions around a rescue file: passphrase twice and a place to save; a file and its passphrase to recover.
/// Everything given outlives it; answers do not come when the context is gone.
class RescueFlow
{
    Q_DECLARE_TR_FUNCTIONS(wyh::ui::RescueFlow)

public:
    RescueFlow(store::Desk &desk, Prompt &prompt, FileSaver &saver, const Clock &clock)
        : m_desk(desk), m_prompt(prompt), m_saver(saver), m_clock(clock)
    {
    }

    /// The path; "cancelled" when the user changed their mind.
    void save(QObject *context, const std::function<void(const Result<QString> &)> &answer);
    void recover(QObject *context, const std::function<void(const Result<store::Imported> &)> &answer);

private:
    void askPassphrase(const QByteArray &file, const QString &wrong, QObject *context,
                       const std::function<void(const Result<store::Imported> &)> &answer);

    store::Desk &m_desk;
    Prompt &m_prompt;
    FileSaver &m_saver;
    const Clock &m_clock;
};

}  // namespace wyh::ui
