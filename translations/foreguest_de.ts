<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Foreguest::CommandPalette</name>
    <message>
        <source>Command Palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Name of a command</source>
        <translation>Name eines Befehls</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Namen eines Befehls eintippen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>Foreguest::Dialogs</name>
    <message>
        <source>Open Source Files</source>
        <translation>Quelldateien öffnen</translation>
    </message>
    <message>
        <source>Open Folder of Sources</source>
        <translation>Quellordner öffnen</translation>
    </message>
    <message>
        <source>Open Standard Input</source>
        <translation>Standardeingabe öffnen</translation>
    </message>
</context>
<context>
    <name>Foreguest::DropArea</name>
    <message>
        <source>%1 is in no language that Foreguest knows.</source>
        <translation>%1 ist in keiner Sprache, die Foreguest kennt.</translation>
    </message>
    <message numerus="yes">
        <source>None of these %n file(s) is in a language that Foreguest knows.</source>
        <translation>
            <numerusform>Die Datei ist in keiner Sprache, die Foreguest kennt.</numerusform>
            <numerusform>Keine dieser %n Dateien ist in einer Sprache, die Foreguest kennt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only files and folders of this computer can be analysed.</source>
        <translation>Nur Dateien und Ordner dieses Rechners können untersucht werden.</translation>
    </message>
    <message>
        <source>Analyse %1</source>
        <translation>%1 untersuchen</translation>
    </message>
    <message numerus="yes">
        <source>Analyse %n file(s)</source>
        <translation>
            <numerusform>%n Datei untersuchen</numerusform>
            <numerusform>%n Dateien untersuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Analyse %n folder(s)</source>
        <translation>
            <numerusform>%n Ordner untersuchen</numerusform>
            <numerusform>%n Ordner untersuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Analyse %n file(s) and folders</source>
        <translation>
            <numerusform>%n Datei untersuchen</numerusform>
            <numerusform>%n Dateien und Ordner untersuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) can&apos;t be read and will be left out.</source>
        <translation>
            <numerusform>%n Eintrag ist nicht lesbar und wird ausgelassen.</numerusform>
            <numerusform>%n Einträge sind nicht lesbar und werden ausgelassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::FieldEditor</name>
    <message>
        <source>Back to the prediction: %1</source>
        <translation>Zurück zur Vorhersage: %1</translation>
    </message>
    <message>
        <source>Take the override back: use the predicted value</source>
        <translation>Eigenen Wert zurücknehmen: den vorhergesagten verwenden</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>From %1. %2</source>
        <translation>Aus: %1. %2</translation>
    </message>
</context>
<context>
    <name>Foreguest::ForecastText</name>
    <message>
        <source>Wall time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>The bound that the guest is planned for</source>
        <translation>Die Grenze, für die der Gast geplant ist</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>Foreguest::GraphCanvas</name>
    <message>
        <source>Code graph</source>
        <translation>Codegraph</translation>
    </message>
    <message>
        <source>Arrow keys walk the graph, Control and arrow keys follow its edges, Enter opens a node.</source>
        <translation>Pfeiltasten wandern durch den Graphen, Strg und Pfeiltasten folgen seinen Kanten, Eingabe öffnet einen Knoten.</translation>
    </message>
</context>
<context>
    <name>Foreguest::GraphLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Colour runs from low to high. Rounded boxes are functions, boxes with side bars are classes, sheets are modules, folders are packages, hexagons are libraries. Solid lines are calls, dashed ones imports, hollow arrows inheritance, dots containment.</source>
        <translation>Die Farbe reicht von niedrig bis hoch. Abgerundete Kästen sind Funktionen, Kästen mit Seitenbalken Klassen, Blätter Module, Ordner Pakete, Sechsecke Bibliotheken. Durchgezogene Linien sind Aufrufe, gestrichelte Importe, hohle Pfeile Vererbung, Punkte Enthaltensein.</translation>
    </message>
