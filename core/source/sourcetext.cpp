// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sourcetext.h"

#include <QFile>
#include <QStringDecoder>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace Foreguest {

namespace {
class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_fd; }

private:
    int m_fd;
};

tl::unexpected<Error> systemFailure(int error)
{
    const ErrorCode code = error == ENOENT ? ErrorCode::NotFound
        : error == EACCES                  ? ErrorCode::PermissionDenied
                                           : ErrorCode::InvalidInput;
    return failure(code, QStringLiteral("cannot be read: %1").arg(QString::fromLocal8Bit(::strerror(error))));
}

Result<> checkKind(const struct stat& status, quint64 maximumBytes)
{
    if (S_ISDIR(status.st_mode))
        return failure(ErrorCode::InvalidInput, QStringLiteral("is a folder"));
    if (!S_ISREG(status.st_mode))
        return failure(ErrorCode::InvalidInput, QStringLiteral("is a pipe, device or socket, not a file"));
    if (quint64(status.st_size) > maximumBytes) {
        return failure(ErrorCode::ResourceExhausted,
            QStringLiteral("is larger than the limit of %1 MiB (%2 bytes)")
                .arg(double(maximumBytes) / (1024 * 1024))
                .arg(qint64(status.st_size)));
    }
    return {};
}

bool isSame(const struct stat& a, const struct stat& b)
{
    return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

/// The bytes of one try; `stable` is false where the file changed meanwhile.
Result<QByteArray> readOnce(int fd, quint64 maximumBytes, bool& stable)
{
    struct stat before
    {
    };
    struct stat after
    {
    };
    if (::fstat(fd, &before) != 0)
        return systemFailure(errno);
    FOREGUEST_TRY(checkKind(before, maximumBytes));
    QByteArray bytes(qsizetype(before.st_size), Qt::Uninitialized);
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::pread(fd, bytes.data() + done, size_t(bytes.size() - done), done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemFailure(errno);
        if (got == 0)
            break;
        done += got;
    }
    stable = done == bytes.size() && ::fstat(fd, &after) == 0 && isSame(before, after);
    bytes.truncate(done);
    return bytes;
}
} // namespace

QByteArray fromUtf16(const QByteArray& bytes)
{
    std::optional<QStringConverter::Encoding> encoding;
    // The mark of UTF-32 begins like that of UTF-16; NUL bytes then tell that it is not.
    if (bytes.startsWith("\xFF\xFE"))
        encoding = QStringConverter::Utf16LE;
    else if (bytes.startsWith("\xFE\xFF"))
        encoding = QStringConverter::Utf16BE;
    if (!encoding)
        return bytes;
    const QString text = QStringDecoder(*encoding)(QByteArrayView(bytes).sliced(2));
    return text.toUtf8();
}

Result<QByteArray> readSource(const QString& path, quint64 maximumBytes)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat status
    {
    };
    if (::stat(name.constData(), &status) != 0)
        return systemFailure(errno);
    FOREGUEST_TRY(checkKind(status, maximumBytes));
    // Non-blocking, should the file be exchanged for a pipe between the check and the opening.
    const Descriptor file(::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.get() < 0)
        return systemFailure(errno);
    for (int attempt = 0; attempt < 2; ++attempt) {
        bool stable = false;
        FOREGUEST_TRY_ASSIGN(bytes, readOnce(file.get(), maximumBytes, stable));
        if (!stable)
            continue;
        const QByteArray text = fromUtf16(bytes);
        if (text.contains('\0'))
            return failure(ErrorCode::InvalidInput, QStringLiteral("is binary (it holds NUL bytes)"));
        return text;
    }
    return failure(ErrorCode::Unavailable, QStringLiteral("changed while it was read"),
        QStringLiteral("Analyse again once its writer is done."));
}

namespace {
/// Length of the valid UTF-8 sequence at `i`, or 0.
qsizetype sequenceLength(QByteArrayView text, qsizetype i)
{
    const auto byte = [&](qsizetype at) { return at < text.size() ? quint8(text[at]) : 0; };
    const auto isTail = [&](qsizetype at) { return (byte(at) & 0xC0) == 0x80; };
    const quint8 lead = byte(i);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return isTail(i + 1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool overlong = lead == 0xE0 && byte(i + 1) < 0xA0;
        const bool surrogate = lead == 0xED && byte(i + 1) > 0x9F;
        return isTail(i + 1) && isTail(i + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool overlong = lead == 0xF0 && byte(i + 1) < 0x90;
        const bool beyond = lead == 0xF4 && byte(i + 1) > 0x8F;
        return isTail(i + 1) && isTail(i + 2) && isTail(i + 3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}
} // namespace

bool isValidUtf8(QByteArrayView text)
{
    constexpr quint64 highBits = 0x8080'8080'8080'8080ULL;
    for (qsizetype i = 0; i < text.size();) {
        // Plain ASCII, as most sources are, eight bytes at a time.
        quint64 eight = highBits;
        if (text.size() - i >= qsizetype(sizeof eight))
            std::memcpy(&eight, text.data() + i, sizeof eight);
        if ((eight & highBits) == 0) {
            i += qsizetype(sizeof eight);
            continue;
        }
        const qsizetype length = sequenceLength(text, i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

QByteArray toValidUtf8(QByteArrayView text)
{
    QByteArray valid(text.data(), text.size());
    for (qsizetype i = 0; i < valid.size();) {
        const qsizetype length = sequenceLength(text, i);
        if (length == 0)
            valid[i] = '?';
        i += length == 0 ? 1 : length;
    }
    return valid;
}

} // namespace Foreguest
