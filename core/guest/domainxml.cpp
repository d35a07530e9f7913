// SPDX-FileCopyrightText: 2026 The Foreguest authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/domainxml.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace Foreguest {

namespace {

using Attributes = std::initializer_list<std::pair<const char*, QString>>;

/// An element without children.
void leaf(QXmlStreamWriter& xml, const char* name, const Attributes& attributes)
{
    xml.writeEmptyElement(QLatin1String(name));
    for (const auto& [key, value] : attributes)
        xml.writeAttribute(QLatin1String(key), value);
}

void begin(QXmlStreamWriter& xml, const char* name, const Attributes& attributes = {})
{
    xml.writeStartElement(QLatin1String(name));
    for (const auto& [key, value] : attributes)
        xml.writeAttribute(QLatin1String(key), value);
}

void text(QXmlStreamWriter& xml, const char* name, const QString& content, const Attributes& attributes = {})
{
    begin(xml, name, attributes);
    xml.writeCharacters(content);
    xml.writeEndElement();
}

QString literal(const char* value)
{
    return QString::fromLatin1(value);
}

/// XML 1.0 has no way to write most control characters.
QString printable(QString value)
{
    value.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control || c.isSurrogate() || c.isNonCharacter(); });
    return value.left(200);
}

void writeProcessor(QXmlStreamWriter& xml, Accelerator accelerator)
{
    begin(xml, "features");
    if (accelerator == Accelerator::Kvm)
        leaf(xml, "acpi", {});
    leaf(xml, "vmport", { { "state", literal("off") } });
    xml.writeEndElement();
    if (accelerator == Accelerator::Kvm) {
        // Some hosts offer the register that lists hardware flaws but refuse what QEMU writes to it; guests run with
        // mitigations=off and don't read it.
        begin(xml, "cpu", { { "mode", literal("host-passthrough") } });
        leaf(xml, "feature", { { "policy", literal("disable") }, { "name", literal("arch-capabilities") } });
        xml.writeEndElement();
        return;
    }
    begin(xml, "cpu", { { "mode", literal("custom") }, { "match", literal("exact") }, { "check", literal("none") } });
    text(xml, "model", literal("Nehalem"), { { "fallback", literal("forbid") } });
    xml.writeEndElement();
}

void writeDisk(QXmlStreamWriter& xml, const DomainDescription& description)
{
    const qint64 rate = description.spec.profile.diskBandwidth.value.bytesPerSecond;
    begin(xml, "disk", { { "type", literal("file") }, { "device", literal("disk") } });
    leaf(xml, "driver",
        { { "name", literal("qemu") }, { "type", literal("qcow2") }, { "cache", literal("unsafe") },
            { "discard", literal("unmap") } });
    leaf(xml, "source", { { "file", description.overlay } });
    // The whole chain is written out, so that nobody looks for the next disk in the one before.
    const QStringList disks = QStringList { description.spec.image.disk } + description.spec.image.backing;
    for (const QString& disk : disks) {
        begin(xml, "backingStore", { { "type", literal("file") } });
        leaf(xml, "format", { { "type", literal("qcow2") } });
        leaf(xml, "source", { { "file", disk } });
    }
    leaf(xml, "backingStore", {});
    for (qsizetype i = 0; i < disks.size(); ++i)
        xml.writeEndElement();
    leaf(xml, "target", { { "dev", literal("vda") }, { "bus", literal("virtio") } });
    if (rate > 0) {
        begin(xml, "iotune");
        text(xml, "total_bytes_sec", QString::number(rate));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

void writeNetwork(QXmlStreamWriter& xml)
{
    begin(xml, "interface", { { "type", literal("user") } });
    leaf(xml, "model", { { "type", literal("virtio") } });
    leaf(xml, "rom", { { "enabled", literal("no") } });
    xml.writeEndElement();
}

void writeDevices(QXmlStreamWriter& xml, const DomainDescription& description)
{
    begin(xml, "devices");
    if (!description.emulator.isEmpty())
        text(xml, "emulator", description.emulator);
    writeDisk(xml, description);
    leaf(xml, "controller", { { "type", literal("usb") }, { "model", literal("none") } });
    if (description.spec.profile.networkBandwidth.value.bytesPerSecond > 0)
        writeNetwork(xml);
    begin(xml, "channel", { { "type", literal("unix") } });
    leaf(xml, "source", { { "mode", literal("bind") }, { "path", description.agentSocket } });
    leaf(xml, "target", { { "type", literal("virtio") }, { "name", literal("org.foreguest.agent.0") } });
    xml.writeEndElement();
    begin(xml, "memballoon", { { "model", literal("virtio") } });
    leaf(xml, "stats", { { "period", literal("5") } });
    xml.writeEndElement();
    begin(xml, "rng", { { "model", literal("virtio") } });
    text(xml, "backend", literal("/dev/urandom"), { { "model", literal("random") } });
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace

QString kernelCommandLine(const DomainDescription& description)
{
    QStringList words { literal("quiet"), literal("loglevel=0"), literal("panic=-1"), literal("nokaslr"),
        literal("tsc=reliable"), literal("no_timer_check"), literal("random.trust_cpu=on"),
        literal("cryptomgr.notests"), literal("audit=0"), literal("rcupdate.rcu_expedited=1"),
        literal("mitigations=off"), literal("foreguest.hostname=") + description.name };
    if (!description.machineId.isEmpty())
        words << literal("foreguest.machine=") + description.machineId;
    if (description.spec.profile.networkBandwidth.value.bytesPerSecond > 0)
        words << literal("foreguest.net=1");
    return words.join(u' ');
}

QByteArray domainXml(const DomainDescription& description)
{
    const VmProfile& profile = description.spec.profile;
    const bool kvm = description.accelerator == Accelerator::Kvm;
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    begin(xml, "domain", { { "type", kvm ? literal("kvm") : literal("qemu") } });
    text(xml, "name", description.name);
    if (const QString title = printable(description.title); !title.isEmpty())
        text(xml, "title", title);
    text(xml, "memory", QString::number(std::max<qint64>(profile.memory.value.value / 1024, 1)),
        { { "unit", literal("KiB") }, { "dumpCore", literal("off") } });
    text(xml, "vcpu", QString::number(std::max(profile.vcpus.value, 1)));
    if (kvm) // ACPI tells the guest of it, which guests under TCG do without
        leaf(xml, "genid", {});
    begin(xml, "os");
    text(xml, "type", literal("hvm"),
        { { "arch", literal("x86_64") }, { "machine", kvm ? literal("q35") : literal("pc") } });
    text(xml, "kernel", description.spec.image.kernel);
    text(xml, "initrd", description.spec.image.initramfs);
    text(xml, "cmdline", kernelCommandLine(description));
    xml.writeEndElement();
    writeProcessor(xml, description.accelerator);
    text(xml, "on_poweroff", literal("destroy"));
    text(xml, "on_reboot", literal("destroy"));
    text(xml, "on_crash", literal("destroy"));
    writeDevices(xml, description);
    xml.writeEndElement();
    return bytes;
}

} // namespace Foreguest