</context>
<context>
    <name>Foreguest::GraphPanel</name>
    <message>
        <source>Laying out…</source>
        <translation>Anordnen …</translation>
    </message>
    <message>
        <source>&amp;Colour by:</source>
        <translation>&amp;Farbe nach:</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Hitze</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>Komplexität</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>What the colour of a node tells: its heat, its cyclomatic complexity, or how its time grows</source>
        <translation>Was die Farbe eines Knotens sagt: seine Hitze, seine zyklomatische Komplexität oder wie seine Laufzeit wächst</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>Which relations and which code outside of the sources to draw</source>
        <translation>Welche Beziehungen und welcher Code außerhalb der Quellen gezeichnet werden</translation>
    </message>
    <message>
        <source>&amp;Focus</source>
        <translation>&amp;Fokus</translation>
    </message>
    <message>
        <source>Show only the selected node and its neighbourhood</source>
        <translation>Nur den gewählten Knoten und seine Nachbarschaft zeigen</translation>
    </message>
    <message>
        <source>depth </source>
        <translation>Tiefe </translation>
    </message>
    <message>
        <source>Depth of the neighbourhood</source>
        <translation>Tiefe der Nachbarschaft</translation>
    </message>
    <message>
        <source>How many edges around the focus to show</source>
        <translation>Wie viele Kanten um den Fokus herum gezeigt werden</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>−</source>
        <translation>−</translation>
    </message>
    <message>
        <source>+</source>
        <translation>+</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole graph (Ctrl+0)</source>
        <translation>Ganzen Graphen zeigen (Strg+0)</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Show or hide the legend (?)</source>
        <translation>Legende ein- oder ausblenden (?)</translation>
    </message>
    <message>
        <source>&amp;Calls</source>
        <translation>&amp;Aufrufe</translation>
    </message>
    <message>
        <source>&amp;Inheritance</source>
        <translation>&amp;Vererbung</translation>
    </message>
    <message>
        <source>I&amp;mports</source>
        <translation>I&amp;mporte</translation>
    </message>
    <message>
        <source>&amp;Data flow</source>
        <translation>&amp;Datenfluss</translation>
    </message>
    <message>
        <source>C&amp;ontainment, where nothing else leads to a node</source>
        <translation>&amp;Enthaltensein, wo sonst nichts zu einem Knoten führt</translation>
    </message>
    <message>
        <source>&amp;Libraries</source>
        <translation>&amp;Bibliotheken</translation>
    </message>
    <message>
        <source>&amp;External functions (print, len, …)</source>
        <translation>E&amp;xterne Funktionen (print, len, …)</translation>
    </message>
    <message>
        <source>Show &amp;hidden nodes</source>
        <translation>Ver&amp;borgene Knoten zeigen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Close its container</source>
        <translation>Behälter &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Focus here</source>
        <translation>Hier &amp;fokussieren</translation>
    </message>
    <message>
        <source>Show &amp;neighbours</source>
        <translation>&amp;Nachbarn zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>Aus&amp;blenden</translation>
    </message>
    <message>
        <source>Copy n&amp;ame</source>
        <translation>N&amp;amen kopieren</translation>
    </message>
    <message>
        <source>&amp;Show hidden</source>
        <translation>Verborgene &amp;zeigen</translation>
    </message>
    <message>
        <source>Show the &amp;whole graph</source>
        <translation>&amp;Ganzen Graphen zeigen</translation>
    </message>
    <message>
        <source>There is no graph to export yet.</source>
        <translation>Es gibt noch keinen Graphen zum Exportieren.</translation>
    </message>
    <message>
        <source>Open source files first.</source>
        <translation>Erst Quelldateien öffnen.</translation>
    </message>
    <message>
        <source>Drop source files or a folder here to see their code graph.</source>
        <translation>Quelldateien oder einen Ordner hierher ziehen, um ihren Codegraphen zu sehen.</translation>
    </message>
    <message>
        <source>Nothing to draw: the sources hold no functions, classes or modules, or all of them are hidden.</source>
        <translation>Nichts zu zeichnen: Die Quellen enthalten keine Funktionen, Klassen oder Module, oder alle sind ausgeblendet.</translation>
    </message>
    <message>
        <source>1 node hidden.</source>
        <translation>1 Knoten ausgeblendet.</translation>
    </message>
    <message>
        <source>%1 nodes hidden.</source>
        <translation>%1 Knoten ausgeblendet.</translation>
    </message>
