// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/libvirtexporter.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace Foreguest {

namespace {

const QString metadataNamespace = QStringLiteral("urn:foreguest:profile:1");

/// One line of text that XML 1.0 can carry.
QString printable(const QString& text)
{
    QString line;
    for (const QChar c : text) {
        const bool allowed = c.isPrint() && !c.isSurrogate();
        line += allowed ? c : QChar(u' ');
    }
    return line.simplified();
}

using Attributes = std::initializer_list<std::pair<QString, QString>>;

void writeAttributes(QXmlStreamWriter& xml, Attributes attributes)
{
    for (const auto& [name, value] : attributes)
        xml.writeAttribute(name, value);
}

void writeEmpty(QXmlStreamWriter& xml, const QString& element, Attributes attributes = {})
{
    xml.writeEmptyElement(element);
    writeAttributes(xml, attributes);
}

void writeStart(QXmlStreamWriter& xml, const QString& element, Attributes attributes = {})
{
    xml.writeStartElement(element);
    writeAttributes(xml, attributes);
}

/// What a domain can't say: image, packages, the size of the disk to make, and where each value comes from.
void writeMetadata(QXmlStreamWriter& xml, const VmProfile& profile)
{
    xml.writeStartElement(QStringLiteral("metadata"));
    xml.writeNamespace(metadataNamespace, QStringLiteral("foreguest"));
    xml.writeStartElement(metadataNamespace, QStringLiteral("profile"));
    for (const ProfileField& field : profileFields()) {
        xml.writeStartElement(metadataNamespace, QStringLiteral("value"));
        writeAttributes(xml,
            { { QStringLiteral("name"), field.id },
                { QStringLiteral("origin"), originName(profileOrigin(profile, field.id)) } });
        xml.writeCharacters(printable(profileValue(profile, field.id)));
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
}

void writeHead(QXmlStreamWriter& xml, const VmProfile& profile)
{
    xml.writeTextElement(QStringLiteral("name"), profile.name);
    if (const QString title = printable(profile.title); !title.isEmpty())
        xml.writeTextElement(QStringLiteral("title"), title);
    if (const QString description = printable(profile.description); !description.isEmpty())
        xml.writeTextElement(QStringLiteral("description"), description);
    writeMetadata(xml, profile);
    const QString kib = QString::number(profile.memory.value.value / 1024);
    for (const QString& element : { QStringLiteral("memory"), QStringLiteral("currentMemory") }) {
        writeStart(xml, element, { { QStringLiteral("unit"), QStringLiteral("KiB") } });
        xml.writeCharacters(kib);
        xml.writeEndElement();
    }
    writeStart(xml, QStringLiteral("vcpu"), { { QStringLiteral("placement"), QStringLiteral("static") } });
    xml.writeCharacters(QString::number(profile.vcpus.value));
    xml.writeEndElement();
}

void writePlatform(QXmlStreamWriter& xml)
{
    xml.writeStartElement(QStringLiteral("os"));
    writeStart(xml, QStringLiteral("type"),
        { { QStringLiteral("arch"), QStringLiteral("x86_64") }, { QStringLiteral("machine"), QStringLiteral("q35") } });
    xml.writeCharacters(QStringLiteral("hvm"));
    xml.writeEndElement();
    writeEmpty(xml, QStringLiteral("boot"), { { QStringLiteral("dev"), QStringLiteral("hd") } });
    xml.writeEndElement();
    xml.writeStartElement(QStringLiteral("features"));
    writeEmpty(xml, QStringLiteral("acpi"));
    writeEmpty(xml, QStringLiteral("apic"));
    writeEmpty(xml, QStringLiteral("vmport"), { { QStringLiteral("state"), QStringLiteral("off") } });
    xml.writeEndElement();
    writeEmpty(xml, QStringLiteral("cpu"),
        { { QStringLiteral("mode"), QStringLiteral("host-model") },
            { QStringLiteral("check"), QStringLiteral("partial") } });
    writeEmpty(xml, QStringLiteral("clock"), { { QStringLiteral("offset"), QStringLiteral("utc") } });
    xml.writeTextElement(QStringLiteral("on_poweroff"), QStringLiteral("destroy"));
    xml.writeTextElement(QStringLiteral("on_reboot"), QStringLiteral("restart"));
    xml.writeTextElement(QStringLiteral("on_crash"), QStringLiteral("destroy"));
}

void writeDisk(QXmlStreamWriter& xml, const VmProfile& profile)
{
    const bool inMemory = profile.storageType.value == StorageType::Memory;
    const QString folder = inMemory ? QStringLiteral("/dev/shm/") : QStringLiteral("/var/lib/libvirt/images/");
    writeStart(xml, QStringLiteral("disk"),
        { { QStringLiteral("type"), QStringLiteral("file") }, { QStringLiteral("device"), QStringLiteral("disk") } });
    writeEmpty(xml, QStringLiteral("driver"),
        { { QStringLiteral("name"), QStringLiteral("qemu") }, { QStringLiteral("type"), QStringLiteral("qcow2") },
            // A file in memory can't be opened past the page cache, and is gone after a power cut anyway.
            { QStringLiteral("cache"), inMemory ? QStringLiteral("unsafe") : QStringLiteral("none") },
            { QStringLiteral("discard"), QStringLiteral("unmap") } });
    writeEmpty(xml, QStringLiteral("source"),
        { { QStringLiteral("file"), folder + profile.name + QStringLiteral(".qcow2") } });
    writeEmpty(xml, QStringLiteral("target"),
        { { QStringLiteral("dev"), QStringLiteral("vda") }, { QStringLiteral("bus"), QStringLiteral("virtio") } });
    if (const qint64 limit = profile.diskBandwidth.value.bytesPerSecond; limit > 0) {
        xml.writeStartElement(QStringLiteral("iotune"));
        xml.writeTextElement(QStringLiteral("total_bytes_sec"), QString::number(limit));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeNetwork(QXmlStreamWriter& xml, const VmProfile& profile)
{
    if (profile.networkBandwidth.value.bytesPerSecond == 0)
        return;
    const QString kib = QString::number(std::max<qint64>(1, profile.networkBandwidth.value.bytesPerSecond / 1024));
    writeStart(xml, QStringLiteral("interface"), { { QStringLiteral("type"), QStringLiteral("network") } });
    writeEmpty(xml, QStringLiteral("source"), { { QStringLiteral("network"), QStringLiteral("default") } });
    writeEmpty(xml, QStringLiteral("model"), { { QStringLiteral("type"), QStringLiteral("virtio") } });
    writeEmpty(xml, QStringLiteral("filterref"), { { QStringLiteral("filter"), QStringLiteral("clean-traffic") } });
    xml.writeStartElement(QStringLiteral("bandwidth"));
    writeEmpty(xml, QStringLiteral("inbound"), { { QStringLiteral("average"), kib } });
    writeEmpty(xml, QStringLiteral("outbound"), { { QStringLiteral("average"), kib } });
    xml.writeEndElement();
    xml.writeEndElement();
}

void writeDevices(QXmlStreamWriter& xml, const VmProfile& profile)
{
    xml.writeStartElement(QStringLiteral("devices"));
    writeDisk(xml, profile);
    writeEmpty(xml, QStringLiteral("controller"),
        { { QStringLiteral("type"), QStringLiteral("usb") }, { QStringLiteral("model"), QStringLiteral("none") } });
    writeNetwork(xml, profile);
    writeStart(xml, QStringLiteral("console"), { { QStringLiteral("type"), QStringLiteral("pty") } });
    writeEmpty(xml, QStringLiteral("target"), { { QStringLiteral("type"), QStringLiteral("serial") } });
    xml.writeEndElement();
    writeStart(xml, QStringLiteral("channel"), { { QStringLiteral("type"), QStringLiteral("unix") } });
    writeEmpty(xml, QStringLiteral("target"),
        { { QStringLiteral("type"), QStringLiteral("virtio") },
            { QStringLiteral("name"), QStringLiteral("org.qemu.guest_agent.0") } });
    xml.writeEndElement();
    writeStart(xml, QStringLiteral("memballoon"),
        { { QStringLiteral("model"), QStringLiteral("virtio") },
            { QStringLiteral("autodeflate"), QStringLiteral("on") },
            { QStringLiteral("freePageReporting"), QStringLiteral("on") } });
    writeEmpty(xml, QStringLiteral("stats"), { { QStringLiteral("period"), QStringLiteral("5") } });
    xml.writeEndElement();
    writeStart(xml, QStringLiteral("rng"), { { QStringLiteral("model"), QStringLiteral("virtio") } });
    writeStart(xml, QStringLiteral("backend"), { { QStringLiteral("model"), QStringLiteral("random") } });
    xml.writeCharacters(QStringLiteral("/dev/urandom"));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace

Result<QByteArray> LibvirtExporter::write(const VmProfile& profile) const
{
    QByteArray document;
    QXmlStreamWriter xml(&document);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    writeStart(xml, QStringLiteral("domain"), { { QStringLiteral("type"), QStringLiteral("kvm") } });
    writeHead(xml, profile);
    writePlatform(xml);
    writeDevices(xml, profile);
    xml.writeEndElement();
    xml.writeEndDocument();
    return document;
}

} // namespace Foreguest
