// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/arrivaltrace.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <cmath>

namespace Foreguest {

namespace {

constexpr qint64 longestFile = 1024LL * 1024 * 1024;
constexpr qint64 longestLine = 4LL * 1024 * 1024;

/// Lines of a table of comma-separated cells without quotes; errors say where.
class TableReader
{
public:
    explicit TableReader(const QString& path)
        : m_file(path)
    {
    }

    Result<> open()
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::NotFound,
                QStringLiteral("%1 can't be read: %2.").arg(m_file.fileName(), m_file.errorString()),
                QStringLiteral("Check the path and your rights."));
        if (!QFileInfo(m_file).isFile())
            return failure(ErrorCode::InvalidInput, QStringLiteral("%1 is not a file.").arg(m_file.fileName()),
                QStringLiteral("Give a CSV file."));
        if (m_file.size() > longestFile)
            return failure(ErrorCode::ResourceExhausted,
                QStringLiteral("%1 is larger than 1 GiB.").arg(m_file.fileName()),
                QStringLiteral("Split it by functions or by days."));
        return {};
    }

    /// False at the end; empty lines are skipped.
    Result<bool> next(QByteArray& line)
    {
        while (!m_file.atEnd()) {
            line = m_file.readLine(longestLine + 2);
            ++m_number;
            if (line.size() > longestLine)
                return bad(QStringLiteral("is longer than 4 MiB"), QStringLiteral("Is this a CSV file?"));
            if (m_number == 1 && line.startsWith("\xef\xbb\xbf"))
                line.remove(0, 3);
            line = line.trimmed();
            if (!line.isEmpty())
                return true;
        }
        return false;
    }

    double share() const { return m_file.size() > 0 ? static_cast<double>(m_file.pos()) / m_file.size() : 1; }
    tl::unexpected<Error> bad(const QString& what, const QString& remedy) const
    {
        return failure(ErrorCode::InvalidInput,
            QStringLiteral("%1, line %2 %3.").arg(m_file.fileName()).arg(m_number).arg(what), remedy);
    }

private:
    QFile m_file;
    int m_number = 0;
};

QString shown(const QByteArray& cell)
{
    QString text = QString::fromUtf8(cell.left(40));
    for (QChar& c : text)
        c = c.isPrint() ? c : QChar(u'?');
    return text;
}

struct TraceHeader
{
    int owner = -1, app = -1, function = -1, trigger = -1;
    int firstMinute = -1, columns = 0; ///< Indices of columns.
};

const QString headerRemedy = QStringLiteral(
    "The first line names the columns: HashOwner,HashApp,HashFunction,Trigger, then one column a minute: 1,2,3, …");

Result<TraceHeader> parseHeader(const TableReader& reader, const QByteArray& line, ArrivalTrace& trace)
{
    TraceHeader header;
    const QList<QByteArray> names = line.split(',');
    header.columns = static_cast<int>(names.size());
    for (int i = 0; i < header.columns; ++i) {
        const QByteArray name = names[i].trimmed();
        bool isNumber = false;
        const int minute = name.toInt(&isNumber);
        if (isNumber && header.firstMinute < 0) {
            header.firstMinute = i;
            trace.firstMinute = minute;
        }
        if (header.firstMinute >= 0) {
            if (!isNumber || minute != trace.firstMinute + i - header.firstMinute)
                return reader.bad(QStringLiteral("has column \"%1\" where minute %2 should follow")
                                      .arg(shown(name))
                                      .arg(trace.firstMinute + i - header.firstMinute),
                    headerRemedy);
            continue;
        }
        for (const auto& [known, column] : { std::pair("HashOwner", &header.owner), std::pair("HashApp", &header.app),
                 std::pair("HashFunction", &header.function), std::pair("Trigger", &header.trigger) }) {
            if (name == known)
                *column = i;
        }
    }
    if (header.function < 0 || header.firstMinute < 0)
        return reader.bad(QStringLiteral("has no column \"%1\"")
                              .arg(header.function < 0 ? QStringLiteral("HashFunction") : QStringLiteral("1")),
            headerRemedy);
    trace.minutes = header.columns - header.firstMinute;
    if (trace.minutes > ArrivalTrace::mostMinutes || trace.firstMinute < 0)
        return reader.bad(QStringLiteral("has %1 minutes from minute %2").arg(trace.minutes).arg(trace.firstMinute),
            QStringLiteral("Give at most two weeks (%1 minutes), counted from 0 or more.")
                .arg(ArrivalTrace::mostMinutes));
    return header;
}