</context>
<context>
    <name>Foreguest::GraphText</name>
    <message>
        <source>Code graph</source>
        <translation>Codegraph</translation>
    </message>
    <message>
        <source>Drawn by Foreguest</source>
        <translation>Gezeichnet von Foreguest</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written as “%1”: its name ends neither in .png nor in .svg.</source>
        <translation>Das Bild kann nicht als „%1“ geschrieben werden: Der Name endet weder auf .png noch auf .svg.</translation>
    </message>
    <message>
        <source>Choose a name that ends in .png or .svg.</source>
        <translation>Einen Namen wählen, der auf .png oder .svg endet.</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written to “%1”: %2</source>
        <translation>Das Bild kann nicht nach „%1“ geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to and that has room.</source>
        <translation>Einen Ordner wählen, der beschreibbar ist und Platz hat.</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Hitze</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>Komplexität</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>Wachstum</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>inherits</source>
        <translation>erbt</translation>
    </message>
    <message>
        <source>imports</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>out of the selection</source>
        <translation>aus der Auswahl heraus</translation>
    </message>
    <message>
        <source>into the selection</source>
        <translation>in die Auswahl hinein</translation>
    </message>
    <message>
        <source>external</source>
        <translation>extern</translation>
    </message>
    <message>
        <source>1 function</source>
        <translation>1 Funktion</translation>
    </message>
    <message>
        <source>%1 functions</source>
        <translation>%1 Funktionen</translation>
    </message>
    <message>
        <source>function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>module</source>
        <translation>Modul</translation>
    </message>
    <message>
        <source>package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>external %1</source>
        <translation>extern: %1</translation>
    </message>
    <message>
        <source>cyclomatic %1</source>
        <translation>zyklomatisch %1</translation>
    </message>
    <message>
        <source>1 function inside</source>
        <translation>1 Funktion darin</translation>
    </message>
    <message>
        <source>%1 functions inside</source>
        <translation>%1 Funktionen darin</translation>
    </message>
    <message>
        <source>1 caller</source>
        <translation>1 Aufrufer</translation>
    </message>
    <message>
        <source>%1 callers</source>
        <translation>%1 Aufrufer</translation>
    </message>
    <message>
        <source>%1 of %2 parts shown. Double-click or Enter opens a module or class.</source>
        <translation>%1 von %2 Teilen gezeigt. Doppelklick oder Eingabe öffnet ein Modul oder eine Klasse.</translation>
    </message>
    <message>
        <source>Focus: the nearest %1 parts. Escape shows the whole graph.</source>
        <translation>Fokus: die nächsten %1 Teile. Escape zeigt den ganzen Graphen.</translation>
    </message>
    <message>
        <source>Focus: neighbourhood to depth %1. Escape shows the whole graph.</source>
        <translation>Fokus: Nachbarschaft bis Tiefe %1. Escape zeigt den ganzen Graphen.</translation>
    </message>
</context>
<context>
    <name>Foreguest::GuestText</name>
    <message>
        <source>Booting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Abbild</translation>
    </message>
    <message>
        <source>Accelerator</source>
        <translation>Beschleuniger</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation>vCPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Memory of its QEMU process on this host</source>
        <translation>Speicher seines QEMU-Prozesses auf diesem Rechner</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>Foreguest::GuestsPanel</name>
    <message>
        <source>&amp;Drain</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>No guest waits or runs. Opening a program that can be run boots one in the background.</source>
        <translation>Kein Gast wartet oder läuft. Das Öffnen eines ausführbaren Programms startet einen im Hintergrund.</translation>
    </message>
    <message>
        <source>Destroy all waiting guests</source>
        <translation>Alle wartenden Gäste beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n guest(s)</source>
        <translation>
            <numerusform>%n Gast</numerusform>
            <numerusform>%n Gäste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n bereit</numerusform>
            <numerusform>%n bereit</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of memory given, %2 free on this host</source>
        <translation>%1 Speicher vergeben, %2 auf diesem Rechner frei</translation>
    </message>
    <message>
        <source>No KVM: guests run in TCG, slow, and not an isolation boundary.</source>
        <translation>Kein KVM: Gäste laufen in TCG, langsam und ohne verlässliche Abschottung.</translation>
    </message>
</context>
<context>
    <name>Foreguest::HotspotText</name>
    <message>
        <source>Worst case: %1, confidence %2 %</source>
        <translation>Schlimmster Fall: %1, Sicherheit %2 %</translation>
    </message>
    <message>
        <source>%1 (top level)</source>
        <translation>%1 (oberste Ebene)</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Rank by heat: 1 is the hottest body</source>
        <translation>Rang nach Hitze: 1 ist der heißeste Rumpf</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>How the running time grows with the input, worst case</source>
        <translation>Wie die Laufzeit mit der Eingabe wächst, schlimmster Fall</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>How the memory grows with the input, worst case</source>
        <translation>Wie der Speicher mit der Eingabe wächst, schlimmster Fall</translation>
    </message>
    <message>
        <source>Cyclo</source>
        <translation>Zykl</translation>
    </message>
    <message>
        <source>Cyclomatic complexity: independent paths through the body</source>
        <translation>Zyklomatische Komplexität: unabhängige Wege durch den Rumpf</translation>
    </message>
    <message>
        <source>Cogn</source>
        <translation>Kogn</translation>
    </message>
    <message>
        <source>Cognitive complexity: how hard the body is to follow</source>
        <translation>Kognitive Komplexität: wie schwer der Rumpf zu verstehen ist</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory that the body likely takes</source>
        <translation>Speicher, den der Rumpf wahrscheinlich braucht</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>Bottlenecks found in the body</source>
        <translation>Im Rumpf gefundene Engpässe</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Hitze</translation>
    </message>
    <message>
        <source>0 (cold) to 1 (the hottest body), from growth, complexity and callers</source>
        <translation>0 (kalt) bis 1 (der heißeste Rumpf), aus Wachstum, Komplexität und Aufrufern</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
