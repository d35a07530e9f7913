// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/query/querypanel.h"

#include "ui/query/askgraph.h"
#include "ui/tables/tableview.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Foreguest {

QueryPanel::QueryPanel(Workbench* workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_rows(new QueryTable(this))
    , m_editor(new QPlainTextEdit(this))
    , m_questions(new QToolButton(this))
    , m_ask(new QPushButton(tr("Ask"), this))
    , m_parameterRow(new QWidget(this))
    , m_parameterLayout(new QHBoxLayout(m_parameterRow))
    , m_problem(new QWidget(this))
    , m_problemText(new QLabel(m_problem))
    , m_problemPlace(new QLabel(m_problem))
    , m_status(new QLabel(this))
    , m_table(new TableView(this))
{
    makeEditor();
    makeQuestions();
    makeTable();
    auto* buttons = new QVBoxLayout;
    buttons->addWidget(m_ask);
    buttons->addWidget(m_questions);
    buttons->addStretch();
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_editor, 1);
    bar->addLayout(buttons);
    auto* problemLayout = new QVBoxLayout(m_problem);
    problemLayout->setContentsMargins(4, 0, 4, 0);
    problemLayout->setSpacing(2);
    problemLayout->addWidget(m_problemText);
    problemLayout->addWidget(m_problemPlace);
    m_parameterLayout->setContentsMargins(0, 0, 0, 0);
    m_parameterRow->hide();
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(6);
    layout->addLayout(bar);
    layout->addWidget(m_parameterRow);
    layout->addWidget(m_problem);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_status);

    connect(m_ask, &QPushButton::clicked, this, [this] { m_task.isRunning() ? stop() : ask(); });
    connect(m_editor, &QPlainTextEdit::textChanged, this, &QueryPanel::showParameters);
    connect(m_table, &TableView::currentRowChanged, this, &QueryPanel::selectRow);
    connect(m_table, &TableView::rowActivated, this, &QueryPanel::activateRow);
    connect(m_workbench->selection(), &Selection::analysisChanged, this, [this] {
        m_task.cancel();
        m_workbench->activities()->end(m_activity);
        m_stored = nullptr;
        m_rows->setAnswer(nullptr);
        m_status->clear();
        showRunning(false);
    });
    showRunning(false);
    if (const auto first = namedQuery(QStringLiteral("most-called")))
        setQuestion(*first);
}

void QueryPanel::makeEditor()
{
    m_editor->setObjectName(QStringLiteral("queryText"));
    m_editor->setAccessibleName(tr("Query in openCypher"));
    m_editor->setPlaceholderText(tr("MATCH (f:Function)-[:CALLS]->(g) RETURN f, g"));
    m_editor->setToolTip(tr("A query in openCypher. Ctrl+Enter asks."));
    m_editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_editor->setTabChangesFocus(true);
    m_editor->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    constexpr int shownLines = 4;
    m_editor->setFixedHeight(m_editor->fontMetrics().lineSpacing() * shownLines + 14);
    m_editor->installEventFilter(this);
    m_ask->setObjectName(QStringLiteral("queryAsk"));
    for (QLabel* label : { m_problemText, m_problemPlace }) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_problemText->setObjectName(QStringLiteral("queryProblem"));
    m_problemText->setAccessibleName(tr("Mistake in the query"));
    m_problemText->setWordWrap(true);
    m_problemPlace->setAccessibleName(tr("Place of the mistake"));
    m_problemPlace->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_problemPlace->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_status->setObjectName(QStringLiteral("queryStatus"));
    m_status->setAccessibleName(tr("What the query gave"));
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void QueryPanel::makeQuestions()
{
    m_questions->setObjectName(QStringLiteral("queryQuestions"));
    m_questions->setText(tr("Questions"));
    m_questions->setAccessibleName(tr("Ready-made questions"));
    m_questions->setToolTip(tr("Ready-made questions"));
    m_questions->setPopupMode(QToolButton::InstantPopup);
    m_questions->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_questions);
    menu->setToolTipsVisible(true);
    const auto queries = namedQueries();
    for (const NamedQuery& query : queries.value_or(std::vector<NamedQuery> {})) {
        QAction* action = menu->addAction(query.title);
        action->setToolTip(query.description);
        connect(action, &QAction::triggered, this, [this, query] {
            setQuestion(query);
            // A question about a name waits for the name.
            if (query.parameters.isEmpty())
                ask();
            else if (!m_parameters.empty())
                m_parameters.front().second->setFocus();
        });
    }
    m_questions->setMenu(menu);
}

void QueryPanel::makeTable()
{
    m_table->setObjectName(QStringLiteral("queryTable"));
    m_table->setAccessibleName(tr("Answer of the query"));
    m_table->setTable(m_rows);
    // In the order of the query until a column is chosen.
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

bool QueryPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && (watched != m_editor || key->modifiers() & Qt::ControlModifier)) {
            ask();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void QueryPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintProblem();
}

void QueryPanel::setQuestion(const NamedQuery& query)
{
    m_defaults = query.parameters;
    m_editor->setPlainText(query.text);
}

void QueryPanel::focusQuery()
{
    m_editor->setFocus();
    m_editor->selectAll();
}

