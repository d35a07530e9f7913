<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Foreguest::DropArea</name>
    <message numerus="yes">
        <source>None of these %n file(s) is in a language that Foreguest knows.</source>
        <translation>
            <numerusform>None of these %n file is in a language that Foreguest knows.</numerusform>
            <numerusform>None of these %n files is in a language that Foreguest knows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Analyse %n file(s)</source>
        <translation>
            <numerusform>Analyse %n file</numerusform>
            <numerusform>Analyse %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Analyse %n folder(s)</source>
        <translation>
            <numerusform>Analyse %n folder</numerusform>
            <numerusform>Analyse %n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Analyse %n file(s) and folders</source>
        <translation>
            <numerusform>Analyse %n file and folders</numerusform>
            <numerusform>Analyse %n files and folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) can't be read and will be left out.</source>
        <translation>
            <numerusform>%n item can't be read and will be left out.</numerusform>
            <numerusform>%n items can't be read and will be left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::GuestsPanel</name>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n ready</numerusform>
            <numerusform>%n ready</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::MainWindow</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n edge</numerusform>
            <numerusform>%n edges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::OutputView</name>
    <message numerus="yes">
        <source>… %n byte(s) left out …
</source>
        <translation>
            <numerusform>… %n byte left out …
</numerusform>
            <numerusform>… %n bytes left out …
</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::ProfilePanel</name>
    <message numerus="yes">
        <source>Model: %1, from %n measured run(s).</source>
        <translation>
            <numerusform>Model: %1, from %n measured run.</numerusform>
            <numerusform>Model: %1, from %n measured runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Limits of this host: %n processor(s), %1 of memory (%2 free).</source>
        <translation>
            <numerusform>Limits of this host: %n processor, %1 of memory (%2 free).</numerusform>
            <numerusform>Limits of this host: %n processors, %1 of memory (%2 free).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::QueryPanel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::RunDetails</name>
    <message numerus="yes">
        <source> in %1 (%2, %3, %n processor(s))</source>
        <translation>
            <numerusform> in %1 (%2, %3, %n processor)</numerusform>
            <numerusform> in %1 (%2, %3, %n processors)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::SourcesModel</name>
    <message numerus="yes">
        <source>%n file(s) not analysed</source>
        <translation>
            <numerusform>%n file not analysed</numerusform>
            <numerusform>%n files not analysed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1
%n byte(s) could not be parsed.</source>
        <translation>
            <numerusform>%1
%n byte could not be parsed.</numerusform>
            <numerusform>%1
%n bytes could not be parsed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::SummaryStrip</name>
    <message numerus="yes">
        <source>%n file(s) could not be analysed, see Sources</source>
        <translation>
            <numerusform>%n file could not be analysed, see Sources</numerusform>
            <numerusform>%n files could not be analysed, see Sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::Workbench</name>
    <message numerus="yes">
        <source>Analysing %n path(s)</source>
        <translation>
            <numerusform>Analysing %n path</numerusform>
            <numerusform>Analysing %n paths</numerusform>
        </translation>
    </message>
</context>
</TS>