</context>
<context>
    <name>Foreguest::HotspotsPanel</name>
    <message>
        <source>Reasons and bottlenecks</source>
        <translation>Gründe und Engpässe</translation>
    </message>
    <message>
        <source>Filter functions, files, growth</source>
        <translation>Funktionen, Dateien, Wachstum filtern</translation>
    </message>
    <message>
        <source>Filter of the hotspots</source>
        <translation>Filter der Brennpunkte</translation>
    </message>
    <message>
        <source>Hotspots</source>
        <translation>Brennpunkte</translation>
    </message>
    <message>
        <source>Functions and their costs appear here once sources are analysed.</source>
        <translation>Funktionen und ihre Kosten erscheinen hier, sobald Quellen untersucht sind.</translation>
    </message>
    <message>
        <source>Reasons and bottlenecks of the selected function</source>
        <translation>Gründe und Engpässe der gewählten Funktion</translation>
    </message>
    <message>
        <source>Select a function to see why it costs what it costs.</source>
        <translation>Eine Funktion wählen, um zu sehen, warum sie kostet, was sie kostet.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nothing costly was found in this body.</source>
        <translation>In diesem Rumpf wurde nichts Teures gefunden.</translation>
    </message>
</context>
<context>
    <name>Foreguest::MainWindow</name>
    <message>
        <source>Foreguest</source>
        <translation>Foreguest</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Hotspots</source>
        <translation>Brennpunkte</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Gäste</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>%1 — Foreguest</source>
        <translation>%1 — Foreguest</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Knoten</numerusform>
            <numerusform>%n Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n Kante</numerusform>
            <numerusform>%n Kanten</numerusform>
        </translation>
    </message>
    <message>
        <source>analysed in %1</source>
        <translation>untersucht in %1</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open Files…</source>
        <translation>Dateien ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Analyse source files</source>
        <translation>Quelldateien untersuchen</translation>
    </message>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>&amp;Ordner öffnen …</translation>
    </message>
    <message>
        <source>Analyse all source files of a folder</source>
        <translation>Alle Quelldateien eines Ordners untersuchen</translation>
    </message>
    <message>
        <source>Open a &amp;Sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Analyse a program that comes with Foreguest</source>
        <translation>Ein mitgeliefertes Programm untersuchen</translation>
    </message>
    <message>
        <source>Open the sample %1</source>
        <translation>Das Beispiel %1 öffnen</translation>
    </message>
    <message>
        <source>Sa&amp;mples</source>
        <translation>Be&amp;ispiele</translation>
    </message>
    <message>
        <source>&amp;Analyse Again</source>
        <translation>Erneut &amp;untersuchen</translation>
    </message>
    <message>
        <source>Read the same files again</source>
        <translation>Dieselben Dateien noch einmal lesen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>Stop all jobs and close the window</source>
        <translation>Alle Aufgaben anhalten und das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo Profile Edit</source>
        <translation>Profiländerung &amp;rückgängig</translation>
    </message>
    <message>
        <source>Take the last edit of the profile back</source>
        <translation>Die letzte Änderung am Profil zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo Profile Edit</source>
        <translation>Profiländerung &amp;wiederholen</translation>
    </message>
    <message>
        <source>Do the edit again that was taken back</source>
        <translation>Die zurückgenommene Änderung wiederholen</translation>
    </message>
    <message>
        <source>&amp;Clear Selection</source>
        <translation>&amp;Auswahl aufheben</translation>
    </message>
    <message>
        <source>Select nothing, in all panels</source>
        <translation>In allen Bereichen nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Graph</translation>
    </message>
    <message>
        <source>S&amp;ource</source>
        <translation>&amp;Quelltext</translation>
    </message>
    <message>
        <source>&amp;Sources</source>
        <translation>Que&amp;llen</translation>
    </message>
    <message>
        <source>&amp;Hotspots</source>
        <translation>&amp;Brennpunkte</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>G&amp;uests</source>
        <translation>Gä&amp;ste</translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation>Läu&amp;fe</translation>
    </message>
    <message>
        <source>Show the panel %1, or hide it</source>
        <translation>Den Bereich %1 ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Colours of the window: %1</source>
        <translation>Farben des Fensters: %1</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Far&amp;ben</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the next panel</source>
        <translation>Den Tastaturfokus zum nächsten Bereich bewegen</translation>
    </message>
    <message>
        <source>Reset &amp;Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put all panels back to where they were at first</source>
        <translation>Alle Bereiche an ihren ersten Platz zurückstellen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>A&amp;usführen</translation>
    </message>
    <message>
        <source>Run the program in its waiting guest</source>
        <translation>Das Programm in seinem wartenden Gast ausführen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Kill the program that runs</source>
        <translation>Das laufende Programm abbrechen</translation>
    </message>
    <message>
        <source>&amp;Drain the Pool</source>
        <translation>&amp;Vorrat leeren</translation>
    </message>
    <message>
        <source>Destroy all waiting guests</source>
        <translation>Alle wartenden Gäste beenden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Command &amp;Palette…</source>
        <translation>Befehls&amp;palette …</translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation>Jeden Befehl über seinen Namen finden</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>List all shortcuts</source>
        <translation>Alle Tastenkürzel auflisten</translation>
    </message>
    <message>
        <source>&amp;About Foreguest</source>
        <translation>&amp;Über Foreguest</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>Foreguest %1</source>
        <translation>Foreguest %1</translation>
    </message>
    <message>
        <source>Starts the right guest before the run is asked for. Free software: GPL, version 3 or later.</source>
        <translation>Startet den richtigen Gast, bevor der Lauf verlangt wird. Freie Software: GPL, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Clear the List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>&amp;Abfrage</translation>
    </message>
    <message>
        <source>Ask the &amp;Graph…</source>
        <translation>Den &amp;Graphen fragen …</translation>
    </message>
    <message>
        <source>Write a query about functions, calls and data</source>
        <translation>Eine Abfrage über Funktionen, Aufrufe und Daten schreiben</translation>
    </message>
    <message>
        <source>&amp;Questions</source>
        <translation>&amp;Fragen</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>S&amp;ecurity</source>
        <translation>S&amp;icherheit</translation>
    </message>
