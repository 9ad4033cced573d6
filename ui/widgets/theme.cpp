// SPDX-FileCopyrightText: 2026 WoYouHuo contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFont>
#include <QSettings>
#include <QStyleFactory>

namespace wyh::ui {

using namespace Qt::StringLiterals;

namespace {

std::function<bool()> defaultSystemIsDark()
{
#ifdef Q_OS_WIN
    return [] {
        const QSettings registry(
            u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
            QSettings::NativeFormat);
        return registry.value(u"AppsUseLightTheme"_s, 1).toInt() == 0;
    };
#else
    // Read before we set our own palette; a change of the desktop's theme is seen at the next start.
    const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return [dark] { return dark; };
#endif
}

/// The style sheet; %name% stands for a token.
QString templateText()
{
    return uR"(
QToolTip { color: %text%; background: %panel%; border: 1px solid %line%; padding: 4px; }
QLabel[role="title"] { font-size: 16pt; font-weight: 600; }
QLabel[role="heading"] { font-size: 12pt; font-weight: 600; }
QLabel[role="banner"] { font-size: 20pt; font-weight: 600; }
QLabel[role="bannerSmall"] { font-size: 15pt; font-weight: 600; }
QLabel[role="bannerIdle"] { font-size: 14pt; }
QLabel[role="bannerDetail"] { font-size: 12pt; }
QLabel[role="figure"] { font-size: 24pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: %muted%; }
QLabel[role="section"] { color: %muted%; font-size: 9pt; }
QLabel[role="error"] { color: %exception%; }
QLabel[tone="done"] { color: %done%; }
QLabel[tone="attention"] { color: %attention%; }
QLabel[tone="exception"] { color: %exception%; }
QLabel[tone="pending"] { color: %pending%; }
QLabel[tone="muted"] { color: %muted%; }
QFrame[panel="true"] { background: %panel%; border: 1px solid %line%; border-radius: 6px; }
QFrame[rule="true"] { background: %line%; border: none; }

QPushButton, QToolButton[framed="true"] { background: %panel%; color: %text%; border: 1px solid %fieldLine%;
  border-radius: 5px; padding: 5px 12px; }
QPushButton:hover, QToolButton[framed="true"]:hover { background: %hover%; }
QPushButton:pressed, QToolButton[framed="true"]:pressed { background: %selected%; }
QPushButton:checked { background: %selected%; border-color: %accent%; color: %accentText%; }
QPushButton:focus, QToolButton[framed="true"]:focus { border: 2px solid %accent%; padding: 4px 11px; }
QPushButton:disabled, QToolButton[framed="true"]:disabled { color: %disabled%; border-color: %line%; background: %window%; }
QPushButton[primary="true"] { background: %accent%; color: %onAccent%; border-color: %accent%; font-weight: 600; }
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed { background: %accentHover%; }
QPushButton[primary="true"]:focus { border: 2px solid %text%; padding: 4px 11px; }
QPushButton[primary="true"]:disabled { background: %window%; border-color: %line%; color: %disabled%; }
QPushButton[danger="true"] { color: %exception%; }
QPushButton[link="true"] { border: 1px solid transparent; background: transparent; color: %accentText%; padding: 3px 6px; }
QPushButton[link="true"]:hover { background: %hover%; }
QPushButton[link="true"]:focus { border: 2px solid %accent%; padding: 2px 5px; }
QPushButton::menu-indicator { image: none; width: 0px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px; }
QToolButton:hover { background: %hover%; }
QToolButton:focus { border: 2px solid %accent%; padding: 3px; }
QToolButton::menu-indicator { image: none; width: 0px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: %panel%; border: 1px solid %fieldLine%;
  border-radius: 5px; padding: 4px 8px; selection-background-color: %accent%; selection-color: %onAccent%; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus { border: 2px solid %accent%; padding: 3px 7px; }
QLineEdit:disabled, QComboBox:disabled { color: %disabled%; background: %window%; border-color: %line%; }
QLineEdit:read-only { background: %window%; }
QLineEdit[invalid="true"], QComboBox[invalid="true"] { border-color: %exception%; background: %exceptionSoft%; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/%comboArrow%.png); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %panel%; border: 1px solid %line%; outline: none; padding: 2px;
  selection-background-color: %selected%; selection-color: %text%; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0px 6px; }

QAbstractItemView { background: %panel%; alternate-background-color: %panel%; border: none; outline: none;
  selection-background-color: %selected%; selection-color: %text%; }
QTableView, QTreeView, QListView { gridline-color: %hairline%; }
QTableView::item { border-bottom: 1px solid %hairline%; padding: 0px 8px; }
QTableView::item:selected { background: %selected%; color: %text%; }
QTableView:focus, QListView:focus { border: none; }
QListView[choices="true"] { border: 1px solid %fieldLine%; border-radius: 5px; }
QListView[choices="true"]::item { padding: 0px 10px; border-bottom: 1px solid %hairline%; }
QListView[choices="true"]::item:hover { background: %hover%; }
QListView[choices="true"]:focus { border: 2px solid %accent%; }
QHeaderView { background: %panel%; border: none; }
QHeaderView::section { background: %panel%; color: %muted%; border: none; border-bottom: 1px solid %line%;
  padding: 6px 8px; font-weight: 400; }
QHeaderView::down-arrow { image: url(:/icons/chevron-down.png); width: 12px; height: 12px; }
QHeaderView::up-arrow { image: url(:/icons/chevron-up.png); width: 12px; height: 12px; }

QMenu { background: %panel%; color: %text%; border: 1px solid %fieldLine%; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: %selected%; }
QMenu::item:disabled { color: %muted%; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 8px; }
QMenu::indicator:checked { image: url(:/icons/%menuCheck%.png); }
QMenu::separator { height: 1px; background: %hairline%; margin: 4px 8px; }

QScrollArea { border: none; background: transparent; }
QAbstractScrollArea::corner { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: %fieldLine%; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: %muted%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: %line%; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: %line%; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: %accent%; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox:focus, QRadioButton:focus { color: %accentText%; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator { width: 14px; height: 14px; border: 1px solid %disabled%;
  border-radius: 3px; background: %panel%; }
QCheckBox::indicator:hover { border-color: %accent%; }
QCheckBox::indicator:focus { width: 12px; height: 12px; border: 2px solid %accent%; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked { background: %accent%;
  border-color: %accent%; image: url(:/icons/%check%.png); }
QCheckBox::indicator:checked:focus { border-color: %text%; }
QCheckBox::indicator:disabled { background: %window%; border-color: %fieldLine%; }
)"_s;
}

}  // namespace

Theme::Theme(QApplication &application, std::function<bool()> systemIsDark)
    : m_application(application), m_systemIsDark(systemIsDark ? std::move(systemIsDark) : defaultSystemIsDark())
{
    m_application.setStyle(QStyleFactory::create(u"Fusion"_s));
    m_application.setFont(bodyFont());
    connect(&m_application, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            followSystem();
    });
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::followSystem()
{
    if (m_choice == ThemeChoice::System)
        apply();
}

void Theme::apply()
{
    const bool dark = m_choice == ThemeChoice::System ? m_systemIsDark() : m_choice == ThemeChoice::Dark;
    if (m_applied && dark == m_dark)
        return;
    m_applied = true;
    m_dark = dark;
    const Tokens &look = dark ? darkTokens() : lightTokens();
    m_application.setPalette(palette(look));
    m_application.setStyleSheet(styleSheet(look));
    emit changed();
}

QFont Theme::bodyFont()
{
    QFont font = QApplication::font();
#ifdef Q_OS_WIN
    font.setFamilies({u"Microsoft YaHei UI"_s, u"Segoe UI"_s});
#else
    font.setFamilies({u"Noto Sans CJK SC"_s, u"Noto Sans"_s, font.family()});
#endif
    font.setPointSizeF(10);
    return font;
}

QPalette Theme::palette(const Tokens &t)
{
    QPalette p(t.panel, t.window);
    const auto all = [&p](QPalette::ColorRole role, const QColor &color) { p.setColor(QPalette::All, role, color); };
    all(QPalette::Window, t.window);
    all(QPalette::WindowText, t.text);
    all(QPalette::Base, t.panel);
    all(QPalette::AlternateBase, t.hover);
    all(QPalette::Text, t.text);
    all(QPalette::Button, t.panel);
    all(QPalette::ButtonText, t.text);
    all(QPalette::BrightText, t.exception.ink);
    all(QPalette::ToolTipBase, t.panel);
    all(QPalette::ToolTipText, t.text);
    all(QPalette::PlaceholderText, t.muted);
    all(QPalette::Highlight, t.accent);
    all(QPalette::HighlightedText, t.onAccent);
    all(QPalette::Link, t.accentText);
    all(QPalette::LinkVisited, t.accentText);
    all(QPalette::Light, t.panel);
    all(QPalette::Midlight, t.hairline);
    all(QPalette::Mid, t.line);
    all(QPalette::Dark, t.fieldLine);
    all(QPalette::Shadow, t.dark ? QColor(Qt::black) : t.fieldLine);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    return p;
}

QString Theme::styleSheet(const Tokens &t)
{
    const std::pair<QString, QColor> names[] = {{u"%text%"_s, t.text},
                                                {u"%muted%"_s, t.muted},
                                                {u"%disabled%"_s, t.disabled},
                                                {u"%panel%"_s, t.panel},
                                                {u"%window%"_s, t.window},
                                                {u"%hover%"_s, t.hover},
                                                {u"%selected%"_s, t.selected},
                                                {u"%line%"_s, t.line},
                                                {u"%hairline%"_s, t.hairline},
                                                {u"%fieldLine%"_s, t.fieldLine},
                                                {u"%accent%"_s, t.accent},
                                                {u"%onAccent%"_s, t.onAccent},
                                                {u"%accentHover%"_s, t.accentHover},
                                                {u"%accentText%"_s, t.accentText},
                                                {u"%exception%"_s, t.exception.ink},
                                                {u"%done%"_s, t.done.ink},
                                                {u"%attention%"_s, t.attention.ink},
                                                {u"%pending%"_s, t.pending.ink},
                                                {u"%exceptionSoft%"_s, t.exception.soft}};
    QString sheet = templateText();
    sheet.replace(u"%menuCheck%"_s, t.dark ? u"check-light"_s : u"check-dark"_s);
    sheet.replace(u"%comboArrow%"_s, t.dark ? u"chevron-down-ondark"_s : u"chevron-down"_s);
    sheet.replace(u"%check%"_s, t.dark ? u"check-dark"_s : u"check-light"_s);
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

}  // namespace wyh::ui