/// A field for each $name of the query; what was typed for a name that stays is kept.
void QueryPanel::showParameters()
{
    const QStringList names = parametersOf(m_editor->toPlainText());
    QStringList known;
    for (const auto& [name, field] : m_parameters)
        known << name;
    if (names == known)
        return;
    const QVariantMap typed = parameterValues();
    while (QLayoutItem* item = m_parameterLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_parameters.clear();
    for (const QString& name : names) {
        auto* field = new QLineEdit(m_parameterRow);
        field->setText(typed.value(name, m_defaults.value(name)).toString());
        field->setAccessibleName(tr("Value of the parameter %1").arg(name));
        field->installEventFilter(this);
        auto* label = new QLabel(u'$' + name, m_parameterRow);
        label->setBuddy(field);
        m_parameterLayout->addWidget(label);
        m_parameterLayout->addWidget(field, 1);
        m_parameters.emplace_back(name, field);
    }
    m_parameterRow->setVisible(!names.isEmpty());
}

QVariantMap QueryPanel::parameterValues() const
{
    QVariantMap values;
    for (const auto& [name, field] : m_parameters) {
        if (const auto parameter = readParameter(name + u'=' + field->text()))
            values.insert(name, parameter->second);
    }
    return values;
}

void QueryPanel::showRunning(bool isRunning)
{
    m_ask->setText(isRunning ? tr("Stop") : tr("Ask"));
    m_ask->setToolTip(isRunning ? tr("Stop the query") : tr("Ask the graph (Ctrl+Enter)"));
    m_ask->setEnabled(isRunning || m_workbench->selection()->hasAnalysis());
    m_table->setPlaceholder(isRunning ? tr("Asking the graph…")
            : !m_workbench->selection()->hasAnalysis()
            ? tr("Answers about functions, calls and data appear here once sources are analysed.")
            : m_rows->answer() ? tr("The query found nothing.")
                               : tr("Ask with Ctrl+Enter, or choose a question."));
    if (isRunning)
        m_status->setText(tr("Asking the graph…"));
}

void QueryPanel::ask()
{
    const UploadPtr upload = m_workbench->upload();
    if (!upload)
        return;
    m_problem->hide();
    m_workbench->activities()->end(m_activity);
    GraphQuestion question;
    question.analysis = upload->analysis;
    question.paths = upload->paths;
    question.isStored = m_stored == upload->analysis.graph.get();
    question.text = m_editor->toPlainText();
    question.options.parameters = parameterValues();
    m_activity = m_workbench->activities()->begin(tr("Query"), [this] { stop(); });
    m_workbench->start<std::shared_ptr<const QueryAnswer>>(
        m_task, this, [question](Pipeline&, const TaskContext& context) { return askGraph(question, context); },
        [this, graph = upload->analysis.graph.get()](const Result<std::shared_ptr<const QueryAnswer>>& answer) {
            if (answer)
                m_stored = graph;
            else if (answer.error().code == ErrorCode::NotFound || answer.error().code == ErrorCode::Protocol)
                m_stored = nullptr; // The file went or is damaged: the next question makes it again.
            showAnswer(answer);
        },
        [this](const Progress& progress) { m_workbench->activities()->update(m_activity, progress); });
    showRunning(true);
}

void QueryPanel::stop()
{
    m_task.requestCancel();
}

void QueryPanel::showAnswer(const Result<std::shared_ptr<const QueryAnswer>>& answer)
{
    m_workbench->activities()->end(m_activity);
    if (answer) {
        m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        m_rows->setAnswer(*answer);
        const QueryResult& result = (*answer)->result;
        const QString rows = tr("%n row(s)", nullptr, static_cast<int>(result.rows.size()));
        const QString time = durationToString(result.elapsedMs / 1000);
        m_status->setText(result.truncated ? tr("The first %1, there are more  ·  %2").arg(rows, time)
                                           : tr("%1  ·  %2").arg(rows, time));
        m_table->fitColumns();
    } else if (answer.error().code == ErrorCode::Cancelled) {
        m_status->setText(tr("Stopped"));
    } else {
        m_rows->setAnswer(nullptr);
        m_status->clear();
        const Error& error = answer.error();
        showProblem(error.remedy.isEmpty() ? error.message : error.message + u'\n' + error.remedy, error.details);
    }
    showRunning(false);
    Q_EMIT settled();
}

void QueryPanel::showProblem(const QString& text, const QString& place)
{
    m_problemText->setText(text);
    m_problemPlace->setText(place);
    m_problemPlace->setVisible(!place.isEmpty());
    paintProblem();
    m_problem->show();
}

void QueryPanel::paintProblem()
{
    QPalette colours = palette();
    const QColor bad = themeColor(ColorRole::Bad, colours);
    if (m_problemText->palette().color(QPalette::WindowText) == bad)
        return;
    colours.setColor(QPalette::WindowText, bad);
    m_problemText->setPalette(colours);
}

void QueryPanel::selectRow(int row)
{
    if (row < 0 || !m_rows->answer())
        return;
    const QModelIndex current = m_table->proxy()->mapToSource(m_table->currentIndex());
    NodeId node = current.isValid() ? m_rows->nodeAt(row, current.column()) : noIndex;
    if (node == noIndex)
        node = m_rows->nodeOf(row);
    if (node != noIndex)
        m_workbench->selection()->select(node);
}

void QueryPanel::activateRow(int row)
{
    selectRow(row);
    const NodeId node = m_workbench->selection()->node();
    if (node == noIndex || !m_rows->answer())
        return;
    const QModelIndex current = m_table->proxy()->mapToSource(m_table->currentIndex());
    const quint32 line = current.isValid() ? m_rows->lineAt(row, current.column()) : 0;
    m_workbench->selection()->showLine(
        node, line > 0 ? line : m_workbench->selection()->analysis().graph->nodes[node].line);
}

} // namespace Foreguest