</context>
<context>
    <name>Foreguest::MessageStrip</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Foreguest::Origin</name>
    <message>
        <source>catalogue</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>history</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>override</source>
        <translation>eigener Wert</translation>
    </message>
</context>
<context>
    <name>Foreguest::OutputView</name>
    <message numerus="yes">
        <source>… %n byte(s) left out …
</source>
        <translation>
            <numerusform>… %n Byte ausgelassen …
</numerusform>
            <numerusform>… %n Bytes ausgelassen …
</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::Profile</name>
    <message>
        <source>set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Foreguest::ProfileField</name>
    <message>
        <source>Processors</source>
        <translation>Prozessoren</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Storage type</source>
        <translation>Speichermedium</translation>
    </message>
    <message>
        <source>Storage size</source>
        <translation>Plattengröße</translation>
    </message>
    <message>
        <source>Disk limit</source>
        <translation>Plattengrenze</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Abbild</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
</context>
<context>
    <name>Foreguest::ProfilePanel</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>What the program will need appears here once it is analysed.</source>
        <translation>Was das Programm brauchen wird, erscheint hier, sobald es untersucht ist.</translation>
    </message>
    <message>
        <source>Open sources to see the guest that they will need.</source>
        <translation>Quellen öffnen, um den Gast zu sehen, den sie brauchen werden.</translation>
    </message>
    <message>
        <source>New profile, made for this program: no known one fits.</source>
        <translation>Neues Profil, für dieses Programm gemacht: Kein bekanntes passt.</translation>
    </message>
    <message>
        <source>Fits with a score of %1 of 100.</source>
        <translation>Passt mit %1 von 100 Punkten.</translation>
    </message>
    <message numerus="yes">
        <source>Model: %1, from %n measured run(s).</source>
        <translation>
            <numerusform>Modell: %1, aus %n gemessenen Lauf.</numerusform>
            <numerusform>Modell: %1, aus %n gemessenen Läufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Model: %1, no run of this program measured yet.</source>
        <translation>Modell: %1, noch kein Lauf dieses Programms gemessen.</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Bestes Profil</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>profile and score</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Limits of this host: %n processor(s), %1 of memory (%2 free).</source>
        <translation>
            <numerusform>Grenzen dieses Rechners: %n Prozessor, %1 Speicher (%2 frei).</numerusform>
            <numerusform>Grenzen dieses Rechners: %n Prozessoren, %1 Speicher (%2 frei).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::QueryPanel</name>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Query in openCypher</source>
        <translation>Abfrage in openCypher</translation>
    </message>
    <message>
        <source>MATCH (f:Function)-[:CALLS]-&gt;(g) RETURN f, g</source>
        <translation>MATCH (f:Function)-[:CALLS]-&gt;(g) RETURN f, g</translation>
    </message>
    <message>
        <source>A query in openCypher. Ctrl+Enter asks.</source>
        <translation>Eine Abfrage in openCypher. Strg+Enter fragt.</translation>
    </message>
    <message>
        <source>Mistake in the query</source>
        <translation>Fehler in der Abfrage</translation>
    </message>
    <message>
        <source>Place of the mistake</source>
        <translation>Stelle des Fehlers</translation>
    </message>
    <message>
        <source>What the query gave</source>
        <translation>Was die Abfrage ergab</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ready-made questions</source>
        <translation>Fertige Fragen</translation>
    </message>
    <message>
        <source>Answer of the query</source>
        <translation>Antwort der Abfrage</translation>
    </message>
    <message>
        <source>Value of the parameter %1</source>
        <translation>Wert des Parameters %1</translation>
    </message>
    <message>
        <source>Stop the query</source>
        <translation>Die Abfrage anhalten</translation>
    </message>
    <message>
        <source>Ask the graph (Ctrl+Enter)</source>
        <translation>Den Graphen fragen (Strg+Enter)</translation>
    </message>
    <message>
        <source>Asking the graph…</source>
        <translation>Der Graph wird gefragt …</translation>
    </message>
    <message>
        <source>Answers about functions, calls and data appear here once sources are analysed.</source>
        <translation>Hier erscheinen Antworten über Funktionen, Aufrufe und Daten, sobald Quellen analysiert sind.</translation>
    </message>
    <message>
        <source>The query found nothing.</source>
        <translation>Die Abfrage hat nichts gefunden.</translation>
    </message>
    <message>
        <source>Ask with Ctrl+Enter, or choose a question.</source>
        <translation>Mit Strg+Enter fragen oder eine Frage auswählen.</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Storing the graph</source>
        <translation>Der Graph wird gespeichert</translation>
    </message>
    <message>
        <source>Asking the graph</source>
        <translation>Der Graph wird gefragt</translation>
    </message>
    <message>
        <source>The first %1, there are more  ·  %2</source>
        <translation>Die ersten %1, es gibt mehr  ·  %2</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::ReadSourceText</name>
    <message>
        <source>%1 can&apos;t be shown: %2</source>
        <translation>%1 kann nicht gezeigt werden: %2</translation>
    </message>
    <message>
        <source>there is no such file any more</source>
        <translation>die Datei gibt es nicht mehr</translation>
    </message>
    <message>
        <source>Open the sources again from where they are now.</source>
        <translation>Die Quellen dort öffnen, wo sie jetzt liegen.</translation>
    </message>
    <message>
        <source>Make the file readable for you, then analyse again (F5).</source>
        <translation>Die Datei lesbar machen, dann erneut untersuchen (F5).</translation>
    </message>