std::optional<qint64> parseCount(const QByteArray& cell)
{
    bool isNumber = false;
    const qint64 count = cell.toLongLong(&isNumber);
    if (isNumber)
        return count >= 0 && count <= 1'000'000'000'000 ? std::optional(count) : std::nullopt;
    // Tools that fill gaps write "3.0".
    const double number = cell.toDouble(&isNumber);
    const bool isCount = isNumber && number >= 0 && number <= 1e12 && number == std::floor(number);
    return isCount ? std::optional(static_cast<qint64>(number)) : std::nullopt;
}

Result<TracedFunction> parseFunction(
    const TableReader& reader, const QByteArray& line, const TraceHeader& header, const ArrivalTrace& trace)
{
    const QList<QByteArray> cells = line.split(',');
    if (cells.size() != header.columns)
        return reader.bad(QStringLiteral("has %1 cells, its header %2").arg(cells.size()).arg(header.columns),
            QStringLiteral("Each line has a cell for each minute; 0 where nothing was invoked."));
    TracedFunction function;
    function.id = QString::fromUtf8(cells[header.function].left(200));
    if (header.app >= 0)
        function.traits.group = QString::fromUtf8(cells[header.app].left(200));
    if (header.trigger >= 0)
        function.traits.trigger = QString::fromUtf8(cells[header.trigger].left(200));
    function.memoryMb = ArrivalTrace::usualMemoryMb;
    for (int i = header.firstMinute; i < header.columns; ++i) {
        const auto count = parseCount(cells[i]);
        const PolicyMinute minute = trace.firstMinute + i - header.firstMinute;
        if (!count)
            return reader.bad(
                QStringLiteral("has \"%1\" as the invocations of minute %2").arg(shown(cells[i])).arg(minute),
                QStringLiteral("Give a whole number, 0 or more."));
        if (*count > 0)
            function.arrivals.push_back(minute);
        function.invocations += *count;
    }
    return function;
}

} // namespace

Result<ArrivalTrace> ArrivalTrace::read(const QString& path, const TaskContext& context)
{
    TableReader reader(path);
    FOREGUEST_TRY(reader.open());
    ArrivalTrace trace;
    QByteArray line;
    FOREGUEST_TRY_ASSIGN(hasHeader, reader.next(line));
    if (!hasHeader)
        return failure(ErrorCode::InvalidInput, QStringLiteral("%1 is empty.").arg(path), headerRemedy);
    FOREGUEST_TRY_ASSIGN(header, parseHeader(reader, line, trace));
    for (;;) {
        FOREGUEST_TRY_ASSIGN(hasLine, reader.next(line));
        if (!hasLine)
            break;
        if (trace.functions.size() % 256 == 0) {
            FOREGUEST_TRY(context.checkpoint());
            context.report(QStringLiteral("Reading the trace"), reader.share());
        }
        const auto count = static_cast<qint64>(trace.functions.size()) + 1;
        if (count > mostFunctions || count * trace.minutes > mostFunctionMinutes)
            return failure(ErrorCode::ResourceExhausted,
                QStringLiteral("%1 has more than %2 functions of %3 minutes.")
                    .arg(path)
                    .arg(count - 1)
                    .arg(trace.minutes),
                QStringLiteral(
                    "Take a sample of its functions or fewer minutes: at most %1 functions and %2 function-minutes.")
                    .arg(mostFunctions)
                    .arg(mostFunctionMinutes));
        FOREGUEST_TRY_ASSIGN(function, parseFunction(reader, line, header, trace));
        trace.functions.push_back(std::move(function));
    }
    if (trace.functions.empty())
        return failure(ErrorCode::InvalidInput, QStringLiteral("%1 has a header and no function.").arg(path),
            QStringLiteral("Each further line is a function with its invocations a minute."));
    trace.memorySource = QStringLiteral("%1 MB each").arg(usualMemoryMb);
    return trace;
}

