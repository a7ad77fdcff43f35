using System.Globalization;
using System.Xml;

namespace Tdc.Platform.Documents;

/// <summary>The cell styles of every workbook: an index into <c>cellXfs</c> for each use.</summary>
internal static class SheetStyles
{
    internal const int Plain = 0;
    internal const int Title = 1;
    internal const int Subtitle = 2;
    internal const int Note = 3;
    internal const int Header = 4;
    private const int FirstBody = 5;
    private const int BorderedBox = 1;

    // Number format ids below 164 are Excel's own: 0 general, 3 #,##0, 49 text.
    private static readonly int[] formats = [49, 49, 0, 3, 3, 164, 165, 166];

    /// <summary>The style of a body cell.</summary>
    internal static int Body(CellKind kind, bool locked, bool bold) => FirstBody + (int)kind * 4 + (locked ? 2 : 0) + (bold ? 1 : 0);

    internal static void Write(XmlWriter xml)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("styleSheet", SheetWriter.Main);
        xml.WriteRaw("""
            <numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy\ hh:mm"/></numFmts>
            <fonts count="5">
            <font><sz val="11"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>
            <font><b/><sz val="14"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>
            <font><b/><sz val="11"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>
            <font><i/><sz val="11"/><color rgb="FF404040"/><name val="Times New Roman"/><family val="1"/></font>
            <font><b/><sz val="12"/><color rgb="FF000000"/><name val="Times New Roman"/><family val="1"/></font>
            </fonts>
            <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6EE"/><bgColor indexed="64"/></patternFill></fill></fills>
            <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>
            <border><left style="thin"><color rgb="FF8A949E"/></left><right style="thin"><color rgb="FF8A949E"/></right><top style="thin"><color rgb="FF8A949E"/></top><bottom style="thin"><color rgb="FF8A949E"/></bottom><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            """);
        xml.WriteStartElement("cellXfs");
        xml.WriteAttributeString("count", (FirstBody + formats.Length * 4).ToString(CultureInfo.InvariantCulture));
        Style(xml, 49, font: 0, fill: 0, border: 0, "left", wrap: false, locked: true);
        Style(xml, 49, font: 1, fill: 0, border: 0, "left", wrap: false, locked: true);
        Style(xml, 49, font: 4, fill: 0, border: 0, "left", wrap: false, locked: true);
        Style(xml, 49, font: 3, fill: 0, border: 0, "left", wrap: false, locked: true);
        Style(xml, 49, font: 2, fill: 2, BorderedBox, "center", wrap: true, locked: true);
        for (var kind = 0; kind < formats.Length; kind++)
        {
            var align = (CellKind)kind switch
            {
                CellKind.Empty or CellKind.Text => "left",
                CellKind.Date or CellKind.Time => "center",
                _ => "right",
            };
            var wrap = (CellKind)kind == CellKind.Text;
            for (var variant = 0; variant < 4; variant++)
            {
                Style(xml, formats[kind], font: variant % 2 == 1 ? 2 : 0, fill: 0, BorderedBox, align, wrap, locked: variant >= 2);
            }
        }
        xml.WriteEndElement();
        xml.WriteRaw("""<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>""");
        xml.WriteEndElement();
    }

    private static void Style(XmlWriter xml, int format, int font, int fill, int border, string align, bool wrap, bool locked) =>
        xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""
            <xf numFmtId="{format}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment horizontal="{align}" vertical="{(fill == 2 ? "center" : "top")}"{(wrap ? " wrapText=\"1\"" : "")}/><protection locked="{(locked ? 1 : 0)}"/></xf>
            """));
}