</context>
<context>
    <name>Foreguest::RunDetails</name>
    <message>
        <source>Predicted beside measured</source>
        <translation>Vorhergesagt neben gemessen</translation>
    </message>
    <message>
        <source>Select a run to see what was predicted and what was measured.</source>
        <translation>Einen Lauf wählen, um Vorhersage und Messung zu sehen.</translation>
    </message>
    <message>
        <source>Output of the selected run</source>
        <translation>Ausgabe des gewählten Laufs</translation>
    </message>
    <message>
        <source>No output.</source>
        <translation>Keine Ausgabe.</translation>
    </message>
    <message numerus="yes">
        <source> in %1 (%2, %3, %n processor(s))</source>
        <translation>
            <numerusform> in %1 (%2, %3, %n Prozessor)</numerusform>
            <numerusform> in %1 (%2, %3, %n Prozessoren)</numerusform>
        </translation>
    </message>
    <message>
        <source>Run %1: %2, %3</source>
        <translation>Lauf %1: %2, %3</translation>
    </message>
    <message>
        <source>Nothing was measured: the run did not finish.</source>
        <translation>Nichts gemessen: Der Lauf kam nicht zum Ende.</translation>
    </message>
</context>
<context>
    <name>Foreguest::RunInputText</name>
    <message>
        <source>The standard input %1 can&apos;t be read: %2</source>
        <translation>Die Standardeingabe %1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Choose a regular file that you may read.</source>
        <translation>Eine gewöhnliche, lesbare Datei wählen.</translation>
    </message>
    <message>
        <source>The standard input %1 is larger than %2.</source>
        <translation>Die Standardeingabe %1 ist größer als %2.</translation>
    </message>
    <message>
        <source>Give the program a smaller input.</source>
        <translation>Dem Programm eine kleinere Eingabe geben.</translation>
    </message>
</context>
<context>
    <name>Foreguest::RunText</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>Speicher erschöpft</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>Signal %1</translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>Ende %1</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Measured against predicted</source>
        <translation>Gemessen gegen vorhergesagt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>kalt</translation>
    </message>
    <message>
        <source>Warm: the guest was booted and prepared before the request</source>
        <translation>Warm: Der Gast war vor der Anforderung gestartet und vorbereitet</translation>
    </message>
    <message>
        <source>Accel</source>
        <translation>Beschl</translation>
    </message>
    <message>
        <source>Accelerator: KVM, or TCG where the hardware can&apos;t be used</source>
        <translation>Beschleuniger: KVM, oder TCG, wo die Hardware nicht nutzbar ist</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>From the request to the first byte of output</source>
        <translation>Von der Anforderung bis zum ersten Byte der Ausgabe</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Speicherspitze</translation>
    </message>
    <message>
        <source>Peak memory as it was predicted before the run</source>
        <translation>Speicherspitze, wie sie vor dem Lauf vorhergesagt war</translation>
    </message>
    <message>
        <source>Measured peak memory against predicted</source>
        <translation>Gemessene Speicherspitze gegen die vorhergesagte</translation>
    </message>