QString ArrivalTrace::memoryBeside(const QString& tracePath)
{
    const QString path = QFileInfo(tracePath).absolutePath() + QStringLiteral("/memory.csv");
    return QFileInfo(path).isFile() ? path : QString();
}

Result<> ArrivalTrace::readMemory(const QString& path)
{
    TableReader reader(path);
    FOREGUEST_TRY(reader.open());
    QByteArray line;
    FOREGUEST_TRY_ASSIGN(hasHeader, reader.next(line));
    const QList<QByteArray> names = hasHeader ? line.split(',') : QList<QByteArray> {};
    const qsizetype function = names.indexOf("HashFunction"), app = names.indexOf("HashApp"),
                    memory = names.indexOf("AverageAllocatedMb");
    if (memory < 0 || (function < 0 && app < 0))
        return reader.bad(QStringLiteral("is no header of a memory table"),
            QStringLiteral("It needs the columns AverageAllocatedMb and HashFunction or HashApp."));
    QHash<QString, double> known;
    for (;;) {
        FOREGUEST_TRY_ASSIGN(hasLine, reader.next(line));
        if (!hasLine)
            break;
        const QList<QByteArray> cells = line.split(',');
        bool isNumber = false;
        const double mb = cells.value(memory).toDouble(&isNumber);
        if (cells.size() != names.size() || !isNumber || !(mb >= 0 && mb <= 1e9))
            return reader.bad(QStringLiteral("has no memory in megabytes in column AverageAllocatedMb"),
                QStringLiteral("Give a number, 0 or more, and as many cells as the header has."));
        if (known.size() >= 2 * mostFunctions)
            return reader.bad(QStringLiteral("is one too many"),
                QStringLiteral("A memory table may have %1 lines.").arg(2 * mostFunctions));
        known.insert(QString::fromUtf8(cells.value(function >= 0 ? function : app).left(200)), mb);
    }
    int found = 0;
    for (TracedFunction& f : functions) {
        const auto mb = known.constFind(function >= 0 ? f.id : f.traits.group);
        if (mb == known.constEnd())
            continue;
        f.memoryMb = *mb;
        ++found;
    }
    memorySource = QStringLiteral("%1 (%2 of %3 functions, else %4 MB)")
                       .arg(QFileInfo(path).fileName())
                       .arg(found)
                       .arg(functions.size())
                       .arg(usualMemoryMb);
    return {};
}

UploadMinutes uploadsBefore(const ArrivalTrace& trace, int minutes)
{
    UploadMinutes uploads;
    for (size_t i = 0; i < trace.functions.size(); ++i) {
        if (!trace.functions[i].arrivals.empty())
            uploads.emplace(trace.functions[i].arrivals.front() - minutes, i);
    }
    return uploads;
}

Result<UploadMinutes> readUploads(const QString& path, const ArrivalTrace& trace)
{
    QHash<QString, size_t> numbers;
    for (size_t i = 0; i < trace.functions.size(); ++i)
        numbers.insert(trace.functions[i].id, i);
    TableReader reader(path);
    FOREGUEST_TRY(reader.open());
    const QString remedy = QStringLiteral("Each line is \"HashFunction,minute\", both as in the trace.");
    UploadMinutes uploads;
    QByteArray line;
    for (bool isFirst = true;; isFirst = false) {
        FOREGUEST_TRY_ASSIGN(hasLine, reader.next(line));
        if (!hasLine)
            break;
        const QList<QByteArray> cells = line.split(',');
        bool isNumber = false;
        const int minute = cells.value(1).trimmed().toInt(&isNumber);
        if (isFirst && !isNumber && cells.size() == 2)
            continue;
        const auto number = numbers.constFind(QString::fromUtf8(cells.value(0).left(200)));
        if (cells.size() != 2 || !isNumber || number == numbers.constEnd())
            return reader.bad(QStringLiteral("is not an upload of one of the trace's functions"), remedy);
        if (uploads.size() >= 10 * ArrivalTrace::mostFunctions)
            return reader.bad(QStringLiteral("is one upload too many"), remedy);
        uploads.emplace(minute, *number);
    }
    return uploads;
}

} // namespace Foreguest