</context>
<context>
    <name>Foreguest::RunsPanel</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Runs are listed here, with predicted beside measured. Run a program with Ctrl+R.</source>
        <translation>Hier stehen die Läufe, Vorhersage neben Messung. Strg+R führt ein Programm aus.</translation>
    </message>
    <message>
        <source>Live output</source>
        <translation>Laufende Ausgabe</translation>
    </message>
    <message>
        <source>Output appears here while a program runs.</source>
        <translation>Hier erscheint die Ausgabe, während ein Programm läuft.</translation>
    </message>
    <message>
        <source>Selected run</source>
        <translation>Gewählter Lauf</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Arguments of the program, divided by spaces; quote those that hold spaces</source>
        <translation>Argumente des Programms, durch Leerzeichen getrennt; solche mit Leerzeichen in Anführungszeichen</translation>
    </message>
    <message>
        <source>text, or a file</source>
        <translation>Text oder eine Datei</translation>
    </message>
    <message>
        <source>What the program reads from its standard input</source>
        <translation>Was das Programm von seiner Standardeingabe liest</translation>
    </message>
    <message>
        <source>&amp;Arguments:</source>
        <translation>&amp;Argumente:</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>&amp;Input:</source>
        <translation>&amp;Eingabe:</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>Choose a file as standard input</source>
        <translation>Eine Datei als Standardeingabe wählen</translation>
    </message>
    <message>
        <source>Cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>Boot a new guest after the request, to compare</source>
        <translation>Zum Vergleich erst nach der Anforderung einen neuen Gast starten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>the run ended early</source>
        <translation>der Lauf endete vorzeitig</translation>
    </message>
    <message>
        <source>Run the program in its waiting guest (Ctrl+R)</source>
        <translation>Das Programm in seinem wartenden Gast ausführen (Strg+R)</translation>
    </message>
    <message>
        <source>Details of runs</source>
        <translation>Einzelheiten der Läufe</translation>
    </message>
</context>
<context>
    <name>Foreguest::Samples</name>
    <message>
        <source>The sample %1 could not be written to %2: %3</source>
        <translation>Das Beispiel %1 konnte nicht nach %2 geschrieben werden: %3</translation>
    </message>
    <message>
        <source>Free space there, or set FOREGUEST_HOME to another folder.</source>
        <translation>Dort Platz schaffen oder FOREGUEST_HOME auf einen anderen Ordner setzen.</translation>
    </message>
</context>
<context>
    <name>Foreguest::Screenshot</name>
    <message>
        <source>The window was not ready for a screenshot within 3 minutes.</source>
        <translation>Das Fenster war nicht innerhalb von 3 Minuten bereit für ein Bildschirmfoto.</translation>
    </message>
    <message>
        <source>Give fewer files, or a smaller folder.</source>
        <translation>Weniger Dateien oder einen kleineren Ordner angeben.</translation>
    </message>
    <message>
        <source>The screenshot could not be written to %1.</source>
        <translation>Das Bildschirmfoto konnte nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>Name a file in a folder that exists and that you may write to.</source>
        <translation>Eine Datei in einem vorhandenen, beschreibbaren Ordner angeben.</translation>
    </message>
</context>
<context>
    <name>Foreguest::SecurityPanel</name>
    <message>
        <source>Holds</source>
        <translation>Steht</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>Was hilft</translation>
    </message>
    <message>
        <source>Walls around a guest</source>
        <translation>Schutz um einen Gast</translation>
    </message>
    <message>
        <source>Examine boots a guest and shows which walls around it stand on this host.</source>
        <translation>Prüfen startet einen Gast und zeigt, welcher Schutz um ihn auf diesem Rechner besteht.</translation>
    </message>
    <message>
        <source>Boot a guest and look at the walls around it</source>
        <translation>Einen Gast starten und den Schutz um ihn ansehen</translation>
    </message>
    <message>
        <source>%1 of %2 walls stand on this host</source>
        <translation>%1 von %2 Schutzmaßnahmen bestehen auf diesem Rechner</translation>
    </message>
    <message>
        <source>Isolation is not guaranteed here: run only code that you trust.</source>
        <translation>Die Abschottung ist hier nicht gesichert: Führen Sie nur Code aus, dem Sie vertrauen.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Examine</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Stop looking</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Booting a guest…</source>
        <translation>Ein Gast wird gestartet …</translation>
    </message>
    <message>
        <source>As seen before</source>
        <translation>Wie zuvor gesehen</translation>
    </message>
</context>
<context>
    <name>Foreguest::Session</name>
    <message>
        <source>The history can&apos;t be used, so what is done in this session is not kept. %1</source>
        <translation>Der Verlauf ist nicht nutzbar; was in dieser Sitzung geschieht, wird nicht aufbewahrt. %1</translation>
    </message>
</context>
<context>
    <name>Foreguest::ShortcutsHelp</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter of the shortcuts</source>
        <translation>Filter der Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
</context>
<context>
    <name>Foreguest::SourcePanel</name>
    <message>
        <source>Source text</source>
        <translation>Quelltext</translation>
    </message>
    <message>
        <source>Select a function or a file to read its source here.</source>
        <translation>Eine Funktion oder Datei wählen, um hier ihren Quelltext zu lesen.</translation>
    </message>
    <message>
        <source>The selected item is defined outside the given sources.</source>
        <translation>Das Gewählte ist außerhalb der gegebenen Quellen definiert.</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>Die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Bytes that are not text are shown as �.</source>
        <translation>Bytes, die kein Text sind, erscheinen als �.</translation>
    </message>
    <message>
        <source>%1: time %2, space %3, cyclomatic %4, heat %5</source>
        <translation>%1: Zeit %2, Platz %3, zyklomatisch %4, Hitze %5</translation>
    </message>
</context>
<context>
    <name>Foreguest::SourcesModel</name>
    <message numerus="yes">
        <source>%n file(s) not analysed</source>
        <translation>
            <numerusform>%n Datei nicht untersucht</numerusform>
            <numerusform>%n Dateien nicht untersucht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1
%n byte(s) could not be parsed.</source>
        <translation>
            <numerusform>%1
%n Byte war nicht zu verstehen.</numerusform>
            <numerusform>%1
%n Bytes waren nicht zu verstehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Funcs</source>
        <comment>short for functions</comment>
        <translation>Fkt.</translation>
    </message>
</context>
<context>
    <name>Foreguest::SourcesPanel</name>
    <message>
        <source>Filter files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Filter of the files</source>
        <translation>Filter der Dateien</translation>
    </message>
    <message>
        <source>Source files</source>
        <translation>Quelldateien</translation>
    </message>
</context>
<context>
    <name>Foreguest::StageBar</name>
    <message>
        <source>Stages: %1</source>
        <translation>Abschnitte: %1</translation>
    </message>
</context>
<context>
    <name>Foreguest::SummaryStrip</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Input/output</source>
        <translation>Ein-/Ausgabe</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Files that were analysed</source>
        <translation>Untersuchte Dateien</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Functions in these files</source>
        <translation>Funktionen in diesen Dateien</translation>
    </message>
    <message>
        <source>Time growth</source>
        <translation>Zeitwachstum</translation>
    </message>
    <message>
        <source>How the program&apos;s running time grows with its input</source>
        <translation>Wie die Laufzeit des Programms mit seiner Eingabe wächst</translation>
    </message>
    <message>
        <source>Memory that the program will likely need</source>
        <translation>Speicher, den das Programm wahrscheinlich braucht</translation>
    </message>
    <message>
        <source>Bound by</source>
        <translation>Begrenzt durch</translation>
    </message>
    <message>
        <source>What the program will be bound by</source>
        <translation>Wodurch das Programm begrenzt sein wird</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Gast</translation>
    </message>
    <message>
        <source>The virtual machine for this program</source>
        <translation>Die virtuelle Maschine für dieses Programm</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>state and accelerator</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (+%2)</source>
        <comment>analysed and skipped files</comment>
        <translation>%1 (+%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be analysed, see Sources</source>
        <translation>
            <numerusform>%n Datei konnte nicht untersucht werden, siehe Quellen</numerusform>
            <numerusform>%n Dateien konnten nicht untersucht werden, siehe Quellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foreguest::TaskStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>Foreguest::WelcomePage</name>
    <message>
        <source>Foreguest draws their code graph and cost hotspots, predicts the virtual machine that they will need, and boots it before you ask for a run.</source>
        <translation>Foreguest zeichnet ihren Codegraphen und ihre Kostenbrennpunkte, sagt die virtuelle Maschine voraus, die sie brauchen werden, und startet sie, bevor ein Lauf verlangt wird.</translation>
    </message>
    <message>
        <source>Drop source files or a folder here</source>
        <translation>Quelldateien oder einen Ordner hierher ziehen</translation>
    </message>
</context>
<context>
    <name>Foreguest::Workbench</name>
    <message>
        <source>A run is going on.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message>
        <source>Open a source file first.</source>
        <translation>Erst eine Quelldatei öffnen.</translation>
    </message>
    <message>
        <source>There is no program to run.</source>
        <translation>Es gibt kein ausführbares Programm.</translation>
    </message>
    <message numerus="yes">
        <source>Analysing %n path(s)</source>
        <translation>
            <numerusform>%n Pfad wird untersucht</numerusform>
            <numerusform>%n Pfade werden untersucht</numerusform>
        </translation>
    </message>
    <message>
        <source>Analysing %1</source>
        <translation>%1 wird untersucht</translation>
    </message>
    <message>
        <source>Preparing a guest for %1</source>
        <translation>Ein Gast für %1 wird vorbereitet</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>%1 läuft</translation>
    </message>
</context>
</TS>
